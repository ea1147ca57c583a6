import { formatDay } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { documentsOf } from '../../store/invoice-documents.ts';
import { weeksToClose } from '../../store/money.ts';
import { stipendWeeksDue } from '../../store/stipends.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, statement, type Work } from '../../testing/money.ts';
import { at, places, tracked, twoHours, WEEK } from '../../testing/review.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { readConsequences } from '../contracts/read-consequences.ts';
import { readWeek } from '../diary/read-week.ts';
import { eInvoiceOf } from '../invoices/e-invoice.ts';
import { standingOf } from '../invoices/standing.ts';
import { readReport } from '../reports/read-report.ts';
import { answerDispute } from '../review/answer-dispute.ts';
import { openDispute } from '../review/open-dispute.ts';
import { readDispute } from '../review/read-dispute.ts';
import { withdrawDispute } from '../review/withdraw-dispute.ts';
import { closeWeek } from './close-weeks.ts';
import { openStipendWeek } from './open-stipend-week.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true });
  house.movable.moveTo(toInstant('2026-11-16T08:00:00Z'));
  work = await atWork(house, { card: CARDS.good, weeklyStipend: '50.00' });
});
afterEach(() => house.close());

const LOCK = '2026-11-23T12:00:00Z';
const asked = (week = WEEK) => ({ contract: work.contract, week });

async function week(of = WEEK) {
  const letter = await readWeek(house, work.ana, asked(of));
  if (isRefusal(letter)) throw new Error(letter.refused);
  return letter;
}

async function dispute(start: string): Promise<string> {
  const parts = [{ reason: 'not-my-work' as const, says: '', segments: [tracked(start)] }];
  const id = house.random.uuid();
  const answer = await openDispute(house, work.ben, { ...asked(), id, parts });
  if (isRefusal(answer)) throw new Error(answer.refused);
  return id;
}

describe('B6: a weekly stipend', () => {
  it('B6, B4: is a line of its own on the invoice, with fees as on the total, and all of it is in the books', async () => {
    await tick(house);
    await twoHours(work.desk);
    // 2 hours at 45.00 and 50.00 a week: before the lock it is what it would be.
    const bill = { total: '140.00', freelancerFee: '14.00', net: '126.00', clientTotal: '147.00' };
    const stipend = { weekly: '50.00', percent: 100, amount: '50.00' };
    expect((await week()).invoice).toMatchObject({ ...bill, stipend });
    await at(house, LOCK);
    expect((await week()).invoice).toMatchObject({ ...bill, stipend, lines: [{ amount: '90.00' }] });
    expect(await statement(house)).toEqual([
      `${LOCK} Invoice issued 147.00`,
      `${LOCK} Client charged 147.00`,
    ]);
  });

  it('B6, B5: a week without time is invoiced for it, week after week, however late the clock comes', async () => {
    house.movable.moveTo(toInstant('2026-12-08T00:00:00Z'));
    await tick(house);
    const said = await statement(house);
    expect(said.filter((line) => line.includes('issued'))).toEqual([
      `${LOCK} Invoice issued 52.50`,
      '2026-11-30T12:00:00Z Invoice issued 52.50',
      '2026-12-07T12:00:00Z Invoice issued 52.50',
    ]);
    expect(said.filter((line) => line === '2026-12-08T00:00:00Z Client charged 52.50')).toHaveLength(3);
    expect((await week('2026-12-07')).invoice?.total).toBe('50.00');
    // Nothing was agreed to before: no week of that time is invoiced, though the contract began earlier.
    expect((await week('2026-11-09')).invoice).toBeNull();
  });

  it('B6: a week is opened once, and closed once, by whoever comes first', async () => {
    const [due] = await stipendWeeksDue(house.db, house.clock.now(), { limit: 5, past: 0 });
    if (!due) throw new Error('no week is due');
    const opened = await Promise.all(Array.from({ length: 8 }, () => openStipendWeek(house, due)));
    expect(opened.filter((said) => said !== null)).toHaveLength(1);
    house.movable.moveTo(toInstant(LOCK));
    const open = await weeksToClose(house.db, house.clock.now(), { limit: 5, past: 0 });
    expect(open.map((one) => formatDay(one.week))).toEqual([WEEK]);
    const closed = await Promise.all(Array.from({ length: 8 }, () => closeWeek(house, open[0] ?? due)));
    expect(closed.filter((said) => said !== null)).toHaveLength(1);
    expect(await statement(house)).toEqual([`${LOCK} Invoice issued 52.50`]);
  });

  it('B6: a week with a pause has none; the last week of a contract has it; none comes after', async () => {
    await tick(house);
    await changeStanding(house, work.ben, { contract: work.contract, what: 'paused' });
    const now = house.clock.now();
    const would = await readConsequences(
      house,
      work.ben,
      { contract: work.contract, of: 'resume' },
      { at: now + 60, wall: now },
    );
    expect(would).toMatchObject({ stipend: { issued: false } });
    house.movable.moveTo(now + 60);
    await changeStanding(house, work.ben, { contract: work.contract, what: 'resumed' });
    await at(house, '2026-11-24T08:00:00Z');
    await changeStanding(house, work.ben, { contract: work.contract, what: 'ended' });
    await at(house, '2026-12-10T00:00:00Z');
    const issued = (await statement(house)).filter((line) => line.includes('issued'));
    expect(issued).toEqual(['2026-11-30T12:00:00Z Invoice issued 52.50']);
    expect(await stipendWeeksDue(house.db, house.clock.now() + 1e8, { limit: 5, past: 0 })).toEqual([]);
  });

  it('B6: its document and its e-invoice have a line of it, and a report a row of its own', async () => {
    await twoHours(work.desk);
    await at(house, LOCK);
    const documents = await documentsOf(house.db, {
      contract: work.contract,
      source: { kind: 'week', week: toInstant(`${WEEK}T00:00:00Z`) },
    });
    const paper = documents.find(({ kind }) => kind === 'work');
    if (!paper) throw new Error('no document');
    const standing = await standingOf(house, paper);
    expect(standing.lines).toMatchObject([
      { time: { seconds: 7200 }, amount: 9000n },
      { says: 'Web shop: weekly stipend', time: null, amount: 5000n },
    ]);
    expect(JSON.stringify(eInvoiceOf(standing, 'ubl'))).toContain('weekly stipend');
    const report = await readReport(house, work.ana, {
      by: 'memo',
      zone: 'UTC',
      from: '2026-11-16',
      to: '2026-11-22',
      contracts: [],
      freelancers: [],
      labels: [],
    });
    if (isRefusal(report)) throw new Error(report.refused);
    const row = report.rows.find(({ name }) => name === 'Weekly stipend');
    expect(row).toMatchObject({ countedSeconds: 0, money: [{ amount: '50.00', stipend: '50.00' }] });
    expect(report.totals.money).toMatchObject([
      { amount: '140.00', stipend: '50.00', fees: { net: '126.00' } },
    ]);
  });
});

describe('B6, D1, D2: the stipend of a week with a dispute', () => {
  beforeEach(async () => {
    await tick(house);
    await twoHours(work.desk);
    house.movable.moveTo(toInstant('2026-11-22T08:00:00Z'));
    await changeStanding(house, work.ben, { contract: work.contract, what: 'ended' });
    await at(house, '2026-11-24T08:00:00Z');
  });

  it('is held with what is disputed first, once, and goes back with what is refunded', async () => {
    // 07:10 has no memo (P5): its verdict refunds it.
    const id = await dispute('2026-11-18T07:10:00Z');
    // 7.50 and 50.00, less 10 %.
    expect((await places(house, work)).held).toBe(5175n);
    await dispute('2026-11-18T06:00:00Z');
    expect((await places(house, work)).held).toBe(5175n + 675n);
    expect(await readDispute(house, work.ana, { contract: work.contract, dispute: id })).toMatchObject({
      stipend: { share: { total: '50.00', net: '45.00' }, outcome: 'refunded' },
      refunded: { net: '51.75' },
      paid: { net: '6.75' },
    });
    await at(house, '2026-12-10T00:00:00Z');
    expect(await places(house, work)).toEqual({
      review: 0n,
      pending: 0n,
      available: 12600n - 5175n,
      held: 0n,
      all: 0n,
    });
  });

  it('is paid when nothing of the dispute is refunded', async () => {
    await dispute('2026-11-18T06:00:00Z');
    expect((await places(house, work)).held).toBe(5175n);
    await at(house, '2026-12-10T00:00:00Z');
    expect((await places(house, work)).available).toBe(12600n);
  });

  it('is paid when the dispute is withdrawn: it has left nothing behind, and another holds it anew', async () => {
    const id = await dispute('2026-11-18T07:10:00Z');
    await withdrawDispute(house, work.ben, { ...asked(), dispute: id });
    expect((await places(house, work)).held).toBe(0n);
    await dispute('2026-11-18T06:10:00Z');
    expect((await places(house, work)).held).toBe(5175n);
    await at(house, '2026-12-10T00:00:00Z');
    expect((await places(house, work)).available).toBe(12600n);
  });

  it('goes back when the freelancer accepts', async () => {
    const id = await dispute('2026-11-18T06:00:00Z');
    await answerDispute(house, work.ana, { contract: work.contract, dispute: id, answer: 'accept' });
    expect((await places(house, work)).held).toBe(0n);
    await at(house, '2026-12-10T00:00:00Z');
    expect(await places(house, work)).toMatchObject({ available: 12600n - 5175n, all: 0n });
  });
});
