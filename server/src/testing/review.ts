import { accounts } from '@stint/core/bookings';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import type { Review } from '@stint/wire/review';
import { moveAndTick } from '../clock.ts';
import { readBalances } from '../store/ledger.ts';
import type { TestHouse } from './house.ts';
import { track, type Work } from './money.ts';

/** The week of the tests, by its Monday. */
export const WEEK = '2026-11-16';

export const tracked = (start: string) => ({
  segment: segmentOf(toInstant(start)),
  kind: 'tracked' as const,
});

/**
 * An hour with nothing that speaks against it (08:00), and one of which the first segment is low and the second has no
 * memo (09:00). At 45.00 USD: 90.00, 81.00 of it net.
 */
export async function twoHours(desk: Work['desk']): Promise<void> {
  await track(desk, '2026-11-18T06:00:00Z');
  const still = Array.from({ length: 10 }, (_, minute): [number, number, number] => [
    minute < 2 ? 9 : 0,
    0,
    0,
  ]);
  await desk.work('2026-11-18T07:00:00Z', '2026-11-18T07:10:00Z', { activity: still });
  const from = toInstant('2026-11-18T07:10:00Z');
  await desk.work('2026-11-18T07:10:00Z', '2026-11-18T07:20:00Z', { memos: [{ from, memo: ' ' }] });
  await track(desk, '2026-11-18T07:20:00Z', 4);
}

export async function at(house: TestHouse, instant: string): Promise<string[]> {
  return (await moveAndTick(house, toInstant(instant))) ?? [];
}

/** What is where, in major units: the freelancer's three places, all disputes together, and the sum of all accounts. */
export async function places(house: TestHouse, { ana }: Pick<Work, 'ana'>) {
  const balances = await readBalances(house.db);
  const of = (pick: (account: string) => boolean): bigint =>
    balances.filter(({ account }) => pick(account)).reduce((sum, { balance }) => sum + balance, 0n);
  return {
    review: of((account) => account === accounts.inReview(ana.person)),
    pending: of((account) => account === accounts.pending(ana.person)),
    available: of((account) => account === accounts.available(ana.person)),
    held: of((account) => account.startsWith('dispute:')),
    all: of(() => true),
  };
}

export function stateAndHeld(review: unknown): [string | undefined, string | undefined] {
  const { disputes, week } = review as Review;
  return [disputes.at(-1)?.state, week.review?.held];
}
