import { describe, expect, it } from 'vitest';
import { invoiceOf } from './invoice.ts';
import { segmentOf } from './segment.ts';
import { contentsOf, drawn } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { unchanged } from './timeline.ts';
import { timesheetOf } from './timesheet.ts';
import { totalsOf } from './totals.ts';
import { weekOf } from './week.ts';
import { whyEntry } from './why.ts';

/** A fixed price has no rate: its time is tracked for the record. */
const fixed = k1({ pay: 'exact', rate: unchanged(0n), weeklyLimitMinutes: unchanged(null) });
const timesheet = timesheetOf(fixed, ben, drawn(contentsOf('2026-11-16T09:00Z', '7')), weekOf(at('09:00')));

describe('the time of a fixed price', () => {
  it('counts, is not billed, is over no limit, and has no verdict', () => {
    const [entry] = timesheet.entries;
    expect(entry).toMatchObject({ segment: segmentOf(at('09:00')), countedSeconds: 600, protected: null });
    expect(entry?.reasons).toEqual([]);
    expect(totalsOf(timesheet.entries)).toMatchObject({
      trackedSeconds: 600,
      countedSeconds: 600,
      billedSeconds: 0,
      overLimitSeconds: 0,
      protectedSeconds: 0,
    });
  });

  it('makes no invoice', () => {
    expect(invoiceOf(fixed, timesheet)).toBeNull();
  });

  it('says so where it is asked why', () => {
    const [entry] = timesheet.entries;
    if (!entry) throw new Error('nothing is drawn');
    const why = whyEntry(entry, {
      pay: 'exact',
      currency: 'USD',
      minActiveMinutes: 5,
      limitMinutes: null,
      verifiedAt: ben.verifiedAt,
      manualTerms: fixed,
      now: at('12:00'),
      reader: 'freelancer',
    });
    expect(why).toMatchObject({ billedSeconds: 0, amount: 0n, protected: null });
    expect(why.lines.map(({ sentence }) => sentence)).toEqual([
      'Every tracked second counts: 10:00.',
      'The price is fixed: time is tracked for the record and never billed, so there is nothing to protect.',
    ]);
    expect(why.ifDisputed).toContain('nothing to dispute');
  });
});
