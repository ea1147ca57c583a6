import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Popover.css';
import { Alert, Button, Select, TextInput } from '@mantine/core';
import type { DeskSession } from '@stint/wire/desk';
import { IconHandStop, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import { ElsewhereDialog } from './elsewhere-dialog.tsx';
import here from './now.module.css';
import type { OfTracker } from './of-tracker.ts';
import styles from './track.module.css';
import { nameOf, startWords } from './words.ts';

interface WorkFormProps extends OfTracker {
  readonly memo: string;
  readonly onMemo: (memo: string) => void;
}

/** Contract and memo: Start, switch without stopping, change the memo. */
export function WorkForm({ tracker, view, memo, onMemo }: WorkFormProps) {
  const { tracking, chosen, contracts } = view;
  const [picked, setPicked] = useState<string | null>(null);
  const contract = picked ?? chosen;
  const { start, busy, refused, elsewhere, leaveIt } = useStart({ tracker, view });
  const same = tracking !== null && tracking.contract === contract;
  const deed = async () => {
    if (contract === null) return;
    if (await start(contract, memo, false)) setPicked(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void deed();
  };
  const pick = (id: string | null) => {
    setPicked(id);
    if (id !== null && !tracking) tracker.choose(id);
  };
  return (
    <form className={here.work} onSubmit={submit} autoComplete="off">
      <div className={here.fields}>
        <ContractField view={view} contract={contract} onPick={pick} />
        <MemoField view={view} memo={memo} onMemo={onMemo} />
      </div>
      <div className={here.deeds}>
        <Button
          type="submit"
          size="md"
          loading={busy}
          disabled={contract === null || (same && memo === tracking.memo)}
          leftSection={!same && <IconPlayerPlayFilled size={15} aria-hidden="true" />}
        >
          {same ? 'Change memo' : tracking ? 'Switch to this contract' : 'Start'}
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
        onTakeOver={() => contract !== null && void start(contract, memo, true)}
        onLeave={leaveIt}
      />
    </form>
  );
}

function hint(contracts: number, memo: string): string {
  if (contracts === 0) return 'You have no contract yet.';
  return memo.trim() === '' ? 'Without a memo a segment counts, and is not protected (P5).' : '';
}

function useStart({ tracker, view }: OfTracker) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [elsewhere, setElsewhere] = useState<DeskSession | null>(null);
  const start = async (contract: string, memo: string, takeOver: boolean): Promise<boolean> => {
    setBusy(true);
    setRefused(null);
    setElsewhere(null);
    const same = view.tracking?.contract === contract;
    const answer = same ? await tracker.memo(memo) : await tracker.start(contract, memo, takeOver);
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
    .map(({ id }) => {
      const why = STANDINGS[standings[id] ?? 'active'];
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
