import { Textarea } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import {
  agreeMilestone,
  askMilestoneChanges,
  dropMilestone,
  type Milestone,
  submitMilestone,
} from '@stint/wire/milestones';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { useContract } from './context.ts';

export type Deed = Exclude<Milestone['may'][number], 'change'>;

interface DialogProps {
  readonly deed: Deed;
  readonly title: string;
  readonly milestone: Milestone;
  readonly currency: string;
  readonly onClose: () => void;
}

/** One deed on a milestone: what it does, a word with it where there is one to say, then the deed. */
export function MilestoneDeedDialog({ deed, title, milestone, currency, onClose }: DialogProps) {
  const { contract } = useContract();
  const client = useQueryClient();
  const [word, setWord] = useState('');
  // What was seen when the dialog opened is what is decided on, whatever comes meanwhile.
  const [{ version }] = useState(milestone);
  const deedOf = useMutation({
    mutationFn: () => doDeed(deed, { contract: contract.id, milestone: milestone.id }, version, word),
    onSuccess: () => {
      notice(DONE[deed]);
      onClose();
    },
    // Done or refused: what is there now is shown.
    onSettled: () => makeOld(client, 'terms', contract.id),
  });
  const label = WORDS[deed];
  return (
    <Dialog onClose={onClose} title={title}>
      <DeedForm
        deed={NAMES[deed]}
        leave="Leave it"
        onDeed={deedOf.mutate}
        onLeave={onClose}
        pending={deedOf.isPending}
        error={deedOf.error}
      >
        <p>{followsOf(deed, milestone, currency)}</p>
        {label && (
          <Textarea
            label={label}
            autosize
            minRows={3}
            maxRows={12}
            maxLength={LIMITS.milestoneSays}
            value={word}
            onChange={(event) => setWord(event.currentTarget.value)}
            data-autofocus
          />
        )}
      </DeedForm>
    </Dialog>
  );
}

const NAMES: Readonly<Record<Deed, string>> = {
  agree: 'Agree',
  drop: 'Drop it',
  submit: 'Submit',
  'ask for changes': 'Ask for changes',
};

const WORDS: Readonly<Partial<Record<Deed, string>>> = {
  submit: 'What you deliver, and where it is',
  'ask for changes': 'What is to be changed',
};

const DONE: Readonly<Record<Deed, string>> = {
  agree: 'It is agreed; the other side is told.',
  drop: 'It is dropped; the other side is told.',
  submit: 'It is submitted; the client is told.',
  'ask for changes': 'The freelancer is told what is to be changed.',
};

function followsOf(deed: Deed, { wanted, amount, title, money }: Milestone, currency: string): string {
  const clock = money
    ? 'If the client says nothing for 14 days, it is released by itself.'
    : 'No money moves with it.';
  const next = money ? 'Its money is put into escrow next, before the work begins.' : 'No money moves yet.';
  switch (deed) {
    case 'agree':
      return wanted
        ? `From then on “${wanted.title}” for ${moneyText(wanted.amount, currency)} is what you both agreed to. ${next}`
        : `From then on you both agreed to “${title}” for ${moneyText(amount, currency)}: it changes only by the word of both. ${next}`;
    case 'drop':
      return wanted
        ? 'The change falls away; what was agreed before stands as it is.'
        : 'It was not agreed yet, so nothing is owed for it. It stays in the timeline.';
    case 'submit':
      return wanted
        ? `The client looks at it next. The change that waits falls away: you submit what is agreed. ${clock}`
        : `The client looks at it next, and may ask for changes. ${clock}`;
    case 'ask for changes':
      return 'It is agreed work again, to be submitted anew: the clock that would release it stops. What was submitted stays in the timeline.';
  }
}

function doDeed(
  deed: Deed,
  params: { contract: string; milestone: string },
  version: number,
  says: string,
): Promise<Milestone> {
  switch (deed) {
    case 'agree':
      return ask(agreeMilestone, { params, body: { version } });
    case 'drop':
      return ask(dropMilestone, { params, body: { version } });
    case 'submit':
      return ask(submitMilestone, { params, body: { version, says } });
    case 'ask for changes':
      return ask(askMilestoneChanges, { params, body: { version, says } });
  }
}
