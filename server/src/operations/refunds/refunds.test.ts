import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { documentsOf } from '../../store/invoice-documents.ts';
import { findRefundToSend } from '../../store/refund-sending.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { addCard, atWork, CARDS, heldByProcessor, type Work } from '../../testing/money.ts';
import { instantOf, instants, refundSome, sendBack, sumsOf } from '../../testing/refunds.ts';
import { at, places, twoHours, WEEK } from '../../testing/review.ts';
import { payDebt } from '../debts/pay-debt.ts';
import { payOut } from '../money/pay-out.ts';
import { reconcile } from '../payments/reconcile.ts';
import { depositToFund } from '../protection/deposit-to-fund.ts';
import { giveRefund } from './give-refund.ts';
import { listReturns, sendRefundAgain } from './list-returns.ts';
import { readRefunds } from './read-refunds.ts';
import { sendRefund } from './send-refund.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true, at: '2026-11-18T05:00:00Z' });
});
afterEach(() => house.close());

/** Two hours at 45.00: 90.00, of which Ana gets 81.00 and Ben pays 94.50. */
async function billed(card: string = CARDS.good): Promise<void> {
  work = await atWork(house, { card });
  // P4: protected is what is worked from here on.
  house.movable.moveTo(instantOf('2026-11-18T10:00:00Z'));
  await twoHours(work.desk);
  await at(house, instants.locked);
}

const read = async () => done(await readRefunds(house, work.ana, { contract: work.contract, week: WEEK }));
const give = (amount: string, id: string, who = work.ana, says = '') =>
  giveRefund(house, who, { contract: work.contract, week: WEEK, id, amount, says });
const toldOf = async (kind: string) =>
  (await house.db.selectFrom('notification').select('person_id').where('kind', '=', kind).execute()).length;
const ID = '11111111-1111-4111-8111-111111111111';
const payout = (amount: string, id = '22222222-2222-4222-8222-222222222222') =>
  payOut(house, work.ana, { id, currency: 'USD', amount });

describe('D3: a refund', () => {
  it.each([
    ['in review', instants.locked, 'review'],
    ['pending', instants.reviewed, 'pending'],
    ['available', instants.available, 'available'],
  ] as const)('is taken from where the week’s pay is: %s', async (_, when, place) => {
    await billed();
    await at(house, when);
    await refundSome(house, work, '30.00');
    await tick(house);
    expect((await places(house, work))[place]).toBe(5400n);
    expect(await heldByProcessor(house)).toBe(9450n - 3150n);
    const { refunds, left, most } = await read();
    expect(refunds).toMatchObject([
      { cause: 'voluntary', by: 'Ana Duarte', state: 'sent', share: { net: '27.00', clientTotal: '31.50' } },
    ]);
    expect([left.total, most]).toEqual(['60.00', '60.00']);
    expect(refunds[0]?.entries.map(({ says }) => says)).toEqual(['Refunded', 'Sent back to the card']);
    await at(house, '2027-01-01T00:00:00Z');
    expect(await places(house, work)).toMatchObject({ review: 0n, pending: 0n, available: 5400n, all: 0n });
    expect(await reconcile(house)).toBe('');
    expect(await toldOf('refund-made')).toBe(2);
  });

  it('of what was paid out leaves a debt, which later pay fills before any payout', async () => {
    await billed();
    await at(house, instants.available);
    expect(await payout('81.00')).toMatchObject({ state: 'paid' });
    await refundSome(house, work, '45.00');
    await tick(house);
    expect((await places(house, work)).available).toBe(-4050n);
    expect((await read()).available).toBe('-40.50');
    expect(await payout('0.01', '33333333-3333-4333-8333-333333333333')).toMatchObject({
      refused: 'more-than-available',
    });
    expect((await sumsOf(house, work)).client).toBe(0n);
  });

  it('of what was paid out leaves a freelancer owing so much and no more; beyond it an operator gives back', async () => {
    await billed();
    await at(house, instants.available);
    const owes = (balance: bigint) =>
      house.db
        .updateTable('account_balance')
        .set({ balance })
        .where('account', '=', `freelancer:${work.ana.person}:available`)
        .execute();
    // 45.00 of the total is 40.50 of hers.
    await owes(-95_951n);
    expect(await give('45.00', ID)).toMatchObject({ refused: 'owes-too-much' });
    await owes(-95_950n);
    done(await give('45.00', ID));
    const other = '44444444-4444-4444-8444-444444444444';
    expect(await give('0.01', other)).toMatchObject({ refused: 'owes-too-much' });
    done(await give('45.00', other, work.olu, 'Agreed with both.'));
  });

  it('is never more than is left, is made once for one id, and not by strangers, clients, or an operator without a reason', async () => {
    await billed();
    expect(await give('90.01', ID)).toMatchObject({ refused: 'more-than-refundable' });
    for (const bad of ['0.00', '-1.00', '1.001']) {
      expect(await give(bad, ID)).toMatchObject({ refused: 'bad-amount' });
    }
    expect(await give('1.00', ID, work.ben)).toMatchObject({ refused: 'freelancers-only' });
    expect(await give('1.00', ID, work.olu)).toMatchObject({ refused: 'reason-needed' });
    const all = await Promise.all([1, 2, 3, 4].map(() => give('50.00', ID)));
    expect(all.every((one) => 'refunds' in one)).toBe(true);
    expect(await give('40.00', ID)).toMatchObject({ refused: 'id-taken' });
    const other = '44444444-4444-4444-8444-444444444444';
    expect(await give('40.01', other)).toMatchObject({ refused: 'more-than-refundable' });
    done(await give('40.00', other, work.olu, 'Agreed with both.'));
    expect((await read()).refunds).toMatchObject([
      { says: '' },
      { says: 'Agreed with both.', by: 'Olu Adeyemi' },
    ]);
    expect((await read()).may).toEqual([]);
    await tick(house);
    expect(await heldByProcessor(house)).toBe(0n);
    expect(await sumsOf(house, work)).toMatchObject({ client: 0n, fees: 0n });
    await at(house, '2027-01-01T00:00:00Z');
    expect((await places(house, work)).available).toBe(0n);
  });

  it('has a credit note for each document, and all of them make up the invoice', async () => {
    await billed();
    await refundSome(house, work, '33.33');
    await refundSome(house, work, '56.67');
    const source = { kind: 'week', week: instantOf(`${WEEK}T00:00:00Z`) } as const;
    const documents = await documentsOf(house.db, { contract: work.contract, source });
    const sums = new Map<string, bigint>();
    for (const { kind, gross, credits } of documents) {
      sums.set(kind, (sums.get(kind) ?? 0n) + (credits === null ? gross : -gross));
    }
    expect(documents.filter(({ credits }) => credits !== null)).toHaveLength(6);
    expect([...sums.values()]).toEqual([0n, 0n, 0n]);
  });

  it('is possible for 180 days after the week was paid', async () => {
    await billed();
    await at(house, '2027-05-22T11:59:59Z');
    await refundSome(house, work, '1.00');
    await at(house, '2027-05-22T12:00:00Z');
    expect(await give('1.00', ID)).toMatchObject({ refused: 'refund-too-late' });
    expect((await read()).most).toBe('0.00');
  });

  it('of an invoice that is not paid takes it off: it is charged so much less', async () => {
    await billed(CARDS.declinedLater);
    await refundSome(house, work, '60.00');
    expect(await read()).toMatchObject({ paid: false, refunds: [{ state: 'credited' }] });
    const card = await addCard(house, work, CARDS.good);
    done(await payDebt(house, work.ben, owes(card)));
    expect(await heldByProcessor(house)).toBe(3150n);
    await at(house, instants.available);
    expect((await places(house, work)).available).toBe(2700n);
  });

  it('leaves alone what the fund paid and the client has not: it is the fund’s to have back', async () => {
    await billed(CARDS.declinedLater);
    done(await depositToFund(house, work.olu, { id: ID, currency: 'USD', amount: '500.00' }));
    await at(house, instants.available);
    const protectedNet = 8100n - 1350n;
    expect((await places(house, work)).available).toBe(protectedNet);
    const before = await read();
    expect(before.most).toBe('15.00');
    expect(await give('15.01', ID)).toMatchObject({ refused: 'more-than-refundable' });
    const card = await addCard(house, work, CARDS.good);
    done(await payDebt(house, work.ben, owes(card)));
    // The fund has its money back, the rest is available: all of it can be given back, part of it from what the fund paid.
    expect((await sumsOf(house, work)).fund).toBe(50_000n);
    await refundSome(house, work, '90.00');
    await tick(house);
    expect(await places(house, work)).toMatchObject({ review: 0n, pending: 0n, available: 0n, all: 0n });
    expect(await sumsOf(house, work)).toMatchObject({ client: 0n, fees: 0n, fund: 50_000n, advanced: 0n });
  });

  const owes = (paymentMethod: string) => ({
    organisation: work.acme,
    contract: work.contract,
    week: WEEK,
    paymentMethod,
  });
});

describe('D3: a refund that the card’s bank sends back', () => {
  it('ends failed, is undone by an entry, is told, and is sent again by an operator', async () => {
    await billed();
    const { id } = await refundSome(house, work, '30.00');
    await tick(house);
    const sent = await house.db.selectFrom('refund').select('processor_ref').executeTakeFirstOrThrow();
    await sendBack(house, sent.processor_ref ?? '');
    for (let n = 0; n < 3; n += 1) {
      const refund = await findRefundToSend(house.db, id);
      if (refund) await sendRefund(house, refund);
    }
    expect((await read()).refunds[0]).toMatchObject({ state: 'failed' });
    expect((await sumsOf(house, work)).client).toBe(3150n);
    expect(await toldOf('refund-failed')).toBe(1);
    expect((await listReturns(house)).refunds).toMatchObject([{ id, amount: '31.50', state: 'failed' }]);
    expect(await reconcile(house)).toBe('');
    const again = await Promise.all([1, 2].map(() => sendRefundAgain(house, work.olu, { refund: id })));
    expect(again.filter((one) => 'refused' in one)).toEqual([{ refused: 'refund-not-back' }]);
    expect((await read()).refunds[0]).toMatchObject({ state: 'sent' });
    expect((await sumsOf(house, work)).client).toBe(0n);
    expect(await heldByProcessor(house)).toBe(6300n);
    expect(await reconcile(house)).toBe('');
    expect((await listReturns(house)).refunds).toEqual([]);
  });
});
