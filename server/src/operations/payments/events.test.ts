import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import {
  armDelivery,
  armFault,
  atWork,
  CARDS,
  heldByProcessor,
  statement,
  track,
  type Work,
} from '../../testing/money.ts';
import { type TestOffice, testOffice } from '../../testing/office.ts';
import { listReconciliations } from './list-reconciliations.ts';
import { openWebhook } from './open-webhook.ts';
import { reconcile } from './reconcile.ts';

let house: TestHouse;
let office: TestOffice;
let work: Work;

beforeAll(async () => {
  house = await testHouse({ payments: true });
  office = await testOffice(house);
  await openWebhook(house, office.address);
  work = await atWork(house, { card: CARDS.good });
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const kept = () => house.db.selectFrom('processor_event').select(['kind', 'handled_at']).execute();
const waiting = async () => (await kept()).filter(({ handled_at: at }) => at === null).length;

describe('what the processor tells', () => {
  it('is kept once and asked about, however it comes: a charge without an answer is settled by it', async () => {
    await track(work.desk, '2026-11-18T06:00:00Z');
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    await armDelivery(house, 'twice');
    await armFault(house, '/v1/payment_intents', 'drop-answer');
    await tick(house);
    await expect.poll(async () => (await kept()).length, { timeout: 10_000 }).toBe(1);
    await tick(house);
    expect(await waiting()).toBe(0);
    expect(await statement(house)).toEqual([
      '2026-11-23T12:00:00Z Invoice issued 47.25',
      '2026-11-23T12:00:00Z Client charged 47.25',
    ]);
    expect(await heldByProcessor(house)).toBe(4725n);
  });

  it('and what no letter brought is found in its list within the hour', async () => {
    await armDelivery(house, 'never', 9);
    house.movable.moveTo(toInstant('2026-11-25T08:00:00Z'));
    await track(work.desk, '2026-11-25T06:00:00Z');
    house.movable.moveTo(toInstant('2026-11-30T12:00:00Z'));
    const before = (await kept()).length;
    await tick(house);
    house.movable.moveTo(toInstant('2026-11-30T13:00:00Z'));
    await tick(house);
    expect((await kept()).length).toBeGreaterThan(before);
    expect(await waiting()).toBe(0);
  });

  it('is believed only with its signature: a forged letter is refused and nothing is kept', async () => {
    const before = (await kept()).length;
    const body = JSON.stringify({ id: 'evt_1', type: 'payment_intent.succeeded', data: { object: {} } });
    for (const signature of ['', 't=1,v1=00', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`]) {
      const answer = await fetch(`${office.address}/webhooks/payments`, {
        method: 'POST',
        body,
        headers: { 'stripe-signature': signature },
      });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'bad-signature' });
    }
    const none = await fetch(`${office.address}/webhooks/payments`, { method: 'POST' });
    expect(none.status).toBe(400);
    expect((await kept()).length).toBe(before);
  });
});

describe('the processor compared with the books', () => {
  it('agrees to the last unit, each movement with its entry', async () => {
    expect(await reconcile(house)).toBe('');
    const { reconciliations, unmatched } = await listReconciliations(house);
    expect(reconciliations[0]).toMatchObject({
      currency: 'USD',
      held: '94.50',
      booked: '94.50',
      difference: '0.00',
      unmatched: 0,
    });
    expect(unmatched).toEqual([]);
  });

  it('says what somebody did at the processor without the house', async () => {
    house.movable.moveTo(house.clock.now() + 60);
    const account = (await house.payments.openAccount('somebody')) ?? '';
    const payout = { id: 'by-hand', accountRef: account, amount: 100n, currency: 'USD', description: '' };
    await house.payments.payout(payout);
    expect(await reconcile(house)).toBe(
      'The processor and the books do not agree: -1.00 USD off, 1 movements unknown.',
    );
    const { reconciliations, unmatched } = await listReconciliations(house);
    expect(reconciliations[0]).toMatchObject({ difference: '-1.00', unmatched: 1 });
    expect(unmatched).toMatchObject([{ kind: 'transfer', amount: '-1.00' }]);
  });
});
