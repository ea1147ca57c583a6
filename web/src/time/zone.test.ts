import { formatInstant, parseInstant } from '@stint/core/instant';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayFrame,
  dayOf,
  instantAt,
  isDay,
  monthWeeks,
  offsetName,
  wallClock,
  weekDays,
} from './zone.ts';

const at = (text: string) => parseInstant(text) ?? Number.NaN;
const frame = (day: string, zone: string) => {
  const { from, to } = dayFrame(day, zone);
  return [formatInstant(from), formatInstant(to), (to - from) / 600];
};

describe('a day of the diary is a day of the reader’s zone', () => {
  it('is the calendar day in UTC', () => {
    expect(frame('2026-11-16', 'UTC')).toEqual(['2026-11-16T00:00:00Z', '2026-11-17T00:00:00Z', 144]);
  });

  it('has 23 hours when the clocks go forward and 25 when they go back', () => {
    expect(frame('2026-03-29', 'Europe/Berlin')).toEqual([
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      138,
    ]);
    expect(frame('2026-10-25', 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00:00Z',
      '2026-10-25T23:00:00Z',
      150,
    ]);
  });

  it('begins with its first whole segment where midnight cuts one: Kathmandu, Chatham, Eucla', () => {
    expect(frame('2026-11-16', 'Asia/Kathmandu')).toEqual([
      '2026-11-15T18:20:00Z',
      '2026-11-16T18:20:00Z',
      144,
    ]);
    expect(frame('2026-11-16', 'Pacific/Chatham')[0]).toBe('2026-11-15T10:20:00Z');
    expect(frame('2026-11-16', 'Australia/Eucla')[0]).toBe('2026-11-15T15:20:00Z');
  });

  it('puts every segment into exactly one day, whatever the zone', () => {
    for (const zone of [
      'UTC',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Europe/Berlin',
    ]) {
      let end = dayFrame('2026-03-25', zone).from;
      for (let day = '2026-03-25'; day < '2026-04-08'; day = addDays(day, 1)) {
        const { from, to } = dayFrame(day, zone);
        expect(from, `${day} ${zone}`).toBe(end);
        expect(from % 600).toBe(0);
        expect(dayOf(from, zone)).toBe(day);
        expect(dayOf(to - 600, zone)).toBe(day);
        end = to;
      }
    }
  });

  it('begins later where midnight is skipped', () => {
    expect(frame('2026-09-06', 'America/Santiago')[0]).toBe('2026-09-06T04:00:00Z');
  });
});

describe('a wall clock', () => {
  it('shows hour, minute and offset', () => {
    expect(wallClock(at('2026-11-16T09:40:00Z'), 'Asia/Kathmandu')).toEqual({
      day: '2026-11-16',
      hour: 15,
      minute: 25,
      offsetSeconds: 20_700,
    });
  });

  it('names its offset', () => {
    expect([0, 3600, 20_700, -28_800, -12_600].map(offsetName)).toEqual([
      'UTC',
      'UTC+1',
      'UTC+5:45',
      'UTC−8',
      'UTC−3:30',
    ]);
  });

  it('is turned back into an instant, the first of two', () => {
    expect(instantAt('2026-11-16', '15:25', 'Asia/Kathmandu')).toBe(at('2026-11-16T09:40:00Z'));
    expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'));
    expect(instantAt('2026-11-16', '', 'UTC')).toBeNull();
    expect(instantAt('2026-02-30', '09:00', 'UTC')).toBeNull();
  });
});

describe('a calendar', () => {
  it('has weeks from Monday to Sunday', () => {
    expect(weekDays('2026-11-22')).toEqual(weekDays('2026-11-16'));
    expect(weekDays('2026-11-18').at(0)).toBe('2026-11-16');
    expect(weekDays('2026-11-18').at(-1)).toBe('2026-11-22');
  });

  it('shows a month in whole weeks, as many as it touches', () => {
    const shown = (day: string) => monthWeeks(day).map((week) => `${week[0]} ${week[6]}`);
    expect(shown('2026-11-16')).toEqual([
      '2026-10-26 2026-11-01',
      '2026-11-02 2026-11-08',
      '2026-11-09 2026-11-15',
      '2026-11-16 2026-11-22',
      '2026-11-23 2026-11-29',
      '2026-11-30 2026-12-06',
    ]);
    expect(shown('2027-02-28')).toHaveLength(4);
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
  });

  it('knows which days exist', () => {
    expect(['2026-11-16', '2026-02-30', '16.11.2026', 'today'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
