import { type ClientOptions, call } from '@stint/wire/client';
import { payDebt, readDebt } from '@stint/wire/debt';
import { listPaymentMethods } from '@stint/wire/payment-methods';
import { afterEach, expect, it } from 'vitest';
import { went } from '../src/person.ts';
import type { Went } from '../src/told.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

const DECLINED = '4000000000000341';
const GOOD = '5555555555554444';
const WEEK = '2026-11-16';

it('D5: a card that is declined on five days pauses the contract in the middle of a session; a second card lifts it all', async () => {
  world = await World.open({ card: DECLINED });
  const { ana, ben } = world;
  const organisation = world.contract('k1').people.acme;
  const owed = () => call(ben.client, readDebt, { params: { organisation } });

  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('999X99');
  await ana.stops();
  await world.until('Mon 12:00');
  expect(await ana.purse()).toEqual({ inProgress: '40.50' });

  await world.until('Mon+1 12:00');
  expect(await ben.week()).toMatchObject({ stage: 'in-review', charge: 'declined' });
  expect(await owed()).toMatchObject({
    suspendedSince: null,
    total: [{ amount: '47.25', currency: 'USD' }],
    owed: [{ week: WEEK, nextAt: '2026-11-24T12:00:00Z', attempts: [{ day: 1, why: 'generic_decline' }] }],
  });

  // She works while the fifth day fails, and hears of it then: not a minute is worked that nobody protects.
  await world.until('Fri+1 11:50');
  await ana.starts('k1', 'Checkout');
  await ana.worksUntil('Fri+1 12:01');
  expect(ana.desk.status()).toMatchObject({ tracking: null, ending: { reason: 'paused' } });
  expect(await ana.starts('k1', 'Checkout')).toBe('contract-paused');
  expect(await ben.resumes()).toBe('payment-owed');
  await world.until('Fri+1 12:20');
  expect(await ben.sees('Fri+1')).toEqual(['11:50 X']);
  expect(await owed()).toMatchObject({ suspendedSince: '2026-11-27T12:00:00Z', owed: [{ nextAt: null }] });

  expect(await ben.addsCard(GOOD)).toBe('done');
  const good = await cardOf(ben.client, organisation, '4444');
  expect(await pay(ben.client, organisation, good)).toBe('done');
  expect(await pay(ben.client, organisation, good)).toBe('nothing-owed');
  expect(await owed()).toMatchObject({ suspendedSince: null, owed: [] });
  await world.until('Fri+1 12:30');
  expect(await ana.starts('k1', 'Checkout')).toBe('done');
  await ana.stops();
  await world.until('Wed+2');
  expect(await ana.purse()).toMatchObject({ available: '40.50' });
});

async function cardOf(client: ClientOptions, organisation: string, last4: string): Promise<string> {
  const cards = await call(client, listPaymentMethods, { params: { organisation } });
  return cards.find((card) => card.last4 === last4)?.id ?? '';
}

function pay(client: ClientOptions, organisation: string, paymentMethod: string): Promise<Went> {
  const body = { contract: world.contract('k1').id, week: WEEK, paymentMethod };
  return went(call(client, payDebt, { params: { organisation }, body }));
}
