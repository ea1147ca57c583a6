import { Button } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { dayOf } from '../../time/zone.ts';
import { usePress } from '../choose/use-press.ts';
import type { OfView } from '../day-view.tsx';
import { lookAt } from '../face.ts';
import type { Row } from '../grid.ts';
import { useGridKeys } from '../use-grid-keys.ts';
import { segmentOfTarget } from '../views/segment-of-target.ts';
import { SevenDays } from '../views/seven-days.tsx';
import { DayOfList } from './day-of-list.tsx';
import styles from './list.module.css';
import { type Listing, listingsOf, shownOf } from './sessions.ts';

/** Seven days by session and memo. */
export function ListView(same: OfView) {
  return <SevenDays of={same}>{(read) => <Sessions {...same} {...read} />}</SevenDays>;
}

type SessionsProps = OfView & { diary: NonNullable<OfView['shown']>; shown: NonNullable<OfView['shown']> };

function Sessions({ diary, shown, zone, opened }: SessionsProps) {
  const all = useMemo(() => listingsOf(diary), [diary]);
  const listings = useMemo(() => shownOf(all, shown), [all, shown]);
  const { closed, setClosed, fold } = useFolded();
  const rows = useMemo(() => rowsOf(listings.filter((one) => !closed.has(keyOf(one)))), [listings, closed]);
  const { current, onFocus, ref, onKeyDown } = useGridKeys(rows, shown, opened);
  const onPress = usePress(ref, current, shown, (segment) => opened.open(segment, lookAt(shown, segment)));
  const byDay = Map.groupBy(listings, ({ from }) => dayOf(from, zone));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and clicks of the cells in it, which have their roles
    <div
      ref={ref}
      className={styles.list}
      onKeyDown={(event) => {
        stepSummaries(event);
        onKeyDown(event);
      }}
      onFocus={(event) => {
        const segment = segmentOfTarget(event.target);
        if (segment !== null) onFocus(segment);
      }}
      onClick={(event: MouseEvent) => {
        const segment = segmentOfTarget(event.target);
        if (segment !== null) onPress(segment, event);
      }}
    >
      <p className={styles.all}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => setClosed(closed.size > 0 ? new Set() : new Set(listings.map(keyOf)))}
        >
          {closed.size > 0 ? 'Show all memos' : 'Sessions only'}
        </Button>
      </p>
      {[...byDay].map(([day, some]) => (
        <DayOfList
          key={day}
          day={day}
          listings={some}
          zone={zone}
          current={current}
          isOpen={(listing) => !closed.has(keyOf(listing))}
          onFold={(listing, open) => fold(keyOf(listing), open)}
        />
      ))}
    </div>
  );
}

/** Which sessions are folded. */
function useFolded() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const fold = (key: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(key);
    else next.add(key);
    setClosed(next);
  };
  return { closed, setClosed, fold };
}

export function keyOf({ kind, from }: Listing): string {
  return `${kind} ${from}`;
}

/** What can be reached by arrow keys: a memo's segments are one row. */
function rowsOf(listings: readonly Listing[]): Row[] {
  return listings.flatMap((listing) =>
    listing.groups.map(({ from, listed }) => ({
      key: `${keyOf(listing)} ${from}`,
      label: '',
      note: null,
      segments: listed.map(({ segment }) => segment),
    })),
  );
}

/** On the line of a session: up and down lead to the next one, left and right fold it. */
function stepSummaries(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, currentTarget } = event;
  if (!(target instanceof HTMLElement) || target.localName !== 'summary') return;
  const summaries = [...currentTarget.querySelectorAll<HTMLElement>('summary')];
  const by = { ArrowUp: -1, ArrowDown: 1 }[key];
  const details = target.parentElement;
  const folds = (key === 'ArrowLeft' || key === 'ArrowRight') && details instanceof HTMLDetailsElement;
  if (folds) details.open = key === 'ArrowRight';
  else if (by !== undefined) summaries[summaries.indexOf(target) + by]?.focus();
  else return;
  event.preventDefault();
}
