import { balancesOf } from '@stint/core/ledger';
import { toInstant } from '@stint/wire/letters';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { openDatabase } from '../../store/database.ts';
import { readEntries } from '../../store/ledger.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { addCard, atWork, CARDS, statement, track, type Work } from '../../testing/money.ts';
import { moveClock } from '../clock/move-clock.ts';
import { payDebt } from '../debts/pay-debt.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { readPurses } from '../money/read-purses.ts';
import { depositToFund } from './deposit-to-fund.ts';
import { readContractProtection } from './read-contract-protection.ts';
import { readFund } from './read-fund.ts';
import { setFundCap } from './set-fund-cap.ts';

const BROKE = '4000000000000341';
const WEEK = '2026-11-16';
const FAILED = '2026-11-27T12:00:00Z';
const REVIEWED = '2026-11-28T00:00:00Z';
const AVAILABLE = '2026-12-02T00:00:00Z';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true, at: '2026-11-18T05:00:00Z' });
});
afterEach(() => house.close());

/** An hour tracked and half an hour written in by hand at 45.00: 70.87 charged, 60.75 net, of which 40.50 is protected. */
async function hourAndHalf(): Promise<void> {
  // P4: protected is what is worked from here on.
  work = await atWork(house, { card: BROKE });
  house.movable.moveTo(toInstant('2026-11-18T10:00:00Z'));
  await track(work.desk, '2026-11-18T06:00:00Z');
  const [from, until] = ['2026-11-18T08:00:00Z', '2026-11-18T08:30:00Z'].map(toInstant);
  const manual = { from: from ?? 0, to: until ?? 0, memo: 'A call' };
  done(await writeManualTime(house, work.ana, { contract: work.contract, ...manual }));
}

const to = (now: string) => moveClock(house, work.olu, { now });
const fill = async (amount: string) =>
  done(await depositToFund(house, work.olu, { id: house.random.uuid(), currency: 'USD', amount }));
const fund = async () => (await readFund(house)).funds.find(({ currency }) => currency === 'USD');
const purse = async () => (await readPurses(house, work.ana))[0];
const payNow = async () => {
  const paymentMethod = await addCard(house, work, CARDS.good);
  const asked = { organisation: work.acme, contract: work.contract, week: WEEK, paymentMethod };
  return payDebt(house, work.ben, asked);
};
const books = async () => {
  const entries = await readEntries(house.db, { after: 0, limit: 1000 });
  return new Map<string, bigint>(balancesOf(entries).get('USD') ?? []);
};
const sumOfAll = async () => [...(await books()).values()].reduce((a, b) => a + b, 0n);

describe('D5: the protection fund', () => {
  it('pays what was protected at its normal time; the rest stays owed; when the client pays it has all back', async () => {
    await hourAndHalf();
    await fill('1000.00');
    await to(FAILED);
    expect(await purse()).toMatchObject({ inReview: '60.75', pending: '0.00' });
    await to(REVIEWED);
    expect(await purse()).toMatchObject({ inReview: '20.25', pending: '40.50' });
    await to(AVAILABLE);
    expect(await purse()).toMatchObject({ inReview: '20.25', pending: '0.00', available: '40.50' });
    expect(await fund()).toMatchObject({ balance: '959.50', advanced: '40.50', lacking: '0.00' });
    await to('2026-12-09T08:00:00Z');
    done(await payNow());
    await tick(house);
    expect(await purse()).toMatchObject({ inReview: '0.00', pending: '0.00', available: '60.75' });
    expect(await fund()).toMatchObject({ balance: '1000.00', advanced: '0.00', recovered: '40.50' });
    expect((await statement(house)).slice(2)).toEqual([
      '2026-11-28T00:00:00Z Paid by the protection fund 81.00',
      '2026-12-02T00:00:00Z Hold released 40.50',
      '2026-12-09T08:00:00Z Client charged 70.88',
      '2026-12-09T08:00:00Z Back in the protection fund 40.50',
      '2026-12-09T08:00:00Z Review passed 20.25',
      '2026-12-09T08:00:00Z Hold released 20.25',
    ]);
    expect(await sumOfAll()).toBe(0n);
    const steps = (await readFund(house)).steps.map(
      ({ what, amount, about }) => `${what} ${amount} ${about?.title}`,
    );
    expect(steps).toEqual(['recovered 40.50 Web shop', 'paid 40.50 Web shop', 'deposited 1000.00 undefined']);
  });

  it('never goes below 0: what it lacks is told once, and paid when it is filled', async () => {
    await hourAndHalf();
    await fill('10.00');
    await to('2026-12-05T00:00:00Z');
    expect(await purse()).toMatchObject({ inReview: '50.75', available: '10.00' });
    expect(await fund()).toMatchObject({ balance: '0.00', lacking: '30.50' });
    for (let n = 0; n < 3; n += 1) expect(await tick(house)).toEqual([]);
    const told = await house.db
      .selectFrom('notification')
      .select('kind')
      .where('kind', 'like', 'protection-%')
      .execute();
    expect(told.map(({ kind }) => kind).sort()).toEqual(['protection-paid', 'protection-short']);
    await fill('100.00');
    await tick(house);
    expect(await purse()).toMatchObject({ inReview: '20.25', available: '40.50' });
    expect(await fund()).toMatchObject({ balance: '69.50', lacking: '0.00' });
  });

  it('pays no more than its cap for a pair and its days, which both sides see; 0 is a cap', async () => {
    await hourAndHalf();
    await fill('1000.00');
    expect(await readContractProtection(house, work.ana, { contract: work.contract })).toEqual({
      currency: 'USD',
      cap: '2500.00',
      days: 91,
      used: '0.00',
    });
    expect(await setFundCap(house, work.olu, { currency: 'USD', cap: '-1.00', days: 7 })).toMatchObject({
      refused: 'bad-amount',
    });
    done(await setFundCap(house, work.olu, { currency: 'USD', cap: '15.00', days: 30 }));
    await to(AVAILABLE);
    expect(await purse()).toMatchObject({ inReview: '45.75', available: '15.00' });
    const seen = { cap: '15.00', days: 30, used: '15.00' };
    expect(await readContractProtection(house, work.ben, { contract: work.contract })).toMatchObject(seen);
    expect(await fund()).toMatchObject({ balance: '985.00', lacking: '0.00' });
  });

  it('pays once and is filled once, though two servers tick at once and the deposit is sent twice', async () => {
    await hourAndHalf();
    const asked = { id: house.random.uuid(), currency: 'USD', amount: '25.00' };
    await Promise.all([1, 2, 3].map(() => depositToFund(house, work.olu, asked)));
    expect(await depositToFund(house, work.olu, { ...asked, amount: '26.00' })).toMatchObject({
      refused: 'id-taken',
    });
    await to('2026-11-27T23:59:59Z');
    house.movable.moveTo(toInstant(REVIEWED));
    const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
    await Promise.all([tick(house), tick(second), tick(house), tick(second)]);
    await second.db.destroy();
    expect(await purse()).toMatchObject({ inReview: '35.75', pending: '25.00' });
    expect(await fund()).toMatchObject({ balance: '0.00', deposited: '25.00', lacking: '15.50' });
  });

  it('changes nothing for a client who pays in time, and pays nothing that no client was verified for (P4)', async () => {
    work = await atWork(house);
    house.movable.moveTo(toInstant('2026-11-18T10:00:00Z'));
    await track(work.desk, '2026-11-18T06:00:00Z');
    await fill('1000.00');
    await addCard(house, work, BROKE);
    await to('2026-12-20T00:00:00Z');
    expect(await purse()).toMatchObject({ inReview: '40.50', available: '0.00' });
    expect(await fund()).toMatchObject({ balance: '1000.00' });
  });
});

const DEEDS = [
  'fill a little',
  'fill',
  'a day',
  'four days',
  'another bad card',
  'pay',
  'cap down',
  'cap up',
  'two ticks',
] as const;

describe('whatever comes in whatever order', () => {
  it('the books are 0, Ana gets her net once, and the fund is whole when all is paid', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...DEEDS), { maxLength: 7 }), async (deeds) => {
        await house.close();
        house = await testHouse({ payments: true, at: '2026-11-18T05:00:00Z' });
        await hourAndHalf();
        await to(FAILED);
        for (const deed of deeds) {
          await doOne(deed);
          const now = await books();
          expect([...now.values()].reduce((a, b) => a + b, 0n)).toBe(0n);
          expect(now.get('platform:protection') ?? 0n).toBeGreaterThanOrEqual(0n);
          for (const place of ['in-review', 'pending', 'available']) {
            expect(now.get(`freelancer:${work.ana.person}:${place}`) ?? 0n).toBeGreaterThanOrEqual(0n);
          }
        }
        await payNow();
        await to('2027-02-01T00:00:00Z');
        const after = await books();
        expect(after.get(`freelancer:${work.ana.person}:available`)).toBe(6075n);
        expect(after.get(`client:${work.acme}`)).toBe(0n);
        expect(after.get(`advanced:${work.acme}`) ?? 0n).toBe(0n);
        expect((after.get('platform:protection') ?? 0n) + (after.get('platform:operator') ?? 0n)).toBe(0n);
      }),
      { numRuns: 12, seed: 20261122 },
    );
  });
});

async function doOne(deed: (typeof DEEDS)[number]): Promise<void> {
  const later = (days: number) =>
    new Date((house.clock.now() + days * 86_400) * 1000).toISOString().replace('.000', '');
  const cap = (amount: string) => setFundCap(house, work.olu, { currency: 'USD', cap: amount, days: 30 });
  switch (deed) {
    case 'fill a little':
      await fill('7.01');
      break;
    case 'fill':
      await fill('500.00');
      break;
    case 'a day':
      await to(later(1));
      break;
    case 'four days':
      await to(later(4));
      break;
    case 'another bad card':
      await addCard(house, work, BROKE);
      break;
    case 'pay':
      await payNow();
      break;
    case 'cap down':
      await cap('3.00');
      break;
    case 'cap up':
      await cap('900.00');
      break;
    case 'two ticks':
      await Promise.all([tick(house), tick(house)]);
  }
}
