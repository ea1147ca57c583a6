import { parseInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { describe, expect, it } from 'vitest';
import { dayFrame } from '../time/zone.ts';
import { columnNames, foldRows, memoRuns, type Row, rowsOf, stepFrom } from './grid.ts';

const segmentAt = (text: string) => segmentOf(parseInstant(text) ?? Number.NaN);
const rows = (day: string, zone: string, columns: 6 | 3 = 6) => rowsOf(dayFrame(day, zone), zone, columns);
const holes = (row: Row | undefined) =>
  row?.segments.map((segment) => (segment === null ? '.' : 'x')).join('');

describe('the rows of a day', () => {
  it('are 24 hours of six segments', () => {
    const day = rows('2026-11-16', 'UTC');
    expect(day.map(({ label }) => label)).toEqual(
      Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`),
    );
    expect(day[9]?.segments[4]).toBe(segmentAt('2026-11-16T09:40:00Z'));
    expect(day.every((row) => row.note === null && holes(row) === 'xxxxxx')).toBe(true);
  });

  it('are 48 half hours of three on a phone', () => {
    const day = rows('2026-11-16', 'UTC', 3);
    expect(day).toHaveLength(48);
    expect(day[19]).toMatchObject({ label: '09:30' });
    expect(day[19]?.segments[1]).toBe(segmentAt('2026-11-16T09:40:00Z'));
  });

  it('show the hour that happens twice in two rows, each with its offset', () => {
    const day = rows('2026-10-25', 'Europe/Berlin');
    expect(day).toHaveLength(25);
    expect(day.slice(2, 4).map(({ label, note }) => `${label} ${note}`)).toEqual([
      '02:00 UTC+2',
      '02:00 UTC+1',
    ]);
  });

  it('leave out the hour that does not happen', () => {
    const day = rows('2026-03-29', 'Europe/Berlin');
    expect(day.map(({ label }) => label).slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
  });

  it('show half an hour where clocks change by half an hour', () => {
    const day = rows('2026-04-05', 'Australia/Lord_Howe');
    expect(day.slice(1, 3).map((row) => `${row.label} ${row.note} ${holes(row)}`)).toEqual([
      '01:00 UTC+11 xxxxxx',
      '01:00 UTC+10:30 ...xxx',
    ]);
  });

  it('stand off the ten-minute grid in Kathmandu, with every segment in its hour', () => {
    expect(columnNames(dayFrame('2026-11-16', 'Asia/Kathmandu'), 'Asia/Kathmandu')).toEqual([
      ':05',
      ':15',
      ':25',
      ':35',
      ':45',
      ':55',
    ]);
    const day = rows('2026-11-16', 'Asia/Kathmandu');
    expect(day).toHaveLength(24);
    expect(day[15]?.segments[2]).toBe(segmentAt('2026-11-16T09:40:00Z'));
  });
});

describe('rows without anything', () => {
  const filled = new Set(
    ['2026-11-16T09:40:00Z', '2026-11-16T11:00:00Z', '2026-11-16T14:00:00Z'].map(segmentAt),
  );
  const lines = foldRows(rows('2026-11-16', 'UTC'), (segment) => filled.has(segment));

  it('are folded, but a single hour between two others stands', () => {
    expect(lines.map((line) => ('folded' in line ? line.folded.length : line.label))).toEqual([
      9,
      '09:00',
      '10:00',
      '11:00',
      2,
      '14:00',
      9,
    ]);
  });

  it('are one line on an empty day', () => {
    expect(foldRows(rows('2026-11-16', 'UTC'), () => false)).toHaveLength(1);
  });
});

describe('a memo', () => {
  it('is written once over the segments that share it', () => {
    const [row] = rows('2026-11-16', 'UTC');
    const said = (memo: string, label: string | null = null) => ({ memo, label });
    const memos = [said('Header'), said('Header'), said(''), said('Header'), said('Mail'), null];
    const first = segmentAt('2026-11-16T00:00:00Z');
    expect(row && memoRuns(row, (segment) => memos[segment - first] ?? null)).toEqual([
      { column: 0, span: 2, ...said('Header') },
      { column: 3, span: 1, ...said('Header') },
      { column: 4, span: 1, ...said('Mail') },
    ]);
  });

  it('P6: with another label it is written anew, and a label stands without a memo too', () => {
    const [row] = rows('2026-11-16', 'UTC');
    const memos = ['Calls', 'Calls', null, 'Design'].map((label, n) => ({ memo: n < 3 ? 'Ben' : '', label }));
    const first = segmentAt('2026-11-16T00:00:00Z');
    expect(row && memoRuns(row, (segment) => memos[segment - first] ?? null)).toEqual([
      { column: 0, span: 2, memo: 'Ben', label: 'Calls' },
      { column: 2, span: 1, memo: 'Ben', label: null },
      { column: 3, span: 1, memo: '', label: 'Design' },
    ]);
  });
});

describe('arrow keys', () => {
  const day = rows('2026-04-05', 'Australia/Lord_Howe').slice(0, 4);
  const [midnight, one, half, two] = day.map(({ segments }) => segments);

  it('move by segment and by row, and stay at the edge', () => {
    expect(stepFrom(midnight?.[5] ?? 0, 'right', day)).toBe(one?.[0]);
    expect(stepFrom(one?.[0] ?? 0, 'left', day)).toBe(midnight?.[5]);
    expect(stepFrom(midnight?.[0] ?? 0, 'left', day)).toBe(midnight?.[0]);
    expect(stepFrom(midnight?.[1] ?? 0, 'down', day)).toBe(one?.[1]);
    expect(stepFrom(midnight?.[1] ?? 0, 'up', day)).toBe(midnight?.[1]);
    expect(stepFrom(one?.[4] ?? 0, 'first', day)).toBe(midnight?.[0]);
    expect(stepFrom(one?.[4] ?? 0, 'last', day)).toBe(two?.[5]);
  });

  it('go to the nearest segment where a row has a hole', () => {
    expect(stepFrom(one?.[0] ?? 0, 'down', day)).toBe(half?.[3]);
    expect(stepFrom(half?.[4] ?? 0, 'down', day)).toBe(two?.[4]);
  });
});
