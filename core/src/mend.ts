import { type Minor, payFor, sum } from './money.ts';
import type { SegmentNumber } from './segment.ts';
import { type DiaryEntry, type EntryReason, isForTheRecord } from './timesheet.ts';

/**
 * What would help a tracked segment that is billed and not protected, while its week is open: `memo` (P5 alone stands
 * against it), `activity` (P6: a better memo says what was done, a deletion ends it), `client` (P4 alone: the client's
 * own doing, which never counts against the freelancer in a dispute, D2).
 */
export type Mend = 'memo' | 'activity' | 'client';

/** Some segments, the earliest first, with what they are billed. */
export interface Pieces {
  readonly segments: readonly SegmentNumber[];
  readonly seconds: number;
  /** Rounded once for each rate (B4). */
  readonly amount: Minor;
}

/** Null where it is protected, not billed, or nothing helps it any more: by hand (P1), P3, P7, P8. */
export function mendOf(entry: DiaryEntry): Mend | null {
  if (entry.kind !== 'tracked' || entry.protected !== false || entry.billedSeconds === 0) return null;
  const faults = entry.reasons.filter((reason) => reason !== 'client-unverified');
  if (faults.length === 0) return 'client';
  if (!faults.every((fault) => MENDED.has(fault))) return null;
  return faults.includes('low-activity') ? 'activity' : 'memo';
}

const MENDED: ReadonlySet<EntryReason> = new Set(['memo-missing', 'low-activity']);

/** What can be mended of a week, by how. */
export function mendable(entries: readonly DiaryEntry[]): Map<Mend, Pieces> {
  const found = new Map<Mend, Pieces>();
  for (const mend of ['memo', 'activity', 'client'] as const) {
    const some = entries.filter((entry) => mendOf(entry) === mend);
    const billed = ({ billedSeconds }: DiaryEntry): number => billedSeconds;
    if (some.length > 0) found.set(mend, piecesOf(some, billed));
  }
  return found;
}

/**
 * C4, M3: what was tracked and does not count, where nothing by hand stands in its place; with what it would be worth,
 * second by second. Null where there is none.
 */
export function claimable(entries: readonly DiaryEntry[]): Pieces | null {
  const byHand = new Set(entries.flatMap(({ kind, segment }) => (kind === 'manual' ? [segment] : [])));
  const free = entries.filter(
    (entry) =>
      entry.kind === 'tracked' &&
      entry.countedSeconds === 0 &&
      entry.trackedSeconds > 0 &&
      !entry.reasons.includes('late') &&
      !isForTheRecord(entry) &&
      !byHand.has(entry.segment),
  );
  return free.length === 0 ? null : piecesOf(free, ({ trackedSeconds }) => trackedSeconds);
}

/** B2: what counts and is over the weekly limit. Null where nothing is. */
export function overLimit(entries: readonly DiaryEntry[]): Pieces | null {
  const over = ({ countedSeconds, billedSeconds }: DiaryEntry) => countedSeconds - billedSeconds;
  const found = entries.filter((entry) => over(entry) > 0);
  return found.length === 0 ? null : piecesOf(found, over);
}

function piecesOf(entries: readonly DiaryEntry[], seconds: (entry: DiaryEntry) => number): Pieces {
  const byRate = new Map<Minor, number>();
  for (const entry of entries) byRate.set(entry.rate, (byRate.get(entry.rate) ?? 0) + seconds(entry));
  return {
    segments: [...new Set(entries.map(({ segment }) => segment))],
    seconds: [...byRate.values()].reduce((all, one) => all + one, 0),
    amount: sum([...byRate].map(([rate, some]) => payFor(rate, some))),
  };
}
