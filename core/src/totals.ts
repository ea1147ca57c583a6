import { type DiaryEntry, isForTheRecord } from './timesheet.ts';

/** Seconds of a week (or of a day, or of any entries), each named. */
export interface Totals {
  readonly trackedSeconds: number;
  /** Tracked seconds in tracked entries that count 0 (C4). */
  readonly uncountedSeconds: number;
  readonly countedSeconds: number;
  /** The manual part of `countedSeconds`. */
  readonly manualSeconds: number;
  readonly overLimitSeconds: number;
  readonly billedSeconds: number;
  /** Billed seconds of protected entries. */
  readonly protectedSeconds: number;
}

export function totalsOf(entries: readonly DiaryEntry[]): Totals {
  const add = (seconds: (entry: DiaryEntry) => number): number =>
    entries.reduce((sum, entry) => sum + seconds(entry), 0);
  const countedSeconds = add((entry) => entry.countedSeconds);
  return {
    trackedSeconds: add((entry) => entry.trackedSeconds),
    uncountedSeconds: add((entry) => (entry.countedSeconds === 0 ? entry.trackedSeconds : 0)),
    countedSeconds,
    manualSeconds: add((entry) => (entry.kind === 'manual' ? entry.countedSeconds : 0)),
    overLimitSeconds: add((entry) => entry.countedSeconds - entry.billedSeconds),
    billedSeconds: add((entry) => (isForTheRecord(entry) ? 0 : entry.billedSeconds)),
    protectedSeconds: add((entry) => (entry.protected ? entry.billedSeconds : 0)),
  };
}
