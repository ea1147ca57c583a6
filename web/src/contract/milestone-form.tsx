import { Button, Textarea, TextInput } from '@mantine/core';
import { formatDay } from '@stint/core/instant';
import { formatMoney, parseMoney } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import { changeMilestone, type Milestone, proposeMilestone } from '@stint/wire/milestones';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { refusalOf } from '../parts/refusal.tsx';
import { useNow } from '../time/house-clock.ts';
import { useContract } from './context.ts';
import { draftOf, EMPTY, faultsOf, type MilestoneDraft } from './milestone-words.ts';

interface FormProps {
  /** The one to change; null for a new one. */
  readonly milestone: Milestone | null;
  readonly currency: string;
  readonly onClose: () => void;
}

/** Proposes a milestone, or a change of one. What is typed is kept whatever is refused. */
export function MilestoneForm({ milestone, currency, onClose }: FormProps) {
  const [draft, setDraft] = useState(milestone ? draftOf(milestone) : EMPTY);
  const [tried, setTried] = useState(false);
  const { sent, wasChanged, read } = useSending({ milestone, currency, onClose }, draft);
  const faults = faultsOf(draft, currency, useNow());
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) sent.mutate();
  };
  const beside = refusalOf(sent.error, 'amount');
  const title = milestone ? `Change milestone ${milestone.n}` : 'Propose a milestone';
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      <DeedForm
        deed={milestone ? 'Propose the change' : 'Propose it'}
        leave="Leave it"
        onDeed={submit}
        onLeave={onClose}
        pending={sent.isPending}
        error={beside ? null : sent.error}
      >
        <Fields
          draft={draft}
          currency={currency}
          faults={{ ...(tried ? faults : {}), ...(beside ? { amount: beside } : {}) }}
          onType={setDraft}
        />
        {milestone && wasChanged && <Meanwhile milestone={milestone} currency={currency} onRead={read} />}
        <Follows milestone={milestone} />
      </DeedForm>
    </Dialog>
  );
}

/** Sends what is typed, against the version that was seen; another one meanwhile is shown before anything is sent again. */
function useSending({ milestone, currency, onClose }: FormProps, draft: MilestoneDraft) {
  const { contract } = useContract();
  const client = useQueryClient();
  // One id for one opened form: two clicks make one milestone.
  const [id] = useState(newId);
  const [seen, setSeen] = useState(milestone);
  const sent = useMutation({
    mutationFn: () => send(contract.id, { id, seen }, draft, currency),
    onSuccess: () => {
      notice('The other side is told, and decides.');
      onClose();
    },
    onSettled: () => makeOld(client, 'terms', contract.id),
  });
  const read = () => {
    setSeen(milestone);
    sent.reset();
  };
  return { sent, read, wasChanged: sent.error !== null && milestone?.version !== seen?.version };
}

function isProposed({ state }: Milestone): boolean {
  return state === 'proposed-by-client' || state === 'proposed-by-freelancer';
}

interface MeanwhileProps {
  readonly milestone: Milestone;
  readonly currency: string;
  readonly onRead: () => void;
}

/** Somebody was faster: what it is now stands beside what was typed, and nothing is overwritten unseen. */
function Meanwhile({ milestone, currency, onRead }: MeanwhileProps) {
  const { title, amount, dueDay, says } = draftOf(milestone);
  return (
    <div role="status">
      <p>
        It now says: “{title}”, {moneyText(amount, currency)}
        {dueDay && `, due ${dueDay}`}. {says}
      </p>
      <Button variant="default" size="compact-sm" mt={6} onClick={onRead}>
        I have read it; keep what I typed
      </Button>
    </div>
  );
}

function Follows({ milestone }: { milestone: Milestone | null }) {
  const { contract } = useContract();
  if (milestone && !isProposed(milestone)) return <p>{STANDS}</p>;
  return <p>{`${WAITS} ${contract.escrow === true ? FUNDED_NEXT : 'No money moves yet.'}`}</p>;
}

const WAITS = 'It waits for the other side’s word: they can agree to it, change it or drop it.';
const FUNDED_NEXT =
  'Once it is agreed the client puts its money into escrow, and work begins; until then no card is charged.';
const STANDS = 'What is agreed stands, and can be submitted, until the other side has agreed to this change.';

interface FieldsProps {
  readonly draft: MilestoneDraft;
  readonly currency: string;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly onType: (draft: MilestoneDraft) => void;
}

function Fields({ draft, currency, faults, onType }: FieldsProps) {
  const first = formatDay(useNow());
  return (
    <>
      <TextInput
        label="What is delivered, in a few words"
        withAsterisk
        aria-required
        maxLength={LIMITS.name}
        value={draft.title}
        error={faults.title}
        onChange={(event) => onType({ ...draft, title: event.currentTarget.value })}
        data-autofocus
      />
      <Textarea
        label="What belongs to it"
        description="So that both of you can tell when it is done. May stay empty."
        autosize
        minRows={3}
        maxRows={12}
        maxLength={LIMITS.milestoneSays}
        value={draft.says}
        onChange={(event) => onType({ ...draft, says: event.currentTarget.value })}
      />
      <TextInput
        label={`Amount in ${currency}`}
        withAsterisk
        aria-required
        inputMode="decimal"
        maxLength={LIMITS.money}
        value={draft.amount}
        error={faults.amount}
        onChange={(event) => onType({ ...draft, amount: event.currentTarget.value })}
      />
      <TextInput
        label="Due day"
        description="A day of UTC; both of you are reminded three days before it and on it. May stay empty."
        type="date"
        min={first}
        value={draft.dueDay}
        error={faults.dueDay}
        onChange={(event) => onType({ ...draft, dueDay: event.currentTarget.value })}
      />
    </>
  );
}

function send(
  contract: string,
  { id, seen }: { id: string; seen: Milestone | null },
  draft: MilestoneDraft,
  currency: string,
): Promise<Milestone> {
  const body = {
    title: draft.title.trim(),
    says: draft.says,
    amount: formatMoney(parseMoney(draft.amount.trim(), currency) ?? 0n, currency),
    dueDay: draft.dueDay === '' ? null : draft.dueDay,
  };
  if (!seen) return ask(proposeMilestone, { params: { contract }, body: { id, ...body } });
  const params = { contract, milestone: seen.id };
  return ask(changeMilestone, { params, body: { version: seen.version, ...body } });
}
