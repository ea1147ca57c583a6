import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ReportSums } from '@stint/wire/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timesheetPdf } from './timesheet-pdf.ts';
import type { TimesheetLine, TimesheetReport } from './timesheet-report.ts';

// Read back by another program: pdftotext of poppler.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-timesheet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a timesheet on paper', () => {
  it('says whose time it is, in which days and by which clock, and its sums', async () => {
    const text = await textOf(
      sheet([line('Header colours', 24_000, '300.00'), line('Call', 1200, '15.00', 'manual')]),
    );
    for (const said of [
      'Relaunch',
      'Ana Reis',
      'Acme',
      'Europe/Berlin',
      '2026-11-15T23:00:00Z',
      '2026-11-16',
    ])
      expect(text).toContain(said);
    expect(text).toMatch(/Header colours +tracked +6:40 +7\.0\/10 +6:40 +300\.00 USD/);
    expect(text).toMatch(/Call +manual +0:20 +– +0:00 +15\.00 USD/);
    expect(text).toMatch(/Sum +7:00 .* 315\.00 USD/);
    expect(text).toContain('Of 7:00 that count: 6:40 tracked, 0:20 manual.');
    expect(text).toContain('Page 1 of 1');
  });

  it('is tagged, and made for the archive, with every letter inside it', async () => {
    const file = await fileOf(sheet([line('Header colours', 600, '7.50')]));
    const { stdout } = await run('pdfinfo', [file]);
    expect(stdout).toMatch(/Title: +Timesheet 2026-11-16 to 2026-11-22/);
    expect(stdout).toMatch(/Tagged: +yes/);
    const meta = (await run('pdfinfo', ['-meta', file])).stdout;
    expect(meta).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    const fonts = (await run('pdffonts', [file])).stdout.split('\n').slice(2).filter(Boolean);
    expect(fonts.filter((font) => !/\+Stint\S* +.* yes yes yes /.test(font))).toEqual([]);
  });

  it('is the same bytes for the same timesheet', async () => {
    const one = sheet([line('Header colours', 24_000, '300.00')]);
    const [first, again] = await Promise.all([timesheetPdf(one), timesheetPdf(structuredClone(one))]);
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
  });

  it.each(HOSTILE())('sets what people wrote as they wrote it: %s', async (memo) => {
    const text = await textOf(sheet([line(memo, 600, '7.50')], { title: memo }));
    expect(flat(text)).toContain(flat(memo));
    expect(text).toContain('0:10');
  });

  it('has letters for Greek, Cyrillic, Vietnamese, Japanese, Arabic and Hebrew', async () => {
    const words = ['Ελένη', 'Наталія', 'Phạm Thị', '山田太郎', 'カタログ', 'שלום'];
    const lines = [...words, 'مرحبا بالعالم'].map((word) => line(word, 600, '7.50'));
    const text = await textOf(sheet(lines), '-raw');
    for (const word of words) expect(flat(text)).toContain(flat(word));
    expect(text).not.toContain('U+');
  });

  it('names a character that no letter of the house can draw, and says so', async () => {
    const text = await textOf(sheet([line('Ship it 🚀', 600, '7.50')]));
    expect(text).toContain('Ship it ‹U+1F680›');
    expect(text).toContain('is one that the letters of this sheet do not have');
  });

  it('names what would turn text round unseen', async () => {
    expect(await textOf(sheet([line('paid \u202e05.7', 600, '7.50')]))).toContain('paid ‹U+202E›05.7');
  });

  it('says nothing of money or memos where they are not shown', async () => {
    const shown = sheet([line('Header colours', 600, '7.50')]);
    const shows = { money: false, fees: false, memos: false };
    const hidden = { ...shown, report: { ...shown.report, shows } };
    const text = await textOf(hidden);
    expect(text).not.toMatch(/7\.50|USD|Amount|Header/);
    expect(text).toContain('Memos are not shown.');
  });

  it('counts its pages, and repeats the head of its table on each', async () => {
    const text = await textOf(
      sheet(Array.from({ length: 120 }, (_, place) => line(`Part ${place}`, 600, '7.50'))),
    );
    const pages = Number(/Page 1 of (\d+)/.exec(text)?.[1]);
    expect(pages).toBeGreaterThan(2);
    expect(text.match(/Day +Memo +Kind +Hours/g)).toHaveLength(pages);
  });
});

function HOSTILE(): string[] {
  return [
    '#panic("no")',
    '$ x^2 $ and ] and [ and }',
    '*bold* _under_ `raw` = heading',
    '#import "@preview/evil:1.0.0": *',
    '#read("timesheet-pdf.ts")',
    '\\u{41} \\ // comment /* more */',
    '"; #let sheet = none; "',
    '<label> @reference https://example.test',
    "=HYPERLINK('x')",
    'W'.repeat(200),
  ];
}

function line(
  memo: string,
  seconds: number,
  amount: string,
  kind: 'tracked' | 'manual' = 'tracked',
): TimesheetLine {
  const tracked = kind === 'tracked' ? seconds : 0;
  return {
    memo,
    label: null,
    kind,
    entries: Math.ceil(seconds / 600),
    trackedSeconds: tracked,
    uncountedSeconds: 0,
    countedSeconds: seconds,
    manualSeconds: seconds - tracked,
    overLimitSeconds: 0,
    billedSeconds: seconds,
    protectedSeconds: tracked,
    activeMinutes: Math.round((tracked / 60) * 0.7),
    trackedMinutes: tracked / 60,
    money: [{ currency: 'USD', amount, issued: '0.00', stipend: '0.00', fees: null }],
  };
}

function sheet(lines: readonly TimesheetLine[], { title = 'Relaunch' } = {}): TimesheetReport {
  const totals = sumOf(lines);
  const party = (name: string) => ({ id: name.toLowerCase(), name });
  const contract = {
    id: 'k1',
    title,
    freelancer: party('Ana Reis'),
    organisation: party('Acme'),
    currency: 'USD',
    kind: 'hourly' as const,
  };
  return {
    report: {
      by: 'day',
      zone: 'Europe/Berlin',
      from: '2026-11-16',
      to: '2026-11-22',
      at: '2026-11-23T12:00:00Z',
      shows: { money: true, fees: false, memos: true },
      contracts: [contract],
      rows: [],
      others: null,
      totals,
      steps: { of: 'day', at: [] },
      lines: [],
    },
    name: null,
    by: 'Ana Reis',
    contracts: [{ contract, totals, days: [{ day: '2026-11-16', totals, lines }] }],
  };
}

function sumOf(lines: readonly TimesheetLine[]): ReportSums {
  const sum = (of: (one: TimesheetLine) => number) => lines.reduce((before, one) => before + of(one), 0);
  const cents = sum(({ money: [one] }) => Number(one?.amount.replace('.', '')));
  const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return {
    entries: sum((one) => one.entries),
    trackedSeconds: sum((one) => one.trackedSeconds),
    uncountedSeconds: 0,
    countedSeconds: sum((one) => one.countedSeconds),
    manualSeconds: sum((one) => one.manualSeconds),
    overLimitSeconds: 0,
    billedSeconds: sum((one) => one.billedSeconds),
    protectedSeconds: sum((one) => one.protectedSeconds),
    activeMinutes: sum((one) => one.activeMinutes),
    trackedMinutes: sum((one) => one.trackedMinutes),
    money: [{ currency: 'USD', amount, issued: '0.00', stipend: '0.00', fees: null }],
  };
}

let made = 0;

async function textOf(timesheet: TimesheetReport, how = '-layout'): Promise<string> {
  return (await run('pdftotext', [how, await fileOf(timesheet), '-'])).stdout;
}

async function fileOf(timesheet: TimesheetReport): Promise<string> {
  const file = join(folder, `${made++}.pdf`);
  await writeFile(file, await timesheetPdf(timesheet));
  return file;
}

const run = promisify(execFile);

/** What a narrow column breaks into lines is the same text. */
function flat(text: string): string {
  return text.replace(/[\s\u200b]+/gu, '');
}
