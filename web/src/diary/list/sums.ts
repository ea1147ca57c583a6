import type { Minor } from '@stint/core/money';
import { entryOfLetter } from '@stint/wire/entry';
import { payOf } from '../../money/amount.ts';
import type { Listed, Listing } from './sessions.ts';

/** What some entries come to. */
export interface Sums {
  readonly countedSeconds: number;
  readonly activeMinutes: number;
  /** Minutes in which activity could have been, of what was tracked. */
  readonly trackedMinutes: number;
  readonly amount: Minor;
  /** Entries with a verdict, and those of them that are protected. */
  readonly judged: number;
  readonly protected: number;
}

export function sumsOf(listed: readonly Listed[], currency: string): Sums {
  const entries = listed.map(({ entry }) => entryOfLetter(entry, currency));
  const add = (of: (entry: (typeof entries)[number]) => number) =>
    entries.reduce((sum, entry) => sum + of(entry), 0);
  return {
    countedSeconds: add((entry) => entry.countedSeconds),
    activeMinutes: add((entry) => entry.activeMinutes),
    trackedMinutes: add((entry) => entry.trackedMinutes),
    amount: payOf(entries),
    judged: entries.filter((entry) => entry.protected !== null).length,
    protected: entries.filter((entry) => entry.protected === true).length,
  };
}

export function allOf(listings: readonly Listing[]): Listed[] {
  return listings.flatMap(({ groups }) => groups.flatMap(({ listed }) => listed));
}
