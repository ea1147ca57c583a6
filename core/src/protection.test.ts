import { describe, expect, it } from 'vitest';
import { mergeParts } from './merge.ts';
import { isHeldBack, judgeTracked, maskedPermille } from './protection.ts';
import { segmentOf } from './segment.ts';
import { tracked } from './testing/diary.ts';
import { at, type ContractJson, story } from './testing/story.ts';
import { ben, k1, told } from './testing/world.ts';

const nine = segmentOf(at('09:00'));
const reasonsOf = (lines: string, contract: Partial<ContractJson> = {}, verifiedAt?: string | null) =>
  told(story(lines, { contract, ...(verifiedAt === undefined ? {} : { verifiedAt }) })).segments.map(
    ({ reasons }) => reasons,
  );
const judge = (change: Parameters<typeof tracked>[1], terms: Parameters<typeof k1>[0] = {}, billed = 600) =>
  judgeTracked(tracked(nine, change), billed, k1(terms), ben);

const worked = '09:00 start API tests\n09:00-09:10 work\n09:10 stop';

describe('a counted segment is protected when no fault is found', () => {
  it('P1–P8: nothing is named, and it is protected', () => {
    expect(told(story(worked)).segments).toMatchObject([{ protected: true, reasons: [] }]);
  });

  it('P1: manual time is never protected', () => {
    expect(reasonsOf('12:00 manual 09:00-09:10 Call', { manualTime: true })).toEqual([['manual-time']]);
  });

  it('P1, P2: manual time names nothing beside that it is manual and over the limit', () => {
    const terms = { manualTime: true, weeklyLimitMinutes: 0 };
    expect(reasonsOf('12:00 manual 09:00-09:10 Call', terms, null)).toEqual([['manual-time', 'over-limit']]);
  });

  it('P2: what is over the limit whole is not protected; what is billed in part is', () => {
    expect(reasonsOf(worked, { weeklyLimitMinutes: 0 })).toEqual([['over-limit']]);
    const partly = told(story(worked, { contract: { pay: 'exact', weeklyLimitMinutes: 1 } }));
    expect(partly.segments).toMatchObject([
      { countedSeconds: 600, billedSeconds: 60, protected: true, reasons: [] },
    ]);
    expect(partly.week).toMatchObject({ protectedSeconds: 60, overLimitSeconds: 540 });
  });

  it('P3: under exact pay a segment counts without its snapshot, unprotected', () => {
    expect(reasonsOf('09:00 start Words\n09:00-09:04 work\n09:04 stop', { pay: 'exact' })).toEqual([
      ['no-snapshot'],
    ]);
  });

  it('P4: the client is verified from the very instant on', () => {
    expect(reasonsOf(worked, {}, '2026-11-16T09:05:00Z')).toEqual([[]]);
    expect(reasonsOf(worked, {}, '2026-11-16T09:05:01Z')).toEqual([['client-unverified']]);
    expect(reasonsOf(worked, {}, null)).toEqual([['client-unverified']]);
  });

  it('P4: without a snapshot the first tracked second is asked', () => {
    const lines = '09:01 start Words\n09:01-09:04 work\n09:04 stop';
    expect(reasonsOf(lines, { pay: 'exact' }, '2026-11-16T09:01:00Z')).toEqual([['no-snapshot']]);
    expect(reasonsOf(lines, { pay: 'exact' }, '2026-11-16T10:01:01+01:00')).toEqual([
      ['no-snapshot', 'client-unverified'],
    ]);
  });

  it('P5: a memo of white space alone is missing; U+FEFF is not white space', () => {
    const memo = (text: string) => reasonsOf(worked.replace('API tests', text));
    expect(memo('')).toEqual([['memo-missing']]);
    expect(memo('\u2003\u3000\u0085 ')).toEqual([['memo-missing']]);
    expect(memo('\ufeff')).toEqual([[]]);
    expect(memo('\u200b')).toEqual([[]]);
  });

  it('P5: the memo in force at the snapshot is asked, else that of the last tracked second', () => {
    const changed =
      '09:00 start\n09:00-09:05 work\n09:05 memo Words\n09:06 memo\n09:06-09:10 work\n09:10 stop';
    expect(reasonsOf(changed)).toEqual([[]]);
    const short = '09:00 start Words\n09:00-09:03 work\n09:03 memo\n09:04 stop';
    expect(reasonsOf(short, { pay: 'exact' })).toEqual([['no-snapshot', 'memo-missing']]);
  });

  it('P6: activity is measured against what was tracked, so a short piece is not low by being short', () => {
    expect(judge({ active: 5 })).toEqual([]);
    expect(judge({ active: 4 })).toEqual(['low-activity']);
    expect(judge({ active: 2, seconds: 240, snapshotAt: at('09:01') })).toEqual([]);
    expect(judge({ active: 2, seconds: 241, snapshotAt: at('09:01') })).toEqual(['low-activity']);
    expect(judge({ active: 1, seconds: 1, snapshotAt: at('09:00') })).toEqual([]);
  });

  it('P6: terms that ask for 0 find nothing low, terms that ask for 10 want every minute', () => {
    expect(judge({ active: 0 }, { minActiveMinutes: 0 })).toEqual([]);
    expect(judge({ active: 9 }, { minActiveMinutes: 10 })).toEqual(['low-activity']);
    expect(judge({ active: 10 }, { minActiveMinutes: 10 })).toEqual([]);
    expect(judge({ active: 4, seconds: 241 }, { minActiveMinutes: 10 })).toEqual(['low-activity']);
    expect(judge({ active: 4, seconds: 240 }, { minActiveMinutes: 10 })).toEqual([]);
  });

  it('P7: a picture withheld by a private rule is a fault where the terms ask for one', () => {
    expect(judge({ pictureWithheld: true })).toEqual(['picture-private']);
    expect(judge({ pictureWithheld: true }, { snapshots: 'blurred' })).toEqual(['picture-private']);
    expect(judge({ pictureWithheld: true }, { snapshots: 'none' })).toEqual([]);
  });

  it('P7, C1: what the terms hold back, and what could not be taken, costs no protection', () => {
    expect(isHeldBack('terms', [])).toBe(false);
    expect(isHeldBack('capture-failed', [])).toBe(false);
    for (const rule of ['private-app', 'private-title', 'private-window']) {
      expect(isHeldBack(rule, [])).toBe(true);
    }
  });

  it('P7: masks over half of what any monitor shows, or more, hold the picture back; over less they do not', () => {
    const monitor = (maskedPermille: number, width = 1000) => ({ width, height: 1000, maskedPermille });
    expect(isHeldBack(null, [monitor(499)])).toBe(false);
    expect(isHeldBack(null, [monitor(500)])).toBe(true);
    // The monitor that is worked on blurred whole, beside a large idle one: a fifth of the area.
    expect(isHeldBack(null, [monitor(1000, 1000), monitor(0, 4000)])).toBe(true);
    expect(isHeldBack(null, [monitor(499), monitor(499)])).toBe(false);
    expect(isHeldBack(null, [monitor(1000), monitor(0)])).toBe(true);
    expect(isHeldBack(null, [])).toBe(false);
    expect(maskedPermille([monitor(1000, 900), monitor(0)])).toBe(473);
  });

  it('P8: where the device measured no activity P6 is not asked; the terms say whether that is a fault', () => {
    expect(judge({ active: 0, activityMeasured: false })).toEqual(['activity-unmeasured']);
    expect(judge({ active: 0, activityMeasured: false }, { activityUnmeasured: 'protected' })).toEqual([]);
  });

  it('P6, P8, T6: of two devices in one segment, what the one could not measure is no lack of activity', () => {
    const from = at('09:00');
    const laptop = tracked(nine, { seconds: 300, active: 3, snapshotAt: at('09:01') });
    const browser = tracked(nine, {
      active: 0,
      activityMeasured: false,
      snapshotAt: null,
      stretches: [{ from: from + 300, to: from + 600, end: 'stopped' }],
    });
    const both = mergeParts([laptop, browser]);
    expect(both).toMatchObject({ activityMeasured: true, unmeasuredSeconds: 300 });
    // Three active minutes in five, where five in ten are asked for.
    expect(both && judgeTracked(both, 600, k1(), ben)).toEqual([]);
    const still = both && { ...both, activeMinutes: [0, 1] };
    expect(still && judgeTracked(still, 600, k1(), ben)).toEqual(['low-activity']);
    // P8 asks the device that took the snapshot.
    const shot = mergeParts([
      { ...laptop, snapshotAt: null },
      { ...browser, snapshotAt: at('09:06') },
    ]);
    expect(shot && judgeTracked(shot, 600, k1(), ben)).toEqual(['activity-unmeasured']);
  });

  it('P2–P8: every fault is named, in this order', () => {
    const all = {
      active: 0,
      snapshotAt: null,
      pictureWithheld: true,
      memos: [{ from: at('09:00'), memo: ' ' }],
    };
    const segment = tracked(nine, all);
    expect(judgeTracked(segment, 0, k1(), { verifiedAt: null })).toEqual([
      'over-limit',
      'no-snapshot',
      'client-unverified',
      'memo-missing',
      'low-activity',
      'picture-private',
    ]);
    const unmeasured = { ...segment, activityMeasured: false };
    expect(judgeTracked(unmeasured, 0, k1(), { verifiedAt: null }).at(-1)).toBe('activity-unmeasured');
  });

  it('a segment that counts 0 has no verdict', () => {
    const uncounted = told(story('09:00 start\n09:01 stop', {}));
    expect(uncounted.segments).toMatchObject([{ protected: null, reasons: ['no-snapshot'] }]);
  });
});
