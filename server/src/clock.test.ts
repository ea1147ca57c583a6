import { WEEK_SECONDS } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClock, tick } from './clock.ts';
import { moveClock } from './operations/clock/move-clock.ts';
import { payOut } from './operations/money/pay-out.ts';
import { readBalances } from './operations/money/read-balances.ts';
import { readPurses } from './operations/money/read-purses.ts';
import { type TestHouse, testHouse } from './testing/house.ts';
import { atWork, CARDS, heldByProcessor, statement, track, type Work } from './testing/money.ts';

let house: TestHouse;
let work: Work;

// Three hours at 45.00: total 135.00, 10 % fee 13.50, net 121.50; 5 % on top 6.75, the client pays 141.75.
beforeAll(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
  await track(work.desk, '2026-11-18T06:00:00Z', 18);
});
afterAll(() => house.close());

const purse = async () => (await readPurses(house, work.ana))[0];
const moveTo = (now: string) => moveClock(house, work.olu, { now });

describe("B5: a week's pay walks from the client to the freelancer's bank", () => {
  it('is in progress until the week locks', async () => {
    expect(await moveTo('2026-11-23T11:59:59Z')).toEqual({ now: '2026-11-23T11:59:59Z', done: [] });
    expect(await purse()).toMatchObject({ inProgress: '121.50', inReview: '0.00' });
    expect(await statement(house)).toEqual([]);
  });

  it('is invoiced, charged and in review from Monday 12:00', async () => {
    expect(await moveTo('2026-11-27T23:59:59Z')).toMatchObject({
      done: [
        'Web shop: the week of 2026-11-16 is closed; Acme Garden Tools is invoiced 141.75 USD.',
        'Web shop: the week of 2026-11-16 is paid, 141.75 USD.',
      ],
    });
    expect(await purse()).toMatchObject({ inProgress: '0.00', inReview: '121.50', pending: '0.00' });
    expect(await heldByProcessor(house)).toBe(14_175n);
  });

  it('is pending from Saturday 00:00', async () => {
    await moveTo('2026-12-01T23:59:59Z');
    expect(await purse()).toMatchObject({ inReview: '0.00', pending: '121.50', available: '0.00' });
  });

  it('is available from Wednesday 00:00, and then paid out', async () => {
    await moveTo('2026-12-02T00:00:00Z');
    expect(await purse()).toMatchObject({ pending: '0.00', available: '121.50' });
    const id = house.random.uuid();
    const paid = await payOut(house, work.ana, { id, currency: 'USD', amount: '100.00' });
    expect(paid).toMatchObject({ state: 'paid', amount: '100.00' });
    expect(await purse()).toMatchObject({ available: '21.50', paidOut: '100.00' });
    expect(await heldByProcessor(house)).toBe(4_175n);
  });

  it('is in the books at the instants of the rules, and each currency adds up to nothing', async () => {
    expect(await statement(house)).toEqual([
      '2026-11-23T12:00:00Z Invoice issued 141.75',
      '2026-11-23T12:00:00Z Client charged 141.75',
      '2026-11-28T00:00:00Z Review passed 121.50',
      '2026-12-02T00:00:00Z Hold released 121.50',
      '2026-12-02T00:00:00Z Paid out 100.00',
    ]);
    const balances = await readBalances(house);
    expect(balances.map(({ account, balance }) => [account.split(':').at(-1), balance])).toEqual([
      [work.acme, '0.00'],
      ['available', '21.50'],
      ['in-review', '0.00'],
      ['pending', '0.00'],
      ['gateway', '-41.75'],
      ['fees', '20.25'],
    ]);
  });

  it('leaves nothing to do', async () => {
    expect(await tick(house)).toEqual([]);
  });
});

describe('the clock of the house', () => {
  it('moves forward only, and only where it is movable', async () => {
    expect(await moveTo('2026-12-01T00:00:00Z')).toMatchObject({ refused: 'forward-only' });
    const fixed = { ...house, movable: null };
    expect(await moveClock(fixed, work.olu, { now: '2027-01-01T00:00:00Z' })).toEqual({
      refused: 'clock-not-movable',
    });
  });

  it('jumps over weeks and leaves the books that the weeks would have left', async () => {
    const jumped = await testHouse({ payments: true });
    const there = await atWork(jumped, { card: CARDS.good });
    await track(there.desk, '2026-11-18T06:00:00Z', 1);
    jumped.movable.moveTo(toInstant('2026-11-24T10:00:00Z'));
    await track(there.desk, '2026-11-24T06:00:00Z', 2);
    await moveClock(jumped, there.olu, { now: '2027-01-01T00:00:00Z' });
    expect(await statement(jumped)).toEqual([
      '2026-11-23T12:00:00Z Invoice issued 7.88',
      '2026-11-24T10:00:00Z Client charged 7.88',
      '2026-11-28T00:00:00Z Review passed 6.75',
      '2026-11-30T12:00:00Z Invoice issued 15.75',
      '2026-11-30T12:00:00Z Client charged 15.75',
      '2026-12-02T00:00:00Z Hold released 6.75',
      '2026-12-05T00:00:00Z Review passed 13.50',
      '2026-12-09T00:00:00Z Hold released 13.50',
    ]);
    await jumped.close();
  });

  it('ticks at once, tells what it did, and is silent once it is stopped', async () => {
    const quiet = await testHouse();
    const there = await atWork(quiet);
    await track(there.desk, '2026-11-18T06:00:00Z', 1);
    quiet.movable.moveTo(toInstant('2026-11-24T00:00:00Z'));
    const clock = startClock(quiet);
    await expect.poll(() => quiet.lines.join('\n')).toContain('is closed');
    await clock.stop();
    await quiet.close();
  });

  it('B5: closes a week though two hundred before it cannot be closed', async () => {
    const stuck = await testHouse();
    const there = await atWork(stuck);
    const broken = stuck.random.uuid();
    const { ana, acme: organisation_id } = there;
    const since = { starts_at: 0, created_at: 0 };
    const row = { id: broken, title: 'Without terms', freelancer_id: ana.person, organisation_id, ...since };
    await stuck.db.insertInto('contract').values(row).execute();
    const weeks = Array.from({ length: 401 }, (_, n) => ({
      freelancer_id: ana.person,
      contract_id: broken,
      week: n * WEEK_SECONDS,
    }));
    await stuck.db.insertInto('work_week').values(weeks).execute();
    await track(there.desk, '2026-11-18T06:00:00Z', 1);
    stuck.movable.moveTo(toInstant('2026-11-24T00:00:00Z'));
    await expect(tick(stuck)).rejects.toThrow('a contract without terms');
    expect(await statement(stuck)).toEqual(['2026-11-23T12:00:00Z Invoice issued 7.88']);
    await stuck.close();
  });

  it('does the rest when one thing fails, and then says what failed', async () => {
    const torn = await testHouse({
      seed: 'another house at the same processor',
      payments: { ...house.payments, charge: () => Promise.reject(new Error('a bug of the processor')) },
    });
    const there = await atWork(torn, { card: CARDS.good });
    await track(there.desk, '2026-11-18T06:00:00Z', 1);
    torn.movable.moveTo(toInstant('2026-11-24T00:00:00Z'));
    await expect(tick(torn)).rejects.toThrow('a bug of the processor');
    expect(await statement(torn)).toEqual(['2026-11-23T12:00:00Z Invoice issued 7.88']);
    const [said] = await tick({ ...torn, payments: house.payments });
    expect(said).toContain('is paid');
    expect(await statement(torn)).toHaveLength(2);
    await torn.close();
  });
});
