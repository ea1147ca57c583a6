import { formatInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { billOf } from '@stint/core/stipend';
import { timesheetOf } from '@stint/core/timesheet';
import { weekSegments } from '@stint/core/week';
import { toInstant } from '@stint/wire/letters';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { loadContract } from '../../store/contracts.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { loadDiary } from '../../store/diary.ts';
import { readBalances } from '../../store/ledger.ts';
import { type OpenWeek, weeksToClose, weeksToCloseAsJudged } from '../../store/money.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { addCard, atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { deleteSegment } from '../diary/delete-segment.ts';
import { editMemo } from '../diary/edit-memo.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { prepareWeeks } from './judge-weeks.ts';

const LOCKED = toInstant('2026-11-23T12:00:00Z');
const ALL = { limit: 100, past: 0 };
let house: TestHouse;
let owner: Database;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  owner = openDatabase(house.ownerUrl, () => {});
  work = await atWork(house);
});
afterEach(async () => {
  await owner.destroy();
  await house.close();
});

describe('what was judged before the lock', () => {
  const start = '2026-11-18T06:00:00Z';
  async function judgedWeek(): Promise<OpenWeek> {
    await track(work.desk, start, 2);
    house.movable.moveTo(toInstant('2026-11-23T02:00:00Z'));
    await tick(house);
    const [week] = await judged();
    if (!week) throw new Error('the clock has judged no week');
    return week;
  }
  const judged = () => weeksToCloseAsJudged(house.db, LOCKED, ALL);

  it('is what the week is closed with, where nothing has changed', async () => {
    await judgedWeek();
    // Never read again: what it says now is no record.
    await sql`update segment_record set record = ''`.execute(owner);
    house.movable.moveTo(LOCKED);
    expect(await tick(house)).toEqual([
      'Web shop: the week of 2026-11-16 is closed; Acme Garden Tools is invoiced 15.75 USD.',
    ]);
  });

  const here = () => ({ contract: work.contract, segment: segmentOf(toInstant(start)) });
  it.each<[string, () => Promise<unknown>]>([
    ['a segment that comes', () => track(work.desk, '2026-11-18T08:00:00Z', 1)],
    ['a memo', () => editMemo(house, work.ana, { ...here(), memo: 'Footer' })],
    ['a deletion', () => deleteSegment(house, work.ana, here())],
    [
      'manual time',
      () =>
        writeManualTime(house, work.ana, {
          contract: work.contract,
          from: toInstant('2026-11-18T10:00:00Z'),
          to: toInstant('2026-11-18T10:10:00Z'),
          memo: 'Call',
        }),
    ],
  ])('stands no more after %s', async (_what, deed) => {
    await judgedWeek();
    const answer = await deed();
    if (isRefusal(answer)) throw new Error(answer.refused);
    expect(await judged()).toEqual([]);
  });

  it('is judged again where the client’s card has changed since', async () => {
    await judgedWeek();
    await addCard(house, work, CARDS.good);
    await sql`update segment_record set record = ''`.execute(owner);
    house.movable.moveTo(LOCKED);
    await expect(tick(house)).rejects.toThrow('JSON');
  });
});

it('B4, P1–P8: random weeks are closed as core judges each by itself, to the unit, judged before or not', async () => {
  const random = house.random;
  const draw = (below: number): number => (random.bytes(2).readUInt16BE() % 251) % below;
  const contracts = [work.contract];
  for (const terms of [
    { pay: 'exact', currency: 'JPY', rate: '4511', freelancerFeePercent: '9.75', clientFeePercent: '3.4' },
    {
      pay: 'segment',
      rate: '33.33',
      weeklyLimitMinutes: 60,
      freelancerFeePercent: '7.7',
      clientFeePercent: '0',
    },
    { pay: 'exact', currency: 'EUR', rate: '71.07', minActiveMinutes: 8, clientFeePercent: '2.5' },
  ] as const) {
    contracts.push(await createTestContract(house, work, { ...terms, manualTime: true }));
  }
  const desks = contracts.map((contract) => new TestTracker(house, work.tracker, contract));
  for (let n = 0; n < 60; n += 1) {
    const from = toInstant('2026-11-16T06:00:00Z') + n * 600;
    const begins = from + draw(300);
    await desks[draw(4)]?.work(formatInstant(begins), formatInstant(begins + 60 + draw(240)), {
      memos: [{ from: begins, memo: draw(5) === 0 ? '' : `Work ${n}` }],
    });
  }
  await writeManualTime(house, work.ana, {
    contract: contracts[1] ?? '',
    from: toInstant('2026-11-17T10:00:00Z'),
    to: toInstant('2026-11-17T11:40:00Z'),
    memo: 'Call',
  });
  house.movable.moveTo(LOCKED);
  const weeks = await weeksToClose(house.db, LOCKED, ALL);
  expect(weeks).toHaveLength(4);
  const expected = await Promise.all(weeks.map(byItself));
  await prepareWeeks(house, weeks.slice(0, 2), 'are-waited-for');
  await tick(house);
  expect(await Promise.all(weeks.map(asIssued))).toEqual(expected);
  const { rows } = await sql<{ off: bigint }>`select count(*) as off from timesheet
    where tracked_seconds <> counted_seconds(body, 'tracked') or manual_seconds <> counted_seconds(body, 'manual')`.execute(
    owner,
  );
  expect(rows).toEqual([{ off: 0n }]);
  expect(await offBy()).toBe(0n);
});

async function byItself(open: OpenWeek) {
  const loaded = await loadContract(house.db, open.contract);
  if (!loaded) throw new Error('no contract');
  const diary = await loadDiary(house.db, open, weekSegments(open.week));
  return billOf(loaded.contract, timesheetOf(loaded.contract, loaded.client, diary, open.week));
}

async function asIssued({ contract, week }: OpenWeek) {
  const key = { organisation: work.acme, contract };
  return (await issuedInvoices(house.db, key, [week])).get(week) ?? null;
}

async function offBy(): Promise<bigint> {
  const balances = await readBalances(house.db);
  return balances.reduce((sum, { balance }) => sum + balance, 0n);
}
