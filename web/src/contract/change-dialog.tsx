import { Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { makeOld } from '../api/live.ts';
import { contractOf } from '../api/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { Consequences } from './consequences.tsx';
import { useContract } from './context.ts';
import { type Change, type Draft, firstDraft, makeChange, proposalOf } from './proposal.ts';
import { consequencesOf } from './queries.ts';

interface ChangeDialogProps {
  readonly change: Change;
  readonly title: string;
  readonly onClose: () => void;
}

/** One change of the terms: what is typed, what follows from it, then the deed. */
export function ChangeDialog({ change, title, onClose }: ChangeDialogProps) {
  const { contract } = useContract();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(contract));
  const proposal = proposalOf(change, draft, contract);
  const standing = standingOf(change);
  // What it would do is said first: until that is known it cannot be done.
  const would = useQuery({ ...consequencesOf(contract.id, standing ?? 'end'), enabled: standing !== null });
  const deed = useMutation({
    mutationFn: () => makeChange(change, draft, contract),
    onSuccess: (changed) => {
      client.setQueryData(contractOf(contract.id).queryKey, changed);
      makeOld(client, 'terms', contract.id);
      notice(DONE[change]);
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={title} size={standing ? 'lg' : 'md'}>
      <DeedForm
        danger={change === 'end'}
        deed={proposal.deed}
        leave="Leave it"
        onDeed={deed.mutate}
        onLeave={onClose}
        pending={deed.isPending}
        disabled={proposal.fault !== null || (standing !== null && !would.data)}
        error={deed.error}
      >
        <Fields change={change} draft={draft} fault={proposal.fault} onType={setDraft} />
        {standing && <Consequences query={would} />}
        {proposal.follows && <p>{proposal.follows}</p>}
      </DeedForm>
    </Dialog>
  );
}

function standingOf(change: Change): 'pause' | 'resume' | 'end' | null {
  return change === 'pause' || change === 'resume' || change === 'end' ? change : null;
}

const CHANGED = 'The terms are changed; both of you see it in the timeline.';
const DONE: Readonly<Record<Change, string>> = {
  rate: CHANGED,
  limit: CHANGED,
  'manual-time': CHANGED,
  pause: 'The contract is paused; both of you see it in the timeline.',
  resume: 'The contract goes on; both of you see it in the timeline.',
  end: 'The contract has ended. You can give feedback now.',
};

interface FieldsProps {
  readonly change: Change;
  readonly draft: Draft;
  readonly fault: string | null;
  readonly onType: (draft: Draft) => void;
}

function Fields({ change, draft, fault, onType }: FieldsProps) {
  const { contract } = useContract();
  if (change === 'rate') {
    return (
      <TextInput
        label={`${contract.terms.currency} an hour`}
        inputMode="decimal"
        value={draft.rate}
        error={draft.rate === contract.terms.rate ? null : fault}
        onChange={(event) => onType({ ...draft, rate: event.currentTarget.value })}
        data-autofocus
      />
    );
  }
  if (change !== 'limit') return null;
  return (
    <>
      <TextInput
        label="Hours a week"
        description="As 20 or 20:30."
        value={draft.limited ? draft.limit : ''}
        disabled={!draft.limited}
        error={fault}
        onChange={(event) => onType({ ...draft, limit: event.currentTarget.value })}
        data-autofocus
      />
      <Switch
        label="No limit"
        checked={!draft.limited}
        onChange={(event) => onType({ ...draft, limited: !event.currentTarget.checked })}
      />
    </>
  );
}
