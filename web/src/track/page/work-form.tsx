import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Popover.css';
import { Alert, Button, Select, TextInput } from '@mantine/core';
import type { DeskSession } from '@stint/wire/desk';
import { IconHandStop, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import type { ViewTracking } from '../desk/view.ts';
import { ElsewhereDialog } from './elsewhere-dialog.tsx';
import { LabelField } from './label-field.tsx';
import here from './now.module.css';
import type { OfTracker } from './of-tracker.ts';
import styles from './track.module.css';
import { useLabel } from './use-label.ts';
import { nameOf, startWords } from './words.ts';

interface WorkFormProps extends OfTracker {
  readonly memo: string;
  readonly onMemo: (memo: string) => void;
}

/** Contract, memo and label: Start, switch without stopping, change what is said. */
export function WorkForm({ tracker, view, memo, onMemo }: WorkFormProps) {
  const { tracking, contracts } = view;
  const { contract, known, pick, chosen, begin, busy, refused, elsewhere, leaveIt } = useWork({
    tracker,
    view,
    memo,
  });
  const { label, setLabel, missing } = chosen;
  const same = tracking !== null && tracking.contract === contract;
  return (
    <form
      className={here.work}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void begin(false);
      }}
      autoComplete="off"
    >
      <div className={here.fields}>
        <ContractField view={view} contract={contract} onPick={pick} />
        <MemoField view={view} memo={memo} onMemo={onMemo} />
        {known && <LabelField contract={known} label={label} onLabel={setLabel} missing={missing} />}
      </div>
      <div className={here.deeds}>
        <Button
          type="submit"
          size="md"
          loading={busy}
          disabled={contract === null || (same && memo === tracking.memo && label === tracking.label)}
          leftSection={!same && <IconPlayerPlayFilled size={15} aria-hidden="true" />}
        >
          {same ? changeWords(tracking, memo, label) : tracking ? 'Switch to this contract' : 'Start'}
        </Button>
        <span className={styles.hint}>{hint(contracts.length, memo)}</span>
      </div>
      {refused && (
        <Alert role="alert" color="red" variant="light" icon={<IconHandStop size={18} />} p="sm">
          {refused}
        </Alert>
      )}
      <ElsewhereDialog
        session={elsewhere}
        wanted={contract === null ? '' : nameOf(contracts, contract)}
        onTakeOver={() => void begin(true)}
        onLeave={leaveIt}
      />
    </form>
  );
}

/** What the form has at hand, and its deed. */
function useWork({ tracker, view, memo }: OfTracker & { memo: string }) {
  const [picked, setPicked] = useState<string | null>(null);
  const contract = picked ?? view.chosen;
  const known = view.contracts.find(({ id }) => id === contract);
  const chosen = useLabel(view, known);
  const { start, ...asked } = useStart({ tracker, view });
  const begin = async (takeOver: boolean): Promise<void> => {
    if (contract === null || !chosen.isThere()) return;
    if (!(await start(contract, memo, chosen.label, takeOver)) || takeOver) return;
    setPicked(null);
    chosen.forget();
  };
  const pick = (id: string | null): void => {
    setPicked(id);
    if (id !== null && !view.tracking) tracker.choose(id);
  };
  return { contract, known, pick, chosen, begin, ...asked };
}

function changeWords(tracking: ViewTracking, memo: string, label: string | null): string {
  return memo === tracking.memo && label !== tracking.label ? 'Change label' : 'Change memo';
}

function hint(contracts: number, memo: string): string {
  if (contracts === 0) return 'You have no contract yet.';
  return memo.trim() === '' ? 'Without a memo a segment counts, and is not protected (P5).' : '';
}

function useStart({ tracker, view }: OfTracker) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [elsewhere, setElsewhere] = useState<DeskSession | null>(null);
  const start = async (
    contract: string,
    memo: string,
    label: string | null,
    takeOver: boolean,
  ): Promise<boolean> => {
    setBusy(true);
    setRefused(null);
    setElsewhere(null);
    const same = view.tracking?.contract === contract;
    const answer = same
      ? await tracker.memo(memo, label)
      : await tracker.start(contract, memo, label, takeOver);
    setBusy(false);
    if (answer !== null && typeof answer === 'object') setElsewhere(answer);
    else if (answer !== null) setRefused(startWords(answer));
    return answer === null;
  };
  const leaveIt = (): void => {
    setElsewhere(null);
    tracker.leaveIt();
  };
  return { start, busy, refused, elsewhere, leaveIt };
}

const STANDINGS = {
  active: '',
  'contract-paused': 'paused',
  'contract-ended': 'ended',
  'contract-not-started': 'not started yet',
} as const;

interface ContractFieldProps {
  readonly view: OfTracker['view'];
  readonly contract: string | null;
  readonly onPick: (contract: string | null) => void;
}

/** What can be tracked first; what cannot stays in the list, with the reason. */
function ContractField({ view: { contracts, standings, chosen }, contract, onPick }: ContractFieldProps) {
  const options = contracts
    .map(({ id, pausedFor }) => {
      const standing = STANDINGS[standings[id] ?? 'active'];
      const why = standing === 'paused' && pausedFor ? 'paused until a payment arrives' : standing;
      const name = nameOf(contracts, id);
      return { value: id, label: why === '' ? name : `${name} (${why})`, disabled: why !== '' };
    })
    .sort((a, b) => rank(a, chosen) - rank(b, chosen));
  return (
    <div>
      <Select
        label="Contract"
        size="md"
        data={options}
        value={contract}
        onChange={onPick}
        searchable={options.length > 5}
        allowDeselect={false}
        nothingFoundMessage="No contract of that name"
        comboboxProps={{ shadow: 'md' }}
      />
    </div>
  );
}

function rank({ value, disabled }: { value: string; disabled: boolean }, chosen: string | null): number {
  return (disabled ? 2 : 0) + (value === chosen ? -1 : 0);
}

function MemoField({ view, memo, onMemo }: Omit<WorkFormProps, 'tracker'>) {
  const list = useId();
  return (
    <div>
      <TextInput
        label="Memo"
        size="md"
        placeholder="What you are working on"
        maxLength={1000}
        list={list}
        value={memo}
        onChange={(event) => onMemo(event.currentTarget.value)}
      />
      <datalist id={list}>
        {view.memos.map((recent) => (
          <option key={recent} value={recent} />
        ))}
      </datalist>
    </div>
  );
}
