import type { TrackedSegment } from '@stint/core/tracked';
import { Memo } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { SegmentRecord } from '@stint/wire/record';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftRecord, memoText } from './record.ts';
import { handDesktop } from './testing/hand-desktop.ts';
import { ANA, K1 } from './testing/world.ts';

const NINE = Date.parse('2026-11-16T09:00:00Z') / 1000;
const anything = fc.string({ unit: 'binary', maxLength: LIMITS.memo + 3 });
const halves = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

describe('what people and windows say', () => {
  it('is made plain: lines and tabs stay in a memo, other control characters go', () => {
    expect(memoText('Header:\r\n\tcolours\0\u001b[0m\u0085')).toBe('Header:\n\tcolours[0m');
    expect(memoText('Überschrift 🎨')).toBe('Überschrift 🎨');
    expect(memoText(`${'a'.repeat(LIMITS.memo - 1)}🎨`)).toBe(`${'a'.repeat(LIMITS.memo - 1)}�`);
  });

  it('is never refused for good: whatever it is, the house takes its letter', () => {
    fc.assert(
      fc.property(fc.oneof(anything, halves), (text) => {
        expect(Memo.safeParse(memoText(text)).success).toBe(true);
        const { app, title, memos } = draftOf(text);
        expect(SegmentRecord.shape.app.safeParse(app).success).toBe(true);
        expect(SegmentRecord.shape.title.safeParse(title).success).toBe(true);
        expect(SegmentRecord.shape.memos.safeParse(memos).success).toBe(true);
      }),
    );
  });

  it('of an app or a window is one line', () => {
    expect(draftOf('two\r\nlines\0')).toMatchObject({ app: 'two lines ', title: 'two lines ' });
  });
});

function draftOf(text: string) {
  const tracked: TrackedSegment = {
    segment: NINE / 600,
    stretches: [{ from: NINE, to: NINE + 600, end: 'continues' }],
    activeMinutes: [],
    activityMeasured: false,
    pictureWithheld: false,
    editedMemo: null,
    late: false,
    memos: [{ from: NINE, memo: text }],
    snapshotAt: NINE + 300,
  };
  const snapshot = { segment: tracked.segment, app: text, title: text, pictures: [] };
  const capabilities = handDesktop().capabilities;
  return draftRecord(
    { contract: K1, tracked, activity: null, snapshot },
    { freelancer: ANA, capabilities, pictures: 'full' },
  );
}
