import { DAY_SECONDS } from '@stint/core/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick, tick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, fixedContract } from '../../testing/milestones.ts';
import { addCard, armFault, CARDS, heldByProcessor, statement } from '../../testing/money.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { readNeeds } from '../home/read-needs.ts';
import { listMilestones } from '../milestones/list-milestones.ts';
import { readPurses } from '../money/read-purses.ts';
import { payMilestoneInvoice } from './pay-invoice.ts';
import { listPaymentInvoices } from './read-payment.ts';
import { sendMilestoneInvoice } from './send-invoice.ts';
import { withdrawMilestoneInvoice } from './withdraw-invoice.ts';

let house: TestHouse;
let people: TestPeople;
let contract: string;
let milestone: string;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  people = await createPeople(house);
  contract = await fixedContract(house, people, { escrow: false });
  const { milestones } = done(await listMilestones(house, people.ana, { contract }));
  milestone = milestones[0]?.id ?? '';
});
afterEach(() => house.close());

const send = () => sendMilestoneInvoice(house, people.ana, { contract, milestone });
const pay = (payment: string) => payMilestoneInvoice(house, people.ben, { contract, payment });
const withdraw = (payment: string) => withdrawMilestoneInvoice(house, people.ana, { contract, payment });
const numbers = async (payment: string) =>
  done(await listPaymentInvoices(house, people.ana, { contract, payment })).map(
    ({ number, credits }) => `${number}${credits === null ? '' : ` of ${credits}`}`,
  );

describe('a milestone without escrow', () => {
  it('is invoiced, waits, is paid by card, held for five days, and available', async () => {
    await addCard(house, people, CARDS.good);
    const sent = done(await send());
    expect(sent).toMatchObject({ kind: 'milestone', state: 'open', total: '500.00', may: ['withdraw'] });
    expect(await readPurses(house, people.ana)).toMatchObject([{ inReview: sent.net }]);
    expect(await numbers(sent.id)).toContain('2026-0001');
    const needs = await readNeeds(house, people.ben, { wall: house.clock.now() });
    expect(JSON.stringify(needs)).toContain(`invoice-open ${sent.id}`);
    const paid = done(await pay(sent.id));
    expect(paid.state).toBe('held');
    expect(paid.paidAt).not.toBeNull();
    expect(await readPurses(house, people.ana)).toMatchObject([{ inReview: '0.00', pending: sent.net }]);
    await moveAndTick(house, house.clock.now() + 5 * DAY_SECONDS);
    expect(await readPurses(house, people.ana)).toMatchObject([{ pending: '0.00', available: sent.net }]);
    expect((await statement(house)).map((line) => line.split(' ').slice(1, -1).join(' '))).toEqual([
      'Milestone invoiced',
      'Client charged',
      'Invoice paid, held',
      'Hold released',
    ]);
  });

  it('invoiced twice and at once is one invoice; paid at once it is paid once', async () => {
    await addCard(house, people, CARDS.good);
    const sent = await Promise.all([send(), send(), send()]);
    const [id] = new Set(sent.map((one) => done(one).id));
    expect(new Set(sent.map((one) => done(one).id)).size).toBe(1);
    await Promise.all([pay(id ?? ''), pay(id ?? ''), pay(id ?? '')]);
    await tick(house);
    const first = done(await send());
    expect(first.state).toBe('held');
    expect(await house.db.selectFrom('charge').select('state').execute()).toEqual([{ state: 'succeeded' }]);
  });

  it('stays open where every card declines, and is paid with another later', async () => {
    await addCard(house, people, CARDS.declinedLater);
    const { id } = done(await send());
    expect(done(await pay(id))).toMatchObject({ state: 'open', card: { declined: 'generic_decline' } });
    await addCard(house, people, CARDS.good);
    expect(done(await pay(id))).toMatchObject({ state: 'held', card: { last4: '4242' } });
  });

  it('is not paid without a card', async () => {
    const { id } = done(await send());
    expect(await pay(id)).toMatchObject({ refused: 'no-card' });
  });

  it('can be taken back until it is paid: credited whole, owed no more, and invoiced anew', async () => {
    await addCard(house, people, CARDS.good);
    const { id } = done(await send());
    await Promise.all([withdraw(id), withdraw(id)]);
    expect(done(await withdraw(id))).toMatchObject({ state: 'withdrawn' });
    expect(await numbers(id)).toContain('C-2026-0001 of 2026-0001');
    expect(await pay(id)).toMatchObject({ refused: 'payment-over' });
    expect(await readPurses(house, people.ana)).toMatchObject([{ inReview: '0.00' }]);
    const again = done(await send());
    expect(again.id).not.toBe(id);
    done(await pay(again.id));
    expect(await withdraw(again.id)).toMatchObject({ refused: 'payment-over' });
  });

  it('is neither taken back nor paid twice while the bank has not answered', async () => {
    await addCard(house, people, CARDS.good);
    const { id } = done(await send());
    await armFault(house, '/v1/payment_intents', 'drop-answer');
    expect(done(await pay(id))).toMatchObject({ state: 'charging' });
    expect(done(await pay(id))).toMatchObject({ state: 'charging' });
    expect(await withdraw(id)).toMatchObject({ refused: 'payment-under-way' });
    await tick(house);
    expect(done(await pay(id))).toMatchObject({ state: 'held' });
    expect(await heldByProcessor(house)).toBeGreaterThan(0n);
  });

  it('is the freelancer’s to invoice, and only without escrow, and only what was agreed', async () => {
    const asked = { contract, milestone };
    expect(await sendMilestoneInvoice(house, people.ben, asked)).toMatchObject({
      refused: 'freelancers-only',
    });
    const other = await fixedContract(house, people);
    const { milestones } = done(await listMilestones(house, people.ana, { contract: other }));
    const held = { contract: other, milestone: milestones[0]?.id ?? '' };
    expect(await sendMilestoneInvoice(house, people.ana, held)).toMatchObject({ refused: 'escrow-contract' });
  });
});
