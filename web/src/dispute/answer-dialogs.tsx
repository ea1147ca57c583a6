import { Textarea } from '@mantine/core';
import { segmentOf } from '@stint/core/segment';
import type { Evidence } from '@stint/wire/evidence';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { useState } from 'react';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import dialogs from '../review/dialogs.module.css';
import { whenText } from '../review/words.ts';
import { useZone } from '../time/zone-choice.ts';
import styles from './dispute.module.css';
import { useAnswer } from './queries.ts';

interface AnswerProps {
  readonly evidence: Evidence;
  readonly onClose: () => void;
}

/** D2: what is lost by accepting, and to whom it goes. */
export function AcceptDialog({ evidence, onClose }: AnswerProps) {
  const { dispute, currency, client } = evidence;
  const deed = useAnswer(dispute.id, () => {
    notice(`Accepted. ${client} is told.`);
    onClose();
  });
  const { net, clientTotal } = dispute.share;
  return (
    <Dialog onClose={onClose} title="Accept the dispute">
      <DeedForm
        deed={`Accept, ${moneyText(clientTotal, currency)} goes back`}
        onDeed={() => deed.mutate({ answer: 'accept' })}
        onLeave={onClose}
        pending={deed.isPending}
        error={deed.error}
        danger
      >
        <ul className={dialogs.follows}>
          <li>
            All {dispute.segments.length === 1 ? 'of it' : `${dispute.segments.length} segments`} are refunded
            at once: you give up {moneyText(net, currency)}, and {client} gets{' '}
            {moneyText(clientTotal, currency)} back, with the fees of both sides (D2).
          </li>
          <li>The rest of the week goes on as it is.</li>
          <li>It cannot be taken back. To let go some of it only, contest and choose those.</li>
        </ul>
      </DeedForm>
    </Dialog>
  );
}

/** D2: with words, if there are any; what the freelancer would rather let go is chosen here. */
export function ContestDialog({ evidence, onClose }: AnswerProps) {
  const { dispute, lines, client } = evidence;
  const [says, setSays] = useState('');
  const [letGo, setLetGo] = useState<ReadonlySet<number>>(new Set());
  const deed = useAnswer(dispute.id, () => {
    notice(`Contested. ${client} is told.`);
    onClose();
  });
  const chosen = lines
    .filter((_, index) => letGo.has(index))
    .map(({ entry }) => ({
      segment: segmentOf(toInstant(entry.start)),
      kind: entry.kind === 'manual' ? ('manual' as const) : ('tracked' as const),
    }));
  return (
    <Dialog onClose={onClose} title="Contest the dispute">
      <DeedForm
        deed={letGo.size === lines.length ? 'Let all of it go' : 'Contest'}
        onDeed={() => deed.mutate({ answer: 'contest', says, letGo: chosen })}
        onLeave={onClose}
        pending={deed.isPending}
        error={deed.error}
      >
        <ul className={dialogs.follows}>
          <li>
            In two days each segment is decided by the verdict that you both see: refunded where it names a
            fault of P1, P3 or P5 to P8, else paid. Until then {client} can withdraw, and an operator can
            overrule (D2).
          </li>
          <li>Saying nothing would be contesting too, but without your words.</li>
        </ul>
        <Textarea
          label="What do you say to it?"
          description={`${client} and an operator read it.`}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={LIMITS.reason}
          value={says}
          onChange={(event) => setSays(event.currentTarget.value)}
          data-autofocus
        />
        {lines.length > 1 && <LetGo evidence={evidence} letGo={letGo} onChange={setLetGo} />}
      </DeedForm>
    </Dialog>
  );
}

interface LetGoProps {
  readonly evidence: Evidence;
  readonly letGo: ReadonlySet<number>;
  readonly onChange: (letGo: ReadonlySet<number>) => void;
}

function LetGo({ evidence: { lines, currency }, letGo, onChange }: LetGoProps) {
  const { zone } = useZone();
  const toggle = (index: number) => {
    const after = new Set(letGo);
    if (!after.delete(index)) after.add(index);
    onChange(after);
  };
  return (
    <fieldset className={styles.letGo}>
      <legend>Is some of it right? What you let go is refunded.</legend>
      {lines.map(({ entry, share }, index) => (
        <label key={`${entry.start} ${entry.kind}`}>
          <input type="checkbox" checked={letGo.has(index)} onChange={() => toggle(index)} />
          Let go {whenText(entry.start, zone)}, {moneyText(share.net, currency)}
        </label>
      ))}
    </fieldset>
  );
}
