import { describe, expect, it } from 'vitest';
import { keepPart, mergeParts } from './merge.ts';
import { judgeTracked } from './protection.ts';
import { isRefusal } from './refusal.ts';
import { segmentOf } from './segment.ts';
import { changeMemo, endSession, type OpenSession, startSession } from './session.ts';
import { contentsOf, drawn, tracked } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { unchanged } from './timeline.ts';
import { timesheetOf } from './timesheet.ts';
import { cutSegment, labelOf } from './tracked.ts';
import { weekOf } from './week.ts';
import { whyEntry } from './why.ts';

// P6: a label that both sides agreed to, such as calls, may ask for active minutes of its own.

const nine = segmentOf(at('09:00'));
const activityLabels = [
  { name: 'Calls', minActiveMinutes: 0 },
  { name: 'Typing', minActiveMinutes: 8 },
  { name: 'Design', minActiveMinutes: null },
];
const terms = k1({ activityLabels });
const labelled = (label: string | undefined, change: Parameters<typeof tracked>[1] = {}) =>
  tracked(nine, {
    memos: [{ from: at('09:00'), memo: 'Call with Ben', ...(label !== undefined && { label }) }],
    ...change,
  });
const faults = (label: string | undefined, change: Parameters<typeof tracked>[1] = {}) =>
  judgeTracked(labelled(label, change), 600, terms, ben);

describe('P6: an activity label', () => {
  it('with its own minutes is asked by those: calls by none, typing by eight', () => {
    expect(faults('Calls', { active: 0 })).toEqual([]);
    expect(faults('Typing', { active: 7 })).toEqual(['low-activity']);
    expect(faults('Typing', { active: 8 })).toEqual([]);
  });

  it('without any, of a name that the terms do not have, or not chosen at all, is asked by the contract’s', () => {
    for (const label of ['Design', 'calls', 'Nap', undefined]) {
      expect(faults(label, { active: 4 })).toEqual(['low-activity']);
      expect(faults(label, { active: 5 })).toEqual([]);
    }
  });

  it('a short piece is not low by being short, by its label’s minutes either', () => {
    expect(faults('Typing', { seconds: 300, active: 4, snapshotAt: at('09:01') })).toEqual([]);
    expect(faults('Typing', { seconds: 300, active: 3, snapshotAt: at('09:01') })).toEqual(['low-activity']);
  });

  it('makes up for nothing else: a call without a memo, or over the limit, is not protected', () => {
    expect(faults('Calls', { active: 0, editedMemo: ' ' })).toEqual(['memo-missing']);
    expect(judgeTracked(labelled('Calls', { active: 0 }), 0, terms, ben)).toEqual(['over-limit']);
  });

  it('never makes time count or not: none is a fault, and none is missing', () => {
    const contents = contentsOf('2026-11-16T09:00Z', '.');
    contents.set(nine, { tracked: labelled(undefined), manual: [], deleted: false });
    const [entry] = timesheetOf(terms, ben, drawn(contents), weekOf(at('09:00'))).entries;
    expect(entry).toMatchObject({ label: null, countedSeconds: 600, protected: true, reasons: [] });
  });
});

describe('T3: the label that owns a segment', () => {
  const start = (label?: string | null): OpenSession => {
    const begun = startSession(null, {
      contract: 'k1',
      memo: 'Words',
      label,
      now: at('09:00'),
      standing: 'active',
    });
    if (isRefusal(begun) || !begun.open) throw new Error('it did not start');
    return begun.open;
  };
  const change = (open: OpenSession, when: string, ...label: (string | null)[]): OpenSession => {
    const changed = changeMemo(open, 'Words', at(when), ...label);
    if (isRefusal(changed) || !changed.open) throw new Error('it did not change');
    return changed.open;
  };
  const owner = (open: OpenSession, end = '09:10'): string | null => {
    const sessions = [endSession(open, at(end), 'stopped')];
    const cut = cutSegment({ segment: nine, sessions, inputs: [], snapshotInstant: at('09:05') });
    return cut && labelOf(cut);
  };

  it('is the one in force at the snapshot, from its very second on', () => {
    expect(owner(change(start('Design'), '09:05', 'Calls'))).toBe('Calls');
    expect(owner(change(start('Design'), '09:05:01', 'Calls'))).toBe('Design');
    expect(owner(start())).toBeNull();
  });

  it('without a snapshot it is the one of the last tracked second', () => {
    expect(owner(change(start('Design'), '09:03', 'Calls'), '09:04')).toBe('Calls');
    expect(owner(change(start('Design'), '09:04', 'Calls'), '09:04')).toBe('Design');
  });

  it('stays when only the memo changes, and goes when none is chosen', () => {
    expect(owner(change(start('Calls'), '09:02'))).toBe('Calls');
    expect(owner(change(start('Calls'), '09:02', null))).toBeNull();
    expect(start(null).memos).toEqual([{ from: at('09:00'), memo: 'Words' }]);
  });

  it('is the later choice where the freelancer made one, of none too', () => {
    expect(labelOf(labelled('Design', { editedLabel: 'Calls' }))).toBe('Calls');
    expect(labelOf(labelled('Design', { editedLabel: null }))).toBeNull();
    expect(labelOf(labelled('Design', { editedMemo: 'Another' }))).toBe('Design');
  });

  it('T6: goes with the seconds that it was chosen for, and an edit with the whole segment', () => {
    const laptop = labelled('Design', { seconds: 300, snapshotAt: null });
    const late = tracked(nine, {
      memos: [
        { from: at('09:00'), memo: 'Call', label: 'Calls' },
        { from: at('09:08'), memo: 'Call', label: 'Typing' },
      ],
      snapshotAt: null,
    });
    const kept = keepPart(late, laptop.stretches);
    expect(kept?.memos).toEqual([
      { from: at('09:05'), memo: 'Call', label: 'Calls' },
      { from: at('09:08'), memo: 'Call', label: 'Typing' },
    ]);
    const both = mergeParts(kept ? [laptop, kept] : [laptop]);
    expect(both && labelOf(both)).toBe('Typing');
    const edited = mergeParts([laptop, { ...late, editedLabel: null }]);
    expect(edited && labelOf(edited)).toBeNull();
  });
});

describe('the card of a segment', () => {
  const said = (label: string | undefined, change: Parameters<typeof tracked>[1] = {}) => {
    const contents = contentsOf('2026-11-16T09:00Z', '.');
    contents.set(nine, { tracked: labelled(label, change), manual: [], deleted: false });
    const [entry] = timesheetOf(terms, ben, drawn(contents), weekOf(at('09:00'))).entries;
    if (!entry) throw new Error('nothing is drawn');
    const context = { ...CONTEXT, activityLabels };
    return whyEntry(entry, context).lines.find(({ rule }) => rule === 'P6');
  };

  it('names who asks for how many active minutes: the label, or the contract', () => {
    expect(said('Calls', { active: 1 })).toMatchObject({
      ok: true,
      sentence: '1 of 10 minutes active; the label “Calls” asks for 0.',
    });
    expect(said('Typing', { active: 7 })).toMatchObject({
      ok: false,
      sentence: '7 of 10 minutes active; the label “Typing” asks for 8.',
    });
    expect(said('Design')?.sentence).toContain('the contract asks for 5.');
    expect(said('Calls', { seconds: 312, active: 0 })?.sentence).toBe(
      '0 active minutes in 5:12 tracked; the label “Calls” asks for 0 in ten minutes, so for 0 here.',
    );
  });
});

const CONTEXT = {
  pay: 'segment',
  currency: 'USD',
  minActiveMinutes: 5,
  limitMinutes: null,
  verifiedAt: ben.verifiedAt,
  manualTerms: k1({ manualTime: unchanged(true) }),
  now: at('12:00'),
  reader: 'freelancer',
} as const;
