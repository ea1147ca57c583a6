import { call } from '@stint/wire/client';
import { payDebt } from '@stint/wire/debt';
import { listPaymentMethods } from '@stint/wire/payment-methods';
import { depositToFund, readContractProtection, readFund } from '@stint/wire/protection';
import { afterEach, expect, it } from 'vitest';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

const DECLINED = '4000000000000341';
const GOOD = '5555555555554444';

it('D5: the fund pays what was protected on the day on which it was due, as far as it goes; who owes pays it back', async () => {
  world = await World.open({ card: DECLINED, contracts: { k1: { manualTime: true } } });
  const { ana, ben, olu } = world;
  const { id: contract, people } = world.contract('k1');
  const organisation = people.acme;
  const fund = async () => (await call(olu.client, readFund, {})).funds[0];
  const deposit = (amount: string) =>
    call(olu.client, depositToFund, { body: { id: crypto.randomUUID(), currency: 'USD', amount } });

  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('999X99');
  await ana.stops();
  await world.until('Mon 12:00');
  expect(await ana.addsManualTime('Mon 10:30', 'Mon 11:00', 'A call')).toBe('done');
  await deposit('30.00');

  await world.until('Fri+1 12:00');
  expect(await ana.purse()).toEqual({ inReview: '60.75' });
  await world.until('Sat+1');
  expect(await ana.purse()).toEqual({ inReview: '30.75', pending: '30.00' });
  expect(await fund()).toMatchObject({ balance: '0.00', advanced: '30.00', lacking: '10.50' });
  expect(await call(ana.client, readContractProtection, { params: { contract } })).toMatchObject({
    cap: '2500.00',
    days: 91,
    used: '30.00',
  });

  await deposit('100.00');
  await world.until('Wed+2');
  expect(await ana.purse()).toEqual({ inReview: '20.25', available: '40.50' });
  expect(await ana.paysOut('00000000-0000-4000-8000-0000000000aa', '40.50')).toBe('done');

  await world.until('Thu+2 09:00');
  await ben.addsCard(GOOD);
  const cards = await call(ben.client, listPaymentMethods, { params: { organisation } });
  const paymentMethod = cards.find(({ last4 }) => last4 === '4444')?.id ?? '';
  const body = { contract, week: '2026-11-16', paymentMethod };
  await call(ben.client, payDebt, { params: { organisation }, body });
  await world.until('Thu+2 09:10');
  expect(await ana.purse()).toEqual({ available: '20.25', paidOut: '40.50' });
  expect(await fund()).toMatchObject({ balance: '130.00', deposited: '130.00', advanced: '0.00' });
  expect(await world.books()).toEqual({
    'freelancer:ana:available': '20.25',
    'platform:fees': '10.13',
    'platform:operator': '-130.00',
    'platform:protection': '130.00',
    gateway: '-30.38',
  });
});
