import { DAY_SECONDS } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { openDatabase } from '../../store/database.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { deathOf, startDoomed } from '../../testing/kill.ts';
import {
  addCard,
  armFault,
  atWork,
  CARDS,
  heldByProcessor,
  statement,
  type Work,
} from '../../testing/money.ts';
import { giveBonus } from '../../testing/payments.ts';
import { moveClock } from '../clock/move-clock.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { readPurses } from '../money/read-purses.ts';
import { reconcileNow } from '../payments/reconcile-now.ts';
import { makePayment } from './make-payment.ts';
import { listPaymentInvoices, listPayments, readPayment } from './read-payment.ts';

const CHARGES = '/v1/payment_intents';
let house: TestHouse;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
});
afterEach(() => house.close());

const attempts = () =>
  house.db.selectFrom('charge').select(['attempt', 'state']).orderBy('attempt').execute();

describe('D4: a bonus', () => {
  it('is charged with the fees of both sides, pending at once, available five days later, never protected', async () => {
    const at = house.clock.now();
    const paid = done(await giveBonus(house, work));
    expect(paid).toMatchObject({
      state: 'held',
      total: '100.00',
      freelancerFee: '10.00',
      net: '90.00',
      clientFee: '5.00',
      clientTotal: '105.00',
      card: { last4: '4242', declined: null },
    });
    expect(toInstant(paid.availableAt ?? '') - at).toBe(5 * DAY_SECONDS);
    expect(await readPurses(house, work.ana)).toMatchObject([{ pending: '90.00', available: '0.00' }]);
    expect(await heldByProcessor(house)).toBe(10_500n);
    house.movable.moveTo(at + 5 * DAY_SECONDS - 1);
    await tick(house);
    expect(await readPurses(house, work.ana)).toMatchObject([{ pending: '90.00', available: '0.00' }]);
    await moveClock(house, work.olu, { now: '2026-12-31T00:00:00Z' });
    expect(await readPurses(house, work.ana)).toMatchObject([{ pending: '0.00', available: '90.00' }]);
    expect((await statement(house)).map((line) => line.slice(21))).toEqual([
      'Paid once, held 105.00',
      'Client charged 105.00',
      'Hold released 90.00',
    ]);
    const { payments } = done(await listPayments(house, work.ana, { contract: work.contract }));
    expect(payments).toMatchObject([{ state: 'available', availableAt: paid.availableAt, card: null }]);
  });

  it('is invoiced with numbers of its own, to each side its part', async () => {
    const { id: payment } = done(await giveBonus(house, work));
    const of = async (who: Work['ana']) =>
      done(await listPaymentInvoices(house, who, { contract: work.contract, payment })).map(
        ({ kind, number, gross, charge }) => `${kind} ${number} ${gross} ${charge}`,
      );
    expect(await of(work.ben)).toEqual([
      'work 2026-0001 100.00 succeeded',
      'client-fee F-2026-0001 5.00 succeeded',
    ]);
    expect(await of(work.ana)).toEqual([
      'work 2026-0001 100.00 succeeded',
      'freelancer-fee F-2026-0002 10.00 succeeded',
    ]);
  });

  it('is at the processor what it is in the books', async () => {
    done(await giveBonus(house, work));
    const [found] = done(await reconcileNow(house)).reconciliations;
    expect(found).toMatchObject({ held: '105.00', booked: '105.00', unmatched: 0 });
  });

  it('pressed twice, at once, and on two servers is paid once', async () => {
    const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
    const id = house.random.uuid();
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => giveBonus(n % 2 === 0 ? house : second, work, { id })),
    );
    await second.db.destroy();
    for (const one of all) expect(done(one).id).toBe(id);
    await tick(house);
    expect(await heldByProcessor(house)).toBe(10_500n);
    expect(await attempts()).toHaveLength(1);
    expect(done(await giveBonus(house, work, { id }))).toMatchObject({ state: 'held' });
    expect(await giveBonus(house, work, { id, amount: '100.01' })).toMatchObject({ refused: 'id-taken' });
  });

  it('of the same sum a moment later is taken for a second press, unless it is meant', async () => {
    done(await giveBonus(house, work));
    expect(await giveBonus(house, work)).toMatchObject({ refused: 'paid-just-now' });
    done(await giveBonus(house, work, { anyway: 'yes' }));
    house.movable.moveTo(house.clock.now() + 600);
    done(await giveBonus(house, work));
    expect(await heldByProcessor(house)).toBe(31_500n);
  });

  it('whose answer is lost is found by its id, and charged once', async () => {
    await armFault(house, CHARGES, 'drop-answer');
    const paid = done(await giveBonus(house, work));
    expect(paid.state).toBe('charging');
    await tick(house);
    const asked = { contract: work.contract, payment: paid.id };
    expect(done(await readPayment(house, work.ben, asked))).toMatchObject({ state: 'held' });
    expect(await heldByProcessor(house)).toBe(10_500n);
  });

  it.each(['before-charging', 'after-charging'] as const)(
    'is charged once though the server is killed (-9) %s, between its intention and its answer',
    async (when) => {
      const { payments } = house;
      const silent = async () => ({ status: 'unknown' }) as const;
      const { id: payment } = done(
        await giveBonus({ ...house, payments: { ...payments, charge: silent } }, work),
      );
      expect(await deathOf(startDoomed(house, when))).toBe('SIGKILL');
      expect(await attempts()).toEqual([{ attempt: 1, state: 'asked' }]);
      await tick(house);
      const asked = { contract: work.contract, payment };
      expect(done(await readPayment(house, work.ana, asked)).state).toBe('held');
      expect(await heldByProcessor(house)).toBe(10_500n);
    },
  );

  it('that every card declines is over, moves nothing, and suspends nobody', async () => {
    await addCard(house, work, CARDS.declinedLater);
    await house.db.updateTable('payment_method').set({ place: 9 }).where('last4', '=', '4242').execute();
    // The next card is asked at once.
    expect(done(await giveBonus(house, work))).toMatchObject({ state: 'held', card: { last4: '4242' } });
    expect((await attempts()).map(({ state }) => state)).toEqual(['declined', 'succeeded']);
    await house.db
      .updateTable('payment_method')
      .set({ removed_at: house.clock.now() })
      .where('last4', '=', '4242')
      .execute();
    const over = done(await giveBonus(house, work, { amount: '7.00' }));
    expect(over).toMatchObject({ state: 'declined', card: { last4: '0341', declined: 'generic_decline' } });
    await moveClock(house, work.olu, { now: '2027-01-15T00:00:00Z' });
    expect(await attempts()).toHaveLength(3);
    expect(await heldByProcessor(house)).toBe(10_500n);
    expect(await house.db.selectFrom('suspension').selectAll().execute()).toEqual([]);
    const told = await house.db
      .selectFrom('notification')
      .select('kind')
      .where('kind', 'like', 'payment-%')
      .orderBy('kind')
      .execute();
    expect(told.map(({ kind }) => kind)).toEqual([
      'payment-available',
      'payment-charged',
      'payment-declined',
      'payment-made',
    ]);
  });
});

describe('D4: what is refused', () => {
  it.each(['0', '0.00', '1.001', '100000000.01', '9007199254740993', '-1', '1e3'])('%s', async (amount) => {
    expect(await giveBonus(house, work, { amount })).toEqual({ refused: 'bad-payment', field: 'amount' });
    expect(await attempts()).toEqual([]);
  });

  it('who is not the client, or has no say over its money', async () => {
    const asked = { id: house.random.uuid(), kind: 'bonus', amount: '1.00', says: '' } as const;
    for (const who of [work.ana, work.olu])
      expect(await makePayment(house, who, { contract: work.contract, ...asked })).toMatchObject({
        refused: 'clients-only',
      });
  });

  it('365 days after the end, and not a second before', async () => {
    done(await changeStanding(house, work.ben, { contract: work.contract, what: 'ended' }));
    const end = house.clock.now();
    house.movable.moveTo(end + 365 * DAY_SECONDS - 1);
    done(await giveBonus(house, work));
    house.movable.moveTo(end + 365 * DAY_SECONDS);
    expect(await giveBonus(house, work, { amount: '2.00' })).toMatchObject({ refused: 'ended-too-long-ago' });
  });

  it('without a card, and while something else is owed for five days', async () => {
    await house.db.updateTable('payment_method').set({ removed_at: house.clock.now() }).execute();
    expect(await giveBonus(house, work)).toMatchObject({ refused: 'no-card' });
    await house.db
      .insertInto('suspension')
      .values({ organisation_id: work.acme, n: 1, since: house.clock.now(), lifted_at: null })
      .execute();
    expect(await giveBonus(house, work)).toMatchObject({ refused: 'payment-owed' });
  });
});
