import type { Minor, Percent } from './money.ts';

/** What the house takes of both sides from `from` on: what they have billed each other so far, in minor units. */
export interface FeeBand {
  readonly from: Minor;
  readonly freelancer: Percent;
  readonly client: Percent;
}

/** B6: bands in rising order, the first from 0. Flat percents are a table of one band. */
export type FeeTable = readonly FeeBand[];

/** Why it is no table; `index`: of the band that is wrong. */
export interface FeeTableFault {
  readonly fault: 'no-bands' | 'starts-above-0' | 'not-rising' | 'same-start' | 'over-100';
  readonly index: number;
}

const HUNDRED_PERCENT = 100_000_000n;

/** Null where it is one. */
export function faultOfTable(table: FeeTable): FeeTableFault | null {
  const [first] = table;
  if (!first) return { fault: 'no-bands', index: 0 };
  if (first.from !== 0n) return { fault: 'starts-above-0', index: 0 };
  for (const [index, band] of table.entries()) {
    const before = table[index - 1];
    if (before && band.from === before.from) return { fault: 'same-start', index };
    if (before && band.from < before.from) return { fault: 'not-rising', index };
    if (band.freelancer > HUNDRED_PERCENT || band.client > HUNDRED_PERCENT) {
      return { fault: 'over-100', index };
    }
  }
  return null;
}

/** The band of two sides who have billed so much so far, with where it ends; `until` null: never. A border is the later band's. */
export function bandAt(table: FeeTable, billed: Minor): { band: FeeBand; until: Minor | null } {
  const index = table.findLastIndex(({ from }) => from <= (billed > 0n ? billed : 0n));
  const band = table[index];
  if (!band) throw new Error('a table of fees without a band from 0');
  return { band, until: table[index + 1]?.from ?? null };
}
