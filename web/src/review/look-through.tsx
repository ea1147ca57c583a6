import { Button } from '@mantine/core';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import type { Review, ReviewEntry } from '@stint/wire/review';
import { IconFlag, IconMessageCircle } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { money } from '../money/amount.ts';
import { mayFor } from '../teams/may.ts';
import { hours } from '../time/spoken.ts';
import { useZone } from '../time/zone-choice.ts';
import { useChoice } from './choice.ts';
import { GroupPart } from './group-part.tsx';
import { canBeDisputed, groupsOf, keyOf, worth } from './groups.ts';
import { useListKeys } from './list-keys.ts';
import styles from './look.module.css';
import { useOpenHere } from './open.ts';
import { LOOK } from './words.ts';

const inside = getRouteApi('/inside');
const LookDialogs = lazy(() =>
  import('./look-dialogs.tsx').then((loaded) => ({ default: loaded.LookDialogs })),
);
const DisputeDialog = lazy(() =>
  import('./dispute-dialog.tsx').then((loaded) => ({ default: loaded.DisputeDialog })),
);
const AskDialog = lazy(() => import('./ask-dialog.tsx').then((loaded) => ({ default: loaded.AskDialog })));

/** The week's segments, sorted by what deserves a look; those of the client choose some and do something about them. */
export function LookThrough({ review }: { review: Review }) {
  const { zone } = useZone();
  const { entries, week } = review;
  const { groups, order, mayChoose } = useGroups(review);
  const choice = useChoice(order);
  const opened = useOpenHere();
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list, choice, opened);
  const diary = useMemo(() => diaryOfEntries(entries), [entries]);
  const shown = opened.segment === null ? undefined : diary.get(opened.segment);
  const chosen = entries.filter((entry) => choice.keys.has(keyOf(entry)));
  return (
    <section className={styles.look} aria-labelledby={LOOK}>
      <div className={styles.head}>
        <h2 id={LOOK} tabIndex={-1}>
          What deserves a look
        </h2>
        <p className={styles.zone}>
          {mayChoose && 'Choose some to dispute them or to ask about them. '}By the clock of{' '}
          {zone.replaceAll('_', ' ')}.
        </p>
        <KeyHints mayChoose={mayChoose} />
      </div>
      <div className={styles.groups} ref={list}>
        {groups.map((group) => (
          <GroupPart
            key={group.name}
            group={group}
            choice={mayChoose ? choice : null}
            opened={opened}
            zone={zone}
            currency={week.currency}
            over={isOver(week)}
          />
        ))}
      </div>
      {chosen.length > 0 && <ChosenBar review={review} chosen={chosen} onClear={choice.clear} />}
      {opened.segment !== null && shown && (
        <Suspense>
          <LookDialogs segment={opened.segment} entries={shown} opened={opened} zone={zone} diary={diary} />
        </Suspense>
      )}
    </section>
  );
}

/** The groups, what of them the reader can choose, in their order, and whether they can choose at all. */
function useGroups({ week, entries }: Review) {
  const { contract, side } = useContract();
  const { person } = inside.useRouteContext();
  const { currency, stage } = week;
  const groups = useMemo(() => groupsOf(entries, currency), [entries, currency]);
  const isClients = side === 'client' && mayFor(person, contract.organisation.id, 'review');
  const mayChoose = isClients && stage === 'in-review';
  const order = useMemo(() => {
    const all = groups.flatMap((group) => group.entries);
    return mayChoose ? all.filter((entry) => canBeDisputed(entry, currency)).map(keyOf) : [];
  }, [groups, mayChoose, currency]);
  return { groups, order, mayChoose };
}

function KeyHints({ mayChoose }: { mayChoose: boolean }) {
  return (
    <p className={styles.keys}>
      <kbd>J</kbd> <kbd>K</kbd> next, before · <kbd>W</kbd> why · <kbd>P</kbd> picture
      {mayChoose && (
        <>
          {' '}
          · <kbd>X</kbd> choose · <kbd>Shift</kbd> a range
        </>
      )}
    </p>
  );
}

interface ChosenBarProps {
  readonly review: Review;
  readonly chosen: readonly ReviewEntry[];
  readonly onClear: () => void;
}

/** What is chosen, what it is worth, and what can be done about it; it stays in sight. */
function ChosenBar({ review, chosen, onClear }: ChosenBarProps) {
  const { currency, week } = review.week;
  const [open, setOpen] = useState<'dispute' | 'ask' | null>(null);
  const { seconds, amount } = worth(chosen, currency);
  const close = () => setOpen(null);
  return (
    <div className={styles.chosen} role="status">
      <p>
        <strong>
          {chosen.length} {chosen.length === 1 ? 'segment' : 'segments'}
        </strong>{' '}
        · {hours(seconds)} · {money(amount, currency)}
      </p>
      <div>
        <Button variant="subtle" onClick={onClear}>
          Choose none
        </Button>
        <Button
          variant="default"
          leftSection={<IconMessageCircle size={17} stroke={1.7} />}
          onClick={() => setOpen('ask')}
        >
          Ask about them …
        </Button>
        <Button leftSection={<IconFlag size={17} />} onClick={() => setOpen('dispute')}>
          Dispute chosen …
        </Button>
      </div>
      <Suspense>
        {open === 'ask' && (
          <AskDialog week={week} chosen={chosen.map(({ start }) => start)} onClose={close} />
        )}
        {open === 'dispute' && (
          <DisputeDialog
            review={review}
            chosen={chosen}
            onClose={close}
            onDone={() => {
              onClear();
              close();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function diaryOfEntries(entries: readonly ReviewEntry[]): DiaryBySegment {
  const diary = new Map<number, [ReviewEntry, ...ReviewEntry[]]>();
  for (const entry of entries) {
    const segment = segmentOf(toInstant(entry.start));
    const before = diary.get(segment);
    diary.set(segment, before ? [...before, entry] : [entry]);
  }
  return diary;
}

/** Nobody can dispute or contest any more. */
function isOver({ stage }: Review['week']): boolean {
  return stage === 'pending' || stage === 'available';
}
