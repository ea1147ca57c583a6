import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { afterEach, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, heldByProcessor, type Work } from '../../testing/money.ts';
import { at, places, twoHours, WEEK } from '../../testing/review.ts';
import { answerDispute } from '../review/answer-dispute.ts';
import { openDispute } from '../review/open-dispute.ts';

let house: TestHouse;
let work: Work;
afterEach(() => house.close());

/** Ana accepts what Ben disputes, of which 7.87 go back. */
async function refund(): Promise<void> {
  const segments = [{ segment: segmentOf(toInstant('2026-11-18T07:00:00Z')), kind: 'tracked' as const }];
  const parts = [{ reason: 'low-activity' as const, says: '', segments }];
  const review = await openDispute(house, work.ben, { contract: work.contract, week: WEEK, parts });
  if (isRefusal(review)) throw new Error(review.refused);
  const dispute = review.disputes[0]?.id ?? '';
  const answer = await answerDispute(house, work.ana, { contract: work.contract, dispute, answer: 'accept' });
  if (isRefusal(answer)) throw new Error(answer.refused);
}

const states = async () =>
  (await house.db.selectFrom('refund').select('state').execute()).map(({ state }) => state);

it.each([
  ['goes through after all: it goes back to the card', CARDS.good, 'sent', 8663n],
  ['is declined after all: it is charged so much less', CARDS.declinedLater, 'credited', 0n],
])(
  'D2: what is refunded while a charge has no answer waits for it. That %s',
  async (_, card, state, held) => {
    house = await testHouse({ payments: true });
    work = await atWork(house, { card });
    await twoHours(work.desk);
    // The processor is silent when it is asked, and when it is looked up.
    const { payments } = house;
    const silent = async () => ({ status: 'unknown' }) as const;
    house = { ...house, payments: { ...payments, charge: silent, findCharge: silent } };
    await at(house, '2026-11-23T12:00:00Z');
    await refund();
    await tick(house);
    expect(await states()).toEqual(['waiting']);
    house = { ...house, payments };
    await tick(house);
    await tick(house);
    expect(await states()).toEqual([state]);
    expect(await heldByProcessor(house)).toBe(held);
    expect((await places(house, work)).all).toBe(0n);
  },
);
