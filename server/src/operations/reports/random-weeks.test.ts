import { formatInstant, WEEK_SECONDS } from '@stint/core/instant';
import { parseMoney } from '@stint/core/money';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { type Report, ReportBy, type ReportMoney, type ReportSums } from '@stint/wire/reports';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { createFreelancer, createPeople, createTracker, type TestPeople } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { setRate } from '../contracts/set-rate.ts';
import { deleteSegment } from '../diary/delete-segment.ts';
import { listWeeks } from '../diary/read-week.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { readReport } from './read-report.ts';

// Weeks of any work in a real house: what a report says is what the weeks say, to the last minor unit.

let house: TestHouse;
let people: TestPeople;
beforeAll(async () => {
  house = await testHouse({ at: '2026-11-09T00:00:00Z' });
  people = await createPeople(house);
});
afterAll(() => house.close());

const piece = fc.record({
  of: fc.nat(1),
  segment: fc.nat(1007),
  from: fc.nat(599),
  seconds: fc.integer({ min: 1, max: 600 }),
  memo: fc.constantFrom('Header', ' Header ', 'API', '', 'Call'),
  deed: fc.constantFrom('track', 'track', 'track', 'track', 'manual', 'delete', 'raise'),
});
type Piece = typeof piece extends fc.Arbitrary<infer One> ? One : never;
const life = fc.record({
  weeks: fc.array(fc.array(piece, { minLength: 8, maxLength: 16, size: 'max' }), {
    minLength: 3,
    maxLength: 3,
  }),
  rates: fc.tuple(fc.constantFrom('33.33', '0.07', '45.00'), fc.constantFrom('17', '4501')),
  limit: fc.constantFrom(null, 70, 30),
  zone: fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Niue'),
});
type Life = typeof life extends fc.Arbitrary<infer One> ? One : never;

const START = toInstant('2026-11-09T00:00:00Z');
let lives = 0;

interface Lived extends TestPeople {
  readonly contracts: readonly string[];
}

/** Three weeks of somebody new with two contracts, one of each pay and each in its currency; two of them are closed. */
async function live({ weeks, rates, limit }: Life): Promise<Lived> {
  lives += 1;
  const first = START + (lives - 1) * 4 * WEEK_SECONDS;
  house.movable.moveTo(first);
  const ana = await createFreelancer(house, `Ana${lives} Duarte`);
  const theirs = { ...people, ana, tracker: await createTracker(house, ana) };
  const fees = { freelancerFeePercent: '9.75', clientFeePercent: '3.3', weeklyLimitMinutes: limit };
  const terms = { ...fees, manualTime: true };
  const contracts = [
    await createTestContract(house, theirs, { ...terms, rate: rates[0] }),
    await createTestContract(house, theirs, { ...terms, pay: 'exact', currency: 'JPY', rate: rates[1] }),
  ];
  const desks = contracts.map((contract) => new TestTracker(house, theirs.tracker, contract));
  for (const [place, pieces] of weeks.entries()) {
    const monday = first + place * WEEK_SECONDS;
    house.movable.moveTo(monday + WEEK_SECONDS + 3600);
    await tick(house);
    const sorted = pieces.toSorted((a, b) => a.segment - b.segment);
    for (const one of sorted) await does(theirs, contracts, desks, monday, one);
  }
  return { ...theirs, contracts };
}

/** What is refused changes nothing. */
async function does(
  { ana, ben }: TestPeople,
  contracts: readonly string[],
  desks: readonly TestTracker[],
  monday: number,
  { of, segment, from, seconds, memo, deed }: Piece,
): Promise<void> {
  const [contract = '', desk] = [contracts[of], desks[of]];
  const start = monday + segment * 600;
  const at = start + Math.min(from, 600 - 1);
  const to = Math.min(at + seconds, start + 600);
  const named = { memos: [{ from: at, memo }] };
  if (deed === 'manual') await writeManualTime(house, ana, { contract, from: start, to: start + 600, memo });
  else if (deed === 'raise') await setRate(house, ben, { contract, rate: of === 0 ? '51.17' : '4700' });
  else await desk?.work(formatInstant(at), formatInstant(to), named);
  if (deed === 'delete') await deleteSegment(house, ana, { contract, segment: start / 600 });
}

const sumOf = (all: readonly ReportSums[], name: Exclude<keyof ReportSums, 'money'>): number =>
  all.reduce((sum, one) => sum + one[name], 0);

/** Minor units of each currency, added up. */
function moneyOf(all: readonly ReportSums[]): Record<string, string[]> {
  const currencies = new Set(all.flatMap(({ money }) => money.map(({ currency }) => currency)));
  const told = [...currencies].toSorted().map((currency): [string, string[]] => {
    const some = all.flatMap(({ money }) => money.filter((one) => one.currency === currency));
    const sum = (pick: (one: ReportMoney) => string | undefined): string =>
      String(some.reduce((minor, one) => minor + (parseMoney(pick(one) ?? '0', currency) ?? 0n), 0n));
    return [
      currency,
      [
        sum(({ amount }) => amount),
        sum(({ fees }) => fees?.freelancerFee),
        sum(({ fees }) => fees?.net),
        sum(({ fees }) => fees?.clientFee),
        sum(({ fees }) => fees?.clientTotal),
      ],
    ];
  });
  return Object.fromEntries(told);
}

/** A week's letter as a row of a report would have it. */
function rowOf({ totals, invoice, currency, charge }: Week): ReportSums {
  const none = { entries: 0, activeMinutes: 0, trackedMinutes: 0 };
  if (!invoice) return { ...none, ...totals, money: [] };
  const { total: amount, freelancerFee, net, clientFee, clientTotal } = invoice;
  const issued = charge === 'not-yet' ? '0' : amount;
  return {
    ...none,
    ...totals,
    money: [{ currency, amount, issued, stipend: '0', fees: { freelancerFee, net, clientFee, clientTotal } }],
  };
}

const SECONDS = [
  'trackedSeconds',
  'uncountedSeconds',
  'countedSeconds',
  'manualSeconds',
  'overLimitSeconds',
  'billedSeconds',
  'protectedSeconds',
] as const;

function expectSame(rows: readonly ReportSums[], others: readonly ReportSums[]): void {
  expect(moneyOf(rows)).toEqual(moneyOf(others));
  for (const name of SECONDS) expect(sumOf(rows, name), name).toBe(sumOf(others, name));
}

describe('a report of any work', () => {
  it('B4: makes up the invoices of its weeks, by whatever it is grouped, in any zone and from any day on', async () => {
    const days = (from: number) => formatInstant(from).slice(0, 10);
    let billed = 0;
    await fc.assert(
      fc.asyncProperty(life, fc.nat(30), async (lived, cut) => {
        const { ana, ben, contracts } = await live(lived);
        const first = START + (lives - 1) * 4 * WEEK_SECONDS;
        const weeks = await Promise.all(
          contracts.map(async (contract) => done(await listWeeks(house, ana, { contract }))),
        );
        const read = async (by: ReportBy, from: number, to: number): Promise<Report> => {
          const span = { from: days(from), to: days(to) };
          const query = {
            by,
            zone: lived.zone,
            ...span,
            contracts: [...contracts],
            freelancers: [],
            labels: [],
          };
          return done(await readReport(house, by === 'memo' ? ben : ana, query));
        };
        const [start, end] = [first - 2 * 86_400, first + 4 * WEEK_SECONDS];
        const all = weeks.flat().map(rowOf);
        billed += all.filter(({ money }) => money.length > 0).length;
        for (const by of ReportBy.options) {
          const report = await read(by, start, end);
          expectSame([report.totals], all);
          expectSame(report.rows, all);
          const counted = report.lines.flatMap(({ countedSeconds }) => countedSeconds);
          expect(counted.reduce((sum, one) => sum + one, 0)).toBe(report.totals.countedSeconds);
        }
        const byWeek = await read('week', start, end);
        for (const row of byWeek.rows) {
          const same = weeks.flat().filter(({ week }) => week === row.key);
          expectSame([row], same.map(rowOf));
        }
        const byContract = await read('contract', start, end);
        for (const [place, contract] of contracts.entries()) {
          const rows = byContract.rows.filter(({ key }) => key === contract);
          expectSame(rows, (weeks[place] ?? []).map(rowOf));
        }
        const middle = start + cut * 86_400;
        const parts = [await read('memo', start, middle), await read('label', middle + 86_400, end)];
        expectSame(
          parts.map(({ totals }) => totals),
          all,
        );
      }),
      { numRuns: 6 },
    );
    expect(billed).toBeGreaterThan(12);
  }, 120_000);
});
