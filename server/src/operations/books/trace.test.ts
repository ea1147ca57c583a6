import { sum } from '@stint/core/money';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, type Work } from '../../testing/money.ts';
import { at, tracked, twoHours, WEEK } from '../../testing/review.ts';
import { readLedger } from '../money/read-ledger.ts';
import { openDispute } from '../review/open-dispute.ts';
import { readClosing } from './read-closing.ts';
import { readTrace } from './read-trace.ts';
import { verifySeals } from './verify-seals.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
  await twoHours(work.desk);
});
afterEach(() => house.close());

async function trace(actor = work.ana) {
  const found = await readTrace(house, actor, { contract: work.contract, week: WEEK });
  if (isRefusal(found)) throw new Error(found.refused);
  return found;
}
const minor = (text: string): bigint => BigInt(text.replace('.', ''));

async function disputed(): Promise<void> {
  await at(house, '2026-11-24T08:00:00Z');
  const segments = [tracked('2026-11-18T07:10:00Z')];
  const parts = [{ reason: 'memo-unclear' as const, says: '', segments }];
  await openDispute(house, work.ben, { contract: work.contract, week: WEEK, parts });
  await at(house, '2026-12-03T00:00:00Z');
}

describe('what is behind an invoice', () => {
  it('B4: the segments of each line add up to it, in seconds and to the last unit, also before the lock', async () => {
    for (const instant of ['2026-11-20T00:00:00Z', '2026-11-23T12:00:00Z']) {
      await at(house, instant);
      const { lines, issued } = await trace();
      expect(issued).toBe(instant.startsWith('2026-11-23'));
      expect(lines).toHaveLength(1);
      for (const { segments, seconds, amount } of lines) {
        expect(segments.reduce((total, one) => total + one.seconds, 0)).toBe(seconds);
        expect(sum(segments.map((one) => minor(one.amount)))).toBe(minor(amount));
      }
    }
  });

  it('B5, D2: has every step in the order of booking, each side its own, an operator all', async () => {
    await disputed();
    const says = (one: Awaited<ReturnType<typeof trace>>) =>
      one.entries.map((entry) => [
        entry.says,
        ...entry.moves.map(({ from, to, amount }) => `${from} > ${to} ${amount}`),
      ]);
    expect(says(await trace(work.ana))).toEqual([
      ['Invoice issued', 'client > in-review 81.00'],
      ['Disputed, held', 'in-review > dispute 6.75'],
      ['Review passed', 'in-review > pending 74.25'],
      ['Refunded', 'dispute > client 6.75'],
      ['Hold released', 'pending > available 74.25'],
    ]);
    expect(says(await trace(work.ben))).toEqual([
      ['Invoice issued', 'client > fees-and-pay 94.50'],
      ['Client charged', 'processor > client 94.50'],
      ['Refunded', 'fees-and-pay > client 7.87'],
      ['Sent back to the card', 'client > processor 7.87'],
    ]);
    expect((await trace(work.olu)).entries.flatMap(({ moves }) => moves)).toHaveLength(9);
  });

  it('leads back from every entry of the books to its invoice', async () => {
    await disputed();
    const { entries } = await readLedger(house, { after: 0, limit: 100 });
    expect(entries.map(({ about }) => about)).toEqual(
      entries.map(() => ({ what: 'week', contract: work.contract, week: WEEK })),
    );
  });
});

describe('the closing report of a month', () => {
  it('is final when it says so: what comes later is of later months', async () => {
    expect(await readClosing(house, { month: '2026-11' })).toMatchObject({
      closed: false,
      waits: ['not-over'],
    });
    // The server was down over the lock and the end of the month: what was due in it is not done yet.
    house.movable.moveTo(toInstant('2026-12-01T06:00:00Z'));
    expect((await readClosing(house, { month: '2026-11' })).waits).toEqual(['weeks-to-close']);
    const sealed = async () => {
      await tick(house);
      return (await verifySeals(house.db)).unsealed;
    };
    await expect.poll(sealed, { timeout: 30_000 }).toBe(0);
    const november = await readClosing(house, { month: '2026-11' });
    expect(november).toMatchObject({ closed: true, waits: [], entries: 1 });
    expect(november.sums).toMatchObject([
      { currency: 'USD', feesEarned: '13.50', charged: '0.00', difference: '0.00' },
    ]);
    await disputed();
    await expect.poll(sealed, { timeout: 30_000 }).toBe(0);
    expect(await readClosing(house, { month: '2026-11' })).toEqual(november);
    const december = await readClosing(house, { month: '2026-12' });
    const [opened] = december.sums;
    expect(december.sums).toMatchObject([{ charged: '94.50', difference: '0.00' }]);
    for (const { place, opening } of opened?.places ?? []) {
      const before = november.sums[0]?.places.find((one) => one.place === place);
      expect(opening).toBe(before?.closing ?? '0.00');
    }
  });
});
