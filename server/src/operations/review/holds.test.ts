import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { Review } from '@stint/wire/review';
import { afterEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { addCard, atWork, CARDS, type Work } from '../../testing/money.ts';
import { seededRandom } from '../../testing/random.ts';
import { at, places, twoHours, WEEK } from '../../testing/review.ts';
import { approveWeek } from './approve-week.ts';
import { openDispute } from './open-dispute.ts';
import { readReview } from './read-review.ts';
import { withdrawDispute } from './withdraw-dispute.ts';

let house: TestHouse;
let work: Work;
afterEach(() => house.close());

const asked = () => ({ contract: work.contract, week: WEEK });

describe('D1: whatever happens in whatever order, and however late the client pays', () => {
  it.each(['one', 'two', 'three', 'four', 'five', 'six'])(
    'the books add up to nothing, and the pay is in its four places: story %s',
    async (seed) => {
      house = await testHouse({ payments: true, seed });
      // The card verifies and is declined when it is charged.
      work = await atWork(house, { card: CARDS.declinedLater });
      await twoHours(work.desk);
      await at(house, '2026-11-23T12:00:00Z');
      const below = dice(seed);
      const net = 8100n;
      for (let step = 0; step < 14; step += 1) {
        await oneStep(below);
        const { review, pending, available, held, all } = await places(house, work);
        expect([all, review + pending + available + held]).toEqual([0n, net]);
        for (const amount of [review, pending, available, held]) expect(amount).toBeGreaterThanOrEqual(0n);
        // Safe to run again: nothing is left to do, and nothing is done twice.
        await tick(house);
        expect(await places(house, work)).toEqual({ review, pending, available, held, all });
      }
      await addCard(house, work, CARDS.good);
      await at(house, '2027-01-10T00:00:00Z');
      await withdrawAll();
      // After five attempts nobody asks the card any more (D5): what is not paid stays in review.
      const isPaid = await isCharged();
      expect(await places(house, work)).toEqual({
        review: isPaid ? 0n : net,
        pending: 0n,
        available: isPaid ? net : 0n,
        held: 0n,
        all: 0n,
      });
    },
  );
});

type Dice = (sides: number) => number;

function dice(seed: string): Dice {
  const random = seededRandom(`story ${seed}`);
  return (sides) => random.bytes(4).readUInt32BE() % sides;
}

async function oneStep(below: Dice): Promise<void> {
  const now = house.clock.now();
  switch (below(6)) {
    case 0:
    case 1:
      return disputeSome(below);
    case 2:
      return withdrawOne(below);
    case 3:
      await approveWeek(house, work.ben, asked());
      return;
    case 4:
      if (below(3) === 0) await addCard(house, work, CARDS.good);
      return;
    default:
      await at(house, formatInstant(now + 3600 * (1 + below(60))));
  }
}

/** Also such as cannot be: they are refused, and leave nothing. */
async function disputeSome(below: Dice): Promise<void> {
  const { entries } = await review();
  const segments = entries
    .filter(() => below(4) === 0)
    .map(({ start }) => ({ segment: Math.floor(toInstant(start) / 600), kind: 'tracked' as const }));
  if (segments.length === 0) return;
  const free = below(2) === 0 ? segments.slice(0, 1) : segments;
  await openDispute(house, work.ben, { ...asked(), parts: [{ reason: 'idle', says: '', segments: free }] });
}

async function withdrawOne(below: Dice): Promise<void> {
  const { disputes } = await review();
  const one = disputes[below(Math.max(1, disputes.length))];
  if (one) await withdrawDispute(house, work.ben, { ...asked(), dispute: one.id });
}

async function withdrawAll(): Promise<void> {
  for (const { id } of (await review()).disputes)
    await withdrawDispute(house, work.ben, { ...asked(), dispute: id });
}

async function review(): Promise<Review> {
  const answer = await readReview(house, work.ben, asked());
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

async function isCharged(): Promise<boolean> {
  const row = await house.db
    .selectFrom('charge')
    .select('id')
    .where('state', '=', 'succeeded')
    .executeTakeFirst();
  return row !== undefined;
}
