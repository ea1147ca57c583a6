import { buffer } from 'node:stream/consumers';
import { segmentOf } from '@stint/core/segment';
import { HOSTILE } from '@stint/tracker/panel/testing/hostile-strings';
import { Memo, Name, toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { atWork, type Work } from '../../testing/money.ts';
import { createContract } from '../contracts/create-contract.ts';
import { exportReport, type FileForm } from './export-report.ts';
import { openInCalc, type SeenCell } from './spreadsheet.testing.ts';
import { disarmed } from './table-csv.ts';

// 500 memos and 40 titles of people who mean harm, in every table, opened by a real spreadsheet (TH-W10).

const FORMULAS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  "=cmd|'/c calc'!A0",
  '=HYPERLINK("http://evil.test","x")',
];
const PLACES = [
  '…',
  ' …',
  '\t…',
  '\n…',
  'a;…;b',
  'a\t…\tb',
  'a\n…\nb',
  '","…","',
  '";…;"',
  "'…",
  '\u00a0…',
  '\uFEFF…',
];
const SHEETS = [
  '\uFF1D1+1',
  '\uFF0B1',
  '\uFF0D1',
  '\uFF20A1',
  '_x003D_1+1',
  '_x000D_=1+1',
  '_X005F_x0041_',
  '\uFFFE=1',
  '  kept   as  it is  ',
  'two\nlines',
  'a tab\there',
  '{=1+1}',
  'DDE("cmd","/c calc","1")',
  '%0A=1+1',
  'sep=;',
  '#REF!',
  '"',
  '""',
  '\u202E=1+1',
];
const ALL = [
  ...FORMULAS.flatMap((formula) => PLACES.map((place) => place.replace('…', () => formula))),
  ...SHEETS,
];
const AMONG = ['Web … shop', '…', '… 週', '=…', '-…', '@…', "'…", '\t…'];
const MEMOS = [
  ...new Set([...ALL, ...HOSTILE.flatMap((text) => AMONG.map((place) => place.replace('…', () => text)))]),
]
  .filter(
    (text) => Memo.safeParse(text).success && text.trim() !== '' && text.trim() === text.trim().normalize(),
  )
  .slice(0, 520);
const TITLES = [...ALL, ...HOSTILE]
  .flatMap((text) => {
    const { data } = Name.safeParse(text.slice(0, 200));
    return data === undefined ? [] : [data];
  })
  .slice(0, 40);

let house: TestHouse;
let work: Work;
beforeAll(async () => {
  house = await testHouse({ at: '2026-11-15T23:00:00Z' });
  work = await atWork(house);
  const titled = TITLES.map((title) => [title, 'Call'] as const);
  const contracts = [work.contract];
  for (const [title] of titled) {
    const terms = { pay: 'segment', currency: 'USD', rate: '33.33', manualTime: true } as const;
    const sides = { freelancer: work.ana.person, organisation: work.acme, starts: '2026-11-02T00:00:00Z' };
    contracts.push(done(await createContract(house, work.olu, { title, ...sides, terms })).id);
  }
  const pieces = [
    ...MEMOS.map((memo) => [work.contract, memo] as const),
    ...titled.map(([, memo], place) => [contracts[place + 1] ?? '', memo] as const),
  ];
  const monday = toInstant('2026-11-09T00:00:00Z');
  const freelancer_id = work.ana.person;
  await house.db
    .insertInto('work_week')
    .values(contracts.map((contract_id) => ({ freelancer_id, contract_id, week: monday, closed: false })))
    .execute();
  const rows = pieces.map(([contract_id, memo], place) => {
    const from_at = monday + place * 600;
    const manual_id = house.random.uuid();
    return {
      freelancer_id,
      contract_id,
      segment: segmentOf(from_at),
      from_at,
      to_at: from_at + 600,
      manual_id,
      memo,
    };
  });
  await house.db.insertInto('manual_piece').values(rows).execute();
}, 60_000);
afterAll(() => house.close());

async function keep(form: FileForm, by: 'memo' | 'contract' = 'memo'): Promise<Buffer> {
  const none = { contracts: [], freelancers: [], labels: [] };
  const query = { by, zone: 'Asia/Kathmandu', from: '2026-11-08', to: '2026-11-16', ...none };
  return buffer(done(await exportReport(house, work.ana, query, form)).stream);
}

/** The texts of a column, below its title. */
function column(rows: readonly SeenCell[][], title: string): SeenCell[] {
  const place = (rows[0] ?? []).findIndex(({ text }) => text === title);
  if (place < 0) throw new Error(`no column ${title}: ${rows[0]?.map(({ text }) => text).join(', ')}`);
  return rows.slice(1).map((cells) => cells[place] ?? { type: 'none', text: '', formula: null });
}

/** Of the contract that has them. */
function memosOf(rows: readonly SeenCell[][]): SeenCell[] {
  const contracts = textsOf(column(rows, 'Contract'));
  return column(rows, 'Memo').filter((_, place) => contracts[place] === 'Web shop');
}

const formulasOf = (rows: readonly SeenCell[][]): SeenCell[] =>
  rows.flat().filter(({ formula }) => formula !== null);
const textsOf = (cells: readonly SeenCell[]): string[] => cells.map(({ text }) => text);

describe('a workbook', () => {
  it('has no formula, and every memo and title as it was written; of groups the sum of all', async () => {
    expect(MEMOS).toHaveLength(520);
    const [rows = [], groups = []] = await openInCalc({
      'segments.xlsx': await keep({ format: 'xlsx', lines: 'segments' }),
      'groups.xlsx': await keep({ format: 'xlsx', lines: 'rows' }, 'contract'),
    });
    expect(formulasOf([...rows, ...groups])).toEqual([]);
    const memos = memosOf(rows);
    expect(textsOf(memos)).toEqual(MEMOS.map(inXml));
    expect(new Set(memos.map(({ type }) => type))).toEqual(new Set(['string']));
    const titles = TITLES.map(inXml);
    expect(new Set(textsOf(column(rows, 'Contract')))).toEqual(new Set(['Web shop', ...titles]));
    expect(new Set(textsOf(column(groups, 'Contract')))).toEqual(new Set(['Web shop', ...titles, 'Total']));
    const amounts = textsOf(column(groups, 'Amount (USD)')).map((text) => Math.round(Number(text) * 100));
    expect(amounts.at(-1)).toBe(MEMOS.length * 750 + TITLES.length * 556);
    expect(amounts.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(amounts.at(-1));
  }, 150_000);

  it('has numbers that are numbers, hours that are hours, and both clocks', async () => {
    const [rows = []] = await openInCalc({
      'segments.xlsx': await keep({ format: 'xlsx', lines: 'segments' }),
    });
    const first = (title: string) =>
      column(rows, title).find(
        (_, place) => place === column(rows, 'Contract').findIndex(({ text }) => text === 'Web shop'),
      );
    expect(first('Start (UTC)')).toMatchObject({ type: 'string', text: '2026-11-09 00:00:00' });
    expect(first('Start (Asia/Kathmandu)')).toMatchObject({ type: 'string', text: '2026-11-09 05:45:00' });
    expect(first('Counted (h:mm)')).toMatchObject({ type: 'time', text: 'PT00H10M00S' });
    expect(first('Counted (seconds)')).toMatchObject({ type: 'float', text: '600' });
    expect(first('Rate (an hour)')).toMatchObject({ type: 'float', text: '45' });
    expect(first('Amount of the whole line on the week’s invoice')).toMatchObject({
      type: 'float',
      text: '3900',
    });
  }, 150_000);
});

describe('a CSV', () => {
  const files = async () => ({
    'segments.csv': await keep({ format: 'csv', lines: 'segments' }),
    'groups.csv': await keep({ format: 'csv', lines: 'rows' }),
  });

  it('has no formula, and every memo as it was written but for the apostrophe before what would be one', async () => {
    const [rows = [], groups = []] = await openInCalc(await files());
    expect(formulasOf([...rows, ...groups])).toEqual([]);
    expect(groups.length).toBeGreaterThan(MEMOS.length / 2);
    const memos = memosOf(rows);
    expect(memos).toHaveLength(MEMOS.length);
    const wrong = memos.flatMap(({ type, text }, place) => {
      const memo = inXml(disarmed(MEMOS[place] ?? ''));
      // A spreadsheet takes digits for a number, and a tab at the beginning is written with an apostrophe as well.
      return text === memo || text === `'${memo}` || type !== 'string' ? [] : [[memo, text]];
    });
    expect(wrong).toEqual([]);
    expect(memos.filter(({ type }) => type !== 'string').length).toBeLessThan(20);
  }, 150_000);

  it('has no formula either for a spreadsheet that cuts at semicolons and tabs', async () => {
    const [rows = [], groups = []] = await openInCalc(await files(), '59/9');
    expect(rows.length).toBeGreaterThan(MEMOS.length);
    expect(formulasOf([...rows, ...groups])).toEqual([]);
  }, 150_000);

  it('without the apostrophes would have formulas: the proof can fail', async () => {
    const [rows = []] = await openInCalc({ 'naked.csv': Buffer.from('"Memo"\r\n=1+1\r\n') });
    expect(formulasOf(rows)).toHaveLength(1);
  }, 150_000);

  it('is RFC 4180: lines end in CRLF, and every text stands in quotes', async () => {
    const csv = (await keep({ format: 'csv', lines: 'rows' }, 'contract')).toString('utf8');
    const [head = '', first = ''] = csv.split('\r\n');
    expect(
      head.startsWith('\uFEFF"Contract","Client","Freelancer","Tracked (h:mm)","Tracked (seconds)"'),
    ).toBe(true);
    expect(first).toMatch(/^"Web shop","Acme Garden Tools","Ana Duarte","0:00",0,/);
    expect(first).toContain('"86:40",312000');
    expect(first).toMatch(/,"3900\.00","0\.00","390\.00","3510\.00","195\.00","4095\.00"$/);
  });
});

/** XML has no such characters: a workbook is without them. */
function inXml(text: string): string {
  return text.replace(/[\uFFFE\uFFFF]/g, '');
}
