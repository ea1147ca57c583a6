import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createClient, createOrganisation, createPeople, type TestPeople } from '../../testing/people.ts';
import { addPaymentMethod } from './add-payment-method.ts';
import { listPaymentMethods } from './list-payment-methods.ts';
import { openCardPage } from './open-card-page.ts';
import { takeLeftCard } from './take-left-card.ts';

let house: TestHouse;
let people: TestPeople;
beforeAll(async () => {
  house = await testHouse({ payments: true });
  people = await createPeople(house);
});
afterAll(() => house.close());

const ORIGIN = 'http://127.0.0.1:9';
const opened = async () => {
  const page = await openCardPage(house, people.ben, { organisation: people.acme, origin: ORIGIN });
  if (isRefusal(page)) throw new Error(page.refused);
  return page;
};
const press = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
const take = (session: string, organisation = people.acme) =>
  takeLeftCard(house, people.ben, { organisation, session });

describe('a card page of the processor', () => {
  it('leads back with its session, and the card that was left is verified, once', async () => {
    const { url, session } = await opened();
    expect(await take(session)).toMatchObject({ refused: 'card-on-its-way' });
    const back = await press(url, { button: 'Save card', card: '5555555555554444' });
    expect(back.headers.get('location')).toBe(
      `${ORIGIN}/cards/left?organisation=${people.acme}&session=${session}`,
    );
    const [first, again] = await Promise.all([take(session), take(session)]);
    expect(first).toMatchObject({ brand: 'mastercard', last4: '4444' });
    expect(again).toEqual(first);
    const listed = await listPaymentMethods(house, people.ben, { organisation: people.acme });
    expect(listed).toHaveLength(1);
  });

  it('is of the organisation that it was opened for, and of no other', async () => {
    const { url, session } = await opened();
    await press(url, { button: 'Save card', card: '4242424242424242' });
    const other = await createClient(house, 'Cleo Park', await createOrganisation(house, 'Park Press'));
    const stolen = await takeLeftCard(house, other, { organisation: other.organisations[0] ?? '', session });
    expect(stolen).toMatchObject({ refused: 'card-on-its-way' });
    expect(await takeLeftCard(house, other, { organisation: people.acme, session })).toMatchObject({
      refused: 'no-such-organisation',
    });
  });

  it('on which the bank said no leaves no card', async () => {
    const { url, session } = await opened();
    const bank = await press(url, { button: 'Save card', card: '4000002500003155' });
    await press(bank.headers.get('location') ?? '', { button: 'Fail' });
    expect(await take(session)).toMatchObject({ refused: 'card-declined', field: 'session' });
  });

  it('is the only way where the processor is in earnest: no number is typed into this house', async () => {
    const earnest = { ...house, payments: { ...house.payments, takesNumbers: false } };
    const asked = { organisation: people.acme, card: '4242424242424242' };
    expect(await addPaymentMethod(earnest, people.ben, asked)).toMatchObject({
      refused: 'numbers-not-here',
      field: 'card',
    });
  });
});
