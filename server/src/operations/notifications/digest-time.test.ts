import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { describe, expect, it } from 'vitest';
import { digestAfter, isZone } from './digest-time.ts';

/** The next digests from an instant on. */
function digests(from: string, zone: string, rhythm: 'daily' | 'weekly', count: number): string[] {
  const found: string[] = [];
  for (let at = toInstant(from); found.length < count; ) {
    at = digestAfter(at, zone, rhythm);
    found.push(formatInstant(at));
  }
  return found;
}

describe('a digest', () => {
  it('comes at 07:00 of its reader’s wall clock, the day on which clocks go back too', () => {
    expect(digests('2026-10-23T12:00:00Z', 'Europe/Berlin', 'daily', 4)).toEqual([
      '2026-10-24T05:00:00Z',
      '2026-10-25T06:00:00Z',
      '2026-10-26T06:00:00Z',
      '2026-10-27T06:00:00Z',
    ]);
  });

  it('and the day on which they go forward', () => {
    expect(digests('2026-03-07T12:01:00Z', 'America/New_York', 'daily', 2)).toEqual([
      '2026-03-08T11:00:00Z',
      '2026-03-09T11:00:00Z',
    ]);
    expect(digests('2026-10-03T00:00:00Z', 'Australia/Lord_Howe', 'daily', 2)).toEqual([
      '2026-10-03T20:00:00Z',
      '2026-10-04T20:00:00Z',
    ]);
  });

  it('comes on Mondays of its reader, where theirs begin earlier or later than in UTC', () => {
    expect(digests('2026-11-18T10:00:00Z', 'Pacific/Kiritimati', 'weekly', 2)).toEqual([
      '2026-11-22T17:00:00Z',
      '2026-11-29T17:00:00Z',
    ]);
    expect(digests('2026-11-18T10:00:00Z', 'Pacific/Pago_Pago', 'weekly', 1)).toEqual([
      '2026-11-23T18:00:00Z',
    ]);
    expect(digests('2026-10-20T00:00:00Z', 'Europe/Berlin', 'weekly', 2)).toEqual([
      '2026-10-26T06:00:00Z',
      '2026-11-02T06:00:00Z',
    ]);
  });

  it('that is due this very second is over: the next one is a day on', () => {
    expect(digests('2026-11-18T07:00:00Z', 'UTC', 'daily', 1)).toEqual(['2026-11-19T07:00:00Z']);
    expect(digests('2026-11-18T06:59:59Z', 'UTC', 'daily', 1)).toEqual(['2026-11-18T07:00:00Z']);
  });

  it.each(Intl.supportedValuesOf('timeZone'))('in %s there is one each day, at 07:00', (zone) => {
    for (const at of digests('2026-10-20T00:00:00Z', zone, 'daily', 20)) {
      const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
      expect(clock.format(toInstant(at) * 1000)).toBe('07:00');
    }
  });
});

it('a zone is one that the house knows', () => {
  expect(['UTC', 'Asia/Kathmandu', 'Europe/Kyiv'].every(isZone)).toBe(true);
  expect(['', 'Mars/Olympus', 'Europe/Berlin\u0000', '<b>', '../etc'].some(isZone)).toBe(false);
});
