import type { Minor } from '@stint/core/money';
import { entryOfLetter } from '@stint/wire/entry';
import { payOf } from '../../money/amount.ts';
import { type Measured, measuredOf } from '../activity-words.ts';
import type { Listed, Listing } from './sessions.ts';

/** What some entries come to. */
export interface Sums {
  readonly countedSeconds: number;
  readonly activeMinutes: number;
  readonly trackedMinutes: number;
  /** Of what was tracked: whether activity was measured in all of it (P8). */
  readonly measured: Measured;
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
    measured: measuredIn(listed),
    amount: payOf(entries),
    judged: entries.filter((entry) => entry.protected !== null).length,
    protected: entries.filter((entry) => entry.protected === true).length,
  };
}

export function allOf(listings: readonly Listing[]): Listed[] {
  return listings.flatMap(({ groups }) => groups.flatMap(({ listed }) => listed));
}

function measuredIn(listed: readonly Listed[]): Measured {
  const all = listed.filter(({ entry }) => entry.kind === 'tracked').map(({ entry }) => measuredOf(entry));
  if (all.every((one) => one === 'all')) return 'all';
  return all.every((one) => one === 'none') ? 'none' : 'part';
}

/** `active 73 of 80 min`: never a number where nothing was measured. */
export function activeText({ measured, activeMinutes, trackedMinutes }: Sums): string {
  if (measured === 'none') return 'activity not measured';
  const active = `active ${activeMinutes} of ${trackedMinutes} min`;
  return measured === 'all' ? active : `${active}, part not measured`;
}
