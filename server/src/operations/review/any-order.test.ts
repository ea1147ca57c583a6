import { accounts } from '@stint/core/bookings';
import { formatInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import type { Review } from '@stint/wire/review';
import { afterEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { readBalances } from '../../store/ledger.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { addCard, armFault, atWork, CARDS, heldByProcessor, type Work } from '../../testing/money.ts';
import type { TestPerson } from '../../testing/people.ts';
import { seededRandom } from '../../testing/random.ts';
import { at, places, twoHours, WEEK } from '../../testing/review.ts';
import { reconcile } from '../payments/reconcile.ts';
import { answerDispute } from './answer-dispute.ts';
import { openDispute } from './open-dispute.ts';
import { overruleSegment } from './overrule-segment.ts';
import { readReview } from './read-review.ts';
import { withdrawDispute } from './withdraw-dispute.ts';

let house: TestHouse;
let work: Work;
let olu: TestPerson;
afterEach(() => house.close());

const NET = 8100n;
const WHOLE = 9450n;
const SEEDS = Array.from({ length: 8 }, (_, n) => `order ${n}`);

describe('D2: a dispute’s money, in whatever order it is disputed, answered, overruled, withdrawn and paid', () => {
  it.each(SEEDS)('nothing is lost and nothing is there twice: %s', async (seed) => {
    house = await testHouse({ payments: true, seed });
    const below = dice(seed);
    work = await atWork(house, { card: below(2) === 0 ? CARDS.good : CARDS.declinedLater });
    olu = work.olu;
    await twoHours(work.desk);
    await at(house, '2026-11-23T12:00:00Z');
    for (let step = 0; step < 22; step += 1) {
      await oneStep(below);
      await nothingIsLost();
    }
    await addCard(house, work, CARDS.good);
    await at(house, '2027-01-10T00:00:00Z');
    const end = await nothingIsLost();
    expect(end.held).toBe(0n);
    const balances = await readBalances(house.db);
    expect(balances.filter((one) => one.account.startsWith('dispute:') && one.balance !== 0n)).toEqual([]);
    // What the processor holds is what the gateway gave, movement by movement.
    const gateway = balances.find(({ account }) => account === accounts.gateway())?.balance ?? 0n;
    expect(await heldByProcessor(house)).toBe(-gateway);
    expect(await reconcile(house)).toBe('');
    const client = balances.find(({ account }) => account === accounts.client(work.acme))?.balance ?? 0n;
    const isPaid = await isCharged();
    if (isPaid) expect([client, end.available]).toEqual([0n, NET - end.back.net]);
    else if (end.back.whole < WHOLE)
      expect([client, end.review]).toEqual([end.back.whole - WHOLE, NET - end.back.net]);
  });
});

/** After every step, and after the clock has done once more all that is due. */
async function nothingIsLost() {
  const now = await whatIsWhere();
  await tick(house);
  expect(await whatIsWhere()).toEqual(now);
  const { review, pending, available, held, all, back } = now;
  expect([all, review + pending + available + held + back.net]).toEqual([0n, NET]);
  for (const amount of [review, pending, available, held]) expect(amount).toBeGreaterThanOrEqual(0n);
  expect(back.whole).toBeLessThanOrEqual(WHOLE);
  return now;
}

async function whatIsWhere() {
  const refunds = await house.db.selectFrom('refund').select(['net', 'client_total']).execute();
  const back = {
    net: refunds.reduce((sum, { net }) => sum + net, 0n),
    whole: refunds.reduce((sum, one) => sum + one.client_total, 0n),
  };
  return { ...(await places(house, work)), back };
}

type Dice = (sides: number) => number;

function dice(seed: string): Dice {
  const random = seededRandom(`any order ${seed}`);
  return (sides) => random.bytes(4).readUInt32BE() % sides;
}

async function oneStep(below: Dice): Promise<void> {
  const asked = { contract: work.contract, week: WEEK };
  const one = await someDispute(below);
  switch (below(10)) {
    case 0:
    case 1:
      return disputeSome(below);
    case 2:
    case 3:
      if (one) await answer(below, one);
      return;
    case 4:
    case 5:
      if (one) await overrule(below, one);
      return;
    case 6:
      if (one && below(3) === 0) await withdrawDispute(house, work.ben, { ...asked, dispute: one.id });
      return;
    case 7:
      if (below(2) === 0) await addCard(house, work, CARDS.good);
      return;
    case 8:
      await armFault(house, '/v1/refunds', below(2) === 0 ? 'drop-answer' : 'fail-before');
      return;
    default:
      await at(house, formatInstant(house.clock.now() + 3600 * (1 + below(50))));
  }
}

type One = Review['disputes'][number];

async function someDispute(below: Dice): Promise<One | undefined> {
  const { disputes } = await review();
  return disputes[below(Math.max(1, disputes.length))];
}

/** Also such as cannot be, or are too late: they are refused, and leave nothing. */
async function disputeSome(below: Dice): Promise<void> {
  const { entries } = await review();
  const segments = entries.filter(() => below(3) === 0).map(({ start }) => lineOf(start));
  if (segments.length === 0) return;
  const asked = { contract: work.contract, week: WEEK };
  const parts = [
    { reason: 'idle' as const, says: '', segments: below(2) === 0 ? segments.slice(0, 1) : segments },
  ];
  await openDispute(house, work.ben, { ...asked, parts });
}

async function answer(below: Dice, { id, segments }: One): Promise<void> {
  const asked = { contract: work.contract, dispute: id };
  if (below(2) === 0) await answerDispute(house, work.ana, { ...asked, answer: 'accept' });
  const letGo = segments.filter(() => below(3) === 0).map(({ start }) => lineOf(start));
  await answerDispute(house, work.ana, { ...asked, answer: 'contest', says: 'I was there.', letGo });
}

async function overrule(below: Dice, { id, segments }: One): Promise<void> {
  const one = segments[below(Math.max(1, segments.length))];
  if (!one) return;
  const outcome = below(2) === 0 ? 'paid' : 'refunded';
  const ruling = { ...lineOf(one.start), outcome, says: 'As the calendar shows.' } as const;
  await overruleSegment(house, olu, { contract: work.contract, dispute: id, ...ruling });
}

const lineOf = (start: string) => ({ segment: segmentOf(toInstant(start)), kind: 'tracked' as const });

async function review(): Promise<Review> {
  const found = await readReview(house, work.ben, { contract: work.contract, week: WEEK });
  if (isRefusal(found)) throw new Error(found.refused);
  return found;
}

async function isCharged(): Promise<boolean> {
  const row = await house.db
    .selectFrom('charge')
    .select('id')
    .where('state', '=', 'succeeded')
    .executeTakeFirst();
  return row !== undefined;
}
