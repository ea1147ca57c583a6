import { Textarea } from '@mantine/core';
import { segmentOf } from '@stint/core/segment';
import type { Evidence, Outcome } from '@stint/wire/evidence';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { useState } from 'react';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import dialogs from '../review/dialogs.module.css';
import { whenText } from '../review/words.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine, useZone } from '../time/zone-choice.ts';
import { useOverrule } from './queries.ts';
import { OTHER, outcomeText } from './words.ts';

interface OverruleProps {
  readonly evidence: Evidence;
  readonly line: Evidence['lines'][number];
  readonly onClose: () => void;
}

/** D2: an operator turns what becomes of one segment, with a reason that both sides read. */
export function OverruleDialog({ evidence, line, onClose }: OverruleProps) {
  const { zone } = useZone();
  const [says, setSays] = useState('');
  const { dispute, decidesAt } = evidence;
  const outcome = OTHER[line.outcome];
  const deed = useOverrule(dispute.id, () => {
    notice('Overruled. Both sides are told, with your reason.');
    onClose();
  });
  const { entry, share } = line;
  const kind = entry.kind === 'manual' ? ('manual' as const) : ('tracked' as const);
  return (
    <Dialog onClose={onClose} title={`Overrule ${whenText(entry.start, zone)}`}>
      <DeedForm
        deed={`It is to be ${outcome}`}
        onDeed={() => deed.mutate({ segment: segmentOf(toInstant(entry.start)), kind, outcome, says })}
        onLeave={onClose}
        pending={deed.isPending}
        disabled={says.trim() === ''}
        error={deed.error}
      >
        <ul className={dialogs.follows}>
          <li>Now: it {outcomeText(line, false)}.</li>
          <li>
            Overruled: {whatMoves(evidence, share, outcome)}. It moves with the decision,{' '}
            {bothClocks(toInstant(decidesAt), mine)} (D2).
          </li>
          <li>Both sides read your reason and your name. The verdict itself stays as it is.</li>
        </ul>
        <Textarea
          label="Why?"
          autosize
          minRows={3}
          maxRows={8}
          maxLength={LIMITS.reason}
          required
          value={says}
          onChange={(event) => setSays(event.currentTarget.value)}
          data-autofocus
        />
      </DeedForm>
    </Dialog>
  );
}

function whatMoves(
  { client, freelancer, currency }: Evidence,
  share: Evidence['refunded'],
  outcome: Outcome,
): string {
  return outcome === 'refunded'
    ? `${client} gets ${moneyText(share.clientTotal, currency)} back, with the fees of both sides`
    : `${freelancer} is paid ${moneyText(share.net, currency)}, and the fees stay`;
}
