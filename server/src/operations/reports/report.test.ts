import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { Report, ReportBy, ReportQuery } from '@stint/wire/reports';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import type { Actor } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, track, type Work } from '../../testing/money.ts';
import { createFreelancer, createMember } from '../../testing/people.ts';
import { createTestContract } from '../../testing/tracking.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { readReport } from './read-report.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ at: '2026-11-09T00:00:00Z' });
  work = await atWork(house);
});
afterEach(() => house.close());

async function at(instant: string): Promise<void> {
  house.movable.moveTo(toInstant(instant));
  await tick(house);
}

function query(by: ReportBy, more: Partial<ReportQuery> = {}): ReportQuery {
  const none = { contracts: [], freelancers: [], labels: [] };
  return { by, zone: 'UTC', from: '2026-11-01', to: '2026-11-30', ...none, ...more };
}

async function read(actor: Actor, asked: ReportQuery): Promise<Report> {
  return done(await readReport(house, actor, asked));
}

function done<Value>(value: Value | Refusal): Value {
  if (isRefusal(value)) throw new Error(value.refused);
  return value;
}

/** `key 6:40 45.00 USD` of each row. */
const said = ({ rows }: Report): string[] =>
  rows.map(({ name, countedSeconds, money }) =>
    [name, countedSeconds / 60, ...money.map(({ amount, currency }) => `${amount} ${currency}`)].join(' '),
  );

describe('a report', () => {
  it('B4: says the same as the invoices, of closed weeks and of the running one', async () => {
    await at('2026-11-09T20:00:00Z');
    await track(work.desk, '2026-11-09T09:00:00Z', 6);
    await at('2026-11-17T20:00:00Z');
    await track(work.desk, '2026-11-17T09:00:00Z', 3);
    const report = await read(work.ana, query('contract'));
    expect(said(report)).toEqual(['Web shop 90 67.50 USD']);
    expect(report.totals.money).toEqual([
      {
        currency: 'USD',
        amount: '67.50',
        issued: '45.00',
        stipend: '0.00',
        fees: { freelancerFee: '6.75', net: '60.75', clientFee: '3.38', clientTotal: '70.88' },
      },
    ]);
    expect(said(await read(work.ben, query('week')))).toEqual([
      '2026-11-09 60 45.00 USD',
      '2026-11-16 30 22.50 USD',
    ]);
    expect(said(await read(work.olu, query('person')))).toEqual(['Ana Duarte 90 67.50 USD']);
  });

  it('groups by memo and label, what counts most first, and adds no two currencies', async () => {
    const yen = await createTestContract(house, work, { currency: 'JPY', rate: '4500', manualTime: true });
    await at('2026-11-10T20:00:00Z');
    await track(work.desk, '2026-11-10T09:00:00Z', 2);
    const manual = { from: toInstant('2026-11-10T12:00:00Z'), to: toInstant('2026-11-10T13:00:00Z') };
    done(await writeManualTime(house, work.ana, { contract: yen, ...manual, memo: ' Call ' }));
    const report = await read(work.ana, query('memo'));
    expect(said(report)).toEqual(['Call 60 4500 JPY', 'Header colours 20 15.00 USD']);
    expect(report.totals.money.map(({ amount, currency }) => amount + currency)).toEqual([
      '4500JPY',
      '15.00USD',
    ]);
    expect(report.totals.manualSeconds).toBe(3600);
    expect(report.totals).toMatchObject({ activeMinutes: 20, trackedMinutes: 20 });
    expect(said(await read(work.ana, query('label', { labels: [''] })))).toEqual([' 80 4500 JPY 15.00 USD']);
    expect(said(await read(work.ana, query('label', { labels: ['calls'] })))).toEqual([]);
    expect(said(await read(work.ana, query('memo', { contracts: [yen] })))).toEqual(['Call 60 4500 JPY']);
  });

  it('puts a segment on the day of the reader on which it began, and a week into its UTC week', async () => {
    await at('2026-11-15T20:00:00Z');
    // 23:50 of Sunday in UTC is Monday in Tokyo, and Sunday noon in Los Angeles.
    await at('2026-11-16T06:00:00Z');
    await track(work.desk, '2026-11-15T23:50:00Z', 2);
    const days = async (zone: string) => said(await read(work.ana, query('day', { zone })));
    expect(await days('UTC')).toEqual(['2026-11-15 10 7.50 USD', '2026-11-16 10 7.50 USD']);
    expect(await days('Asia/Tokyo')).toEqual(['2026-11-16 20 15.00 USD']);
    expect(await days('America/Los_Angeles')).toEqual(['2026-11-15 20 15.00 USD']);
    const monday = query('week', { zone: 'Asia/Tokyo', from: '2026-11-16', to: '2026-11-16' });
    expect(said(await read(work.ana, monday))).toEqual(['2026-11-09 10 7.50 USD', '2026-11-16 10 7.50 USD']);
  });

  it('holds a number for every step of its chart: days, or weeks of a long span', async () => {
    await at('2026-11-10T20:00:00Z');
    await track(work.desk, '2026-11-10T09:00:00Z', 2);
    const month = await read(work.ana, query('contract'));
    expect(month.steps).toMatchObject({ of: 'day' });
    expect(month.steps.at).toHaveLength(30);
    expect(month.lines[0]?.countedSeconds[9]).toBe(1200);
    expect(month.lines[0]?.amounts[0]?.amounts.slice(8, 11)).toEqual(['0.00', '15.00', '0.00']);
    const year = await read(work.ana, query('contract', { from: '2026-01-01', to: '2026-12-31' }));
    expect(year.steps.of).toBe('week');
    const place = year.steps.at.indexOf('2026-11-09');
    expect(year.lines[0]?.countedSeconds[place]).toBe(1200);
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
    expect(sum(year.lines[0]?.countedSeconds ?? [])).toBe(1200);
  });

  it('shows everybody what they may see, and refuses what they name and may not', async () => {
    await at('2026-11-10T20:00:00Z');
    await track(work.desk, '2026-11-10T09:00:00Z', 1);
    const cleo = await createFreelancer(house, 'Cleo Park');
    const vera = await createMember(house, 'Vera Look', work.acme, 'viewer');
    expect(said(await read(vera, query('contract')))).toHaveLength(1);
    expect(said(await read(cleo, query('contract')))).toEqual([]);
    const named = query('contract', { contracts: [work.contract] });
    expect(await readReport(house, cleo, named)).toEqual({ refused: 'no-such-contract', field: 'contract' });
    expect(said(await read(work.olu, named))).toHaveLength(1);
    const others = query('contract', { freelancers: [cleo.person] });
    expect(said(await read(work.ben, others))).toEqual([]);
  });

  it('shows what came late beside what counts, and no tombstone', async () => {
    await at('2026-11-23T13:00:00Z');
    await track(work.desk, '2026-11-12T09:00:00Z', 1);
    const { rows } = await read(work.ben, query('memo'));
    expect(rows).toMatchObject([
      { trackedSeconds: 600, uncountedSeconds: 600, countedSeconds: 0, money: [] },
    ]);
  });

  it.each([
    [{ zone: 'Mars/Olympus' }, 'no-such-zone'],
    [{ from: '2026-11-31' }, 'bad-span'],
    [{ to: '2026-10-31' }, 'bad-span'],
    [{ to: '2028-01-01' }, 'bad-span'],
    [{ from: '0001-01-01', to: '0001-01-01' }, 'bad-span'],
    [{ from: '9999-12-31', to: '9999-12-31' }, 'bad-span'],
    [{ period: 'this-week' }, 'bad-span'],
  ] as const)('of %j is refused: %s', async (more, refused) => {
    expect(await readReport(house, work.ana, query('contract', more))).toMatchObject({ refused });
  });

  it.each([
    ['today', '2026-11-09', '2026-11-09'],
    ['this-week', '2026-11-09', '2026-11-15'],
    ['last-week', '2026-11-02', '2026-11-08'],
    ['last-12-weeks', '2026-08-24', '2026-11-15'],
    ['last-month', '2026-10-01', '2026-10-31'],
    ['last-quarter', '2026-07-01', '2026-09-30'],
    ['this-year', '2026-01-01', '2026-12-31'],
  ] as const)('of %s is from %s to %s', async (period, from, to) => {
    const { by, zone, contracts, freelancers, labels } = query('day');
    const report = await read(work.ana, { by, zone, contracts, freelancers, labels, period });
    expect(report).toMatchObject({ from, to, at: formatInstant(house.clock.now()) });
  });
});
