import { describe, expect, it } from 'vitest';
import { formatDay, formatInstant, parseDay, parseInstant } from './instant.ts';
import { at, story } from './testing/story.ts';
import { told } from './testing/world.ts';
import { isLocked, parseWeek, weekClock, weekOf, weekStage } from './week.ts';

const monday = weekOf(at('09:00'));

describe('the clock of a week', () => {
  it('B5: it locks on Monday at noon, is in review until Saturday, pending until Wednesday, then available', () => {
    expect(told(story('')).clock).toEqual({
      locksAt: '2026-11-23T12:00:00Z',
      reviewEndsAt: '2026-11-28T00:00:00Z',
      availableAt: '2026-12-02T00:00:00Z',
    });
  });

  it('B5: each border belongs to the later stage', () => {
    const stages = (day: string) => [weekStage(monday, at(day) - 1), weekStage(monday, at(day))];
    expect(stages('11-23T12:00')).toEqual(['in-progress', 'in-review']);
    expect(stages('11-28T00:00')).toEqual(['in-review', 'pending']);
    expect(stages('12-02T00:00')).toEqual(['pending', 'available']);
    expect([isLocked(monday, at('11-23T12:00') - 1), isLocked(monday, at('11-23T12:00'))]).toEqual([
      false,
      true,
    ]);
  });

  it('B5: an ended contract keeps the clock of its last week, and its freelancer corrects until the lock', () => {
    const worked = '09:00 start\n09:05 input\n09:10 end';
    const lines = `${worked}\n11-23T11:59:59 editMemo 09:00 Words\n11-23T12:00 delete 09:00`;
    expect(told(story(lines))).toMatchObject({
      segments: [{ memo: 'Words', countedSeconds: 600 }],
      refused: [{ code: 'week-locked' }],
    });
  });
});

describe('weeks and instants', () => {
  it('a week runs over the end of a year, and is named by its Monday', () => {
    expect(formatDay(weekOf(parseInstant('2027-01-03T23:59:59Z') ?? 0))).toBe('2026-12-28');
    const across = story('12-31T23:55 start\n12-31T23:58 input\n12-31T23:59:59 input', {
      week: '2026-12-28',
      contract: { pay: 'exact' },
    });
    const newYear = { at: '2027-01-01T00:04:00Z', type: 'stop' };
    const { segments } = told({ ...across, events: [...across.events, newYear] });
    expect(segments.map(({ start, trackedSeconds }) => [start, trackedSeconds])).toEqual([
      ['2026-12-31T23:50:00Z', 300],
      ['2027-01-01T00:00:00Z', 240],
    ]);
  });

  it('weeks before 1970 and after 9999 have a clock too', () => {
    expect(weekOf(-1)).toBe(parseDay('1969-12-29'));
    expect(formatInstant(weekClock(parseWeek('9999-12-27') ?? 0).availableAt)).toBe(
      '+010000-01-12T00:00:00Z',
    );
  });

  it.each([
    ['2026-11-16T09:00:00Z', '2026-11-16T09:00:00Z'],
    ['2026-11-16T09:00:00+05:30', '2026-11-16T03:30:00Z'],
    ['2026-11-16T23:00:00-02:00', '2026-11-17T01:00:00Z'],
    ['2028-02-29T00:00:00-00:00', '2028-02-29T00:00:00Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(formatInstant(parseInstant(text) ?? 0)).toBe(instant);
  });

  it.each([
    '2026-02-30T09:00:00Z',
    '2027-02-29T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-00-10T09:00:00Z',
    '2026-11-16T24:00:00Z',
    '2026-11-16T23:59:60Z',
    '2026-11-16T09:60:00Z',
    '2026-11-16T09:00:00.000Z',
    '2026-11-16T09:00:00',
    '2026-11-16T09:00Z',
    '2026-11-16 09:00:00Z',
    '2026-11-16t09:00:00z',
    '2026-11-16T09:00:00+0100',
    '2026-11-16T09:00:00+24:00',
    '2026-11-16T09:00:00+01:60',
    ' 2026-11-16T09:00:00Z',
    '2026-11-16T09:00:00Z\n',
    '+02026-11-16T09:00:00Z',
    '2026-11-16T09:00:00−01:00',
    '２026-11-16T09:00:00Z',
  ])('%j is no instant', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});
