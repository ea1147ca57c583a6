import { Button } from '@mantine/core';
import { segmentOf } from '@stint/core/segment';
import type { Evidence } from '@stint/wire/evidence';
import { toInstant } from '@stint/wire/letters';
import type { ReviewEntry } from '@stint/wire/review';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import { moneyText } from '../money/amount.ts';
import { useOpenHere } from '../review/open.ts';
import { Facts, View } from '../review/row.tsx';
import { REASON_WORDS, whenText } from '../review/words.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine, useZone } from '../time/zone-choice.ts';
import styles from './dispute.module.css';
import { outcomeText } from './words.ts';

const LookDialogs = lazy(() =>
  import('../review/look-dialogs.tsx').then((loaded) => ({ default: loaded.LookDialogs })),
);
const OverruleDialog = lazy(() =>
  import('./overrule-dialog.tsx').then((loaded) => ({ default: loaded.OverruleDialog })),
);

type Line = Evidence['lines'][number];

/** Each segment with its picture, memo and verdict, why it is disputed, what was said of it, and what comes of it. */
export function EvidenceLines({ evidence }: { evidence: Evidence }) {
  const { zone } = useZone();
  const opened = useOpenHere();
  const [overruling, setOverruling] = useState<Line | null>(null);
  const diary = useMemo(() => diaryOf(evidence.lines), [evidence.lines]);
  const shown = opened.segment === null ? undefined : diary.get(opened.segment);
  return (
    <section aria-labelledby="segments">
      <h2 id="segments" className={styles.stands}>
        {evidence.lines.length === 1 ? 'One segment' : `${evidence.lines.length} segments`}
      </h2>
      <ul className={styles.lines}>
        {evidence.lines.map((line) => (
          <li key={`${line.entry.start} ${line.entry.kind}`}>
            <View
              entry={entryOf(line)}
              segment={segmentOf(toInstant(line.entry.start))}
              when={whenText(line.entry.start, zone)}
              onOpen={opened.open}
            />
            <div>
              <Facts entry={entryOf(line)} when={whenText(line.entry.start, zone)} zone={zone} />
              <Said line={line} />
            </div>
            <Outcome evidence={evidence} line={line} onOverrule={() => setOverruling(line)} />
          </li>
        ))}
      </ul>
      {evidence.stipend && (
        <p>
          The week’s stipend is held with it: {moneyText(evidence.stipend.share.net, evidence.currency)} net,{' '}
          {moneyText(evidence.stipend.share.clientTotal, evidence.currency)} with fees. It goes back if any of
          these is refunded, and is paid if none is (B6).
        </p>
      )}
      <Suspense>
        {opened.segment !== null && shown && (
          <LookDialogs segment={opened.segment} entries={shown} opened={opened} zone={zone} diary={diary} />
        )}
        {overruling && (
          <OverruleDialog evidence={evidence} line={overruling} onClose={() => setOverruling(null)} />
        )}
      </Suspense>
    </section>
  );
}

/** The client's reason, and an operator's words. */
function Said({ line: { reason, says, rulings } }: { line: Line }) {
  return (
    <ul className={styles.said}>
      <li>
        Disputed: {REASON_WORDS[reason]}
        {says !== '' && <q>{says}</q>}
      </li>
      {rulings
        .filter(({ by }) => by === 'operator')
        .map(({ name, outcome, says: because, at }) => (
          <li key={at}>
            {name}, for the house, {bothClocks(toInstant(at), mine)}: to be {outcome}. <q>{because}</q>
          </li>
        ))}
    </ul>
  );
}

interface OutcomeProps {
  readonly evidence: Evidence;
  readonly line: Line;
  readonly onOverrule: () => void;
}

function Outcome({ evidence, line, onOverrule }: OutcomeProps) {
  const { zone } = useZone();
  const { dispute, currency, may } = evidence;
  const isOver = dispute.state === 'accepted' || dispute.state === 'decided';
  const isLetGo = line.rulings.at(-1)?.by === 'freelancer';
  return (
    <div className={styles.outcome}>
      <p>
        <strong>{moneyText(line.share.net, currency)}</strong> net,{' '}
        {moneyText(line.share.clientTotal, currency)} with fees
      </p>
      {dispute.state === 'withdrawn' ? (
        <p>withdrawn</p>
      ) : (
        <p data-outcome={line.outcome}>
          {dispute.state === 'open' && 'If contested, '}
          {outcomeText(line, isOver)}
        </p>
      )}
      {may.includes('overrule') && !isLetGo && (
        <Button
          variant="default"
          size="sm"
          aria-label={`Overrule ${whenText(line.entry.start, zone)}`}
          onClick={onOverrule}
        >
          Overrule …
        </Button>
      )}
    </div>
  );
}

/** As a review has them; here nobody looks for what is unusual. */
function entryOf({ entry: { dispute: _dispute, ...entry } }: Line): ReviewEntry {
  return { ...entry, hints: [] };
}

function diaryOf(lines: readonly Line[]): DiaryBySegment {
  const diary = new Map<number, [ReviewEntry, ...ReviewEntry[]]>();
  for (const line of lines) {
    const segment = segmentOf(toInstant(line.entry.start));
    const before = diary.get(segment);
    diary.set(segment, before ? [...before, entryOf(line)] : [entryOf(line)]);
  }
  return diary;
}
