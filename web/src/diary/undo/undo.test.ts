import type { DiaryEntry } from '@stint/wire/diary';
import { describe, expect, it } from 'vitest';
import { changeOf, editOf, popped, pushed, saidOf, type UndoStack, undone } from './undo.ts';

const entry = (more: Partial<DiaryEntry>) => ({ label: null, reasons: [], ...more }) as unknown as DiaryEntry;
const tracked = entry({ kind: 'tracked', memo: 'Header', label: 'Design' });
const manual = entry({ kind: 'manual', memo: 'Call' });
const deleted = entry({ kind: 'deleted', memo: '' });
const HEADER = { memo: 'Header', label: 'Design', manualMemo: null };

describe('what a segment says', () => {
  it('is that of tracked time, with that of manual time beside it', () => {
    expect(saidOf([tracked, manual])).toEqual({ memo: 'Header', label: 'Design', manualMemo: 'Call' });
    expect(saidOf([manual, deleted])).toEqual({ memo: 'Call', label: null, manualMemo: null });
    expect(saidOf([deleted])).toBeNull();
    expect(saidOf([entry({ kind: 'tracked', memo: 'x', reasons: ['late'] })])).toBeNull();
  });

  it('T3: is changed with what was seen beside it, so that nothing is written over another edit', () => {
    expect(editOf(changeOf(1, HEADER, { memo: 'Footer' }))).toEqual({
      segment: 1,
      memo: 'Footer',
      seen: { memo: 'Header', label: 'Design' },
    });
    expect(editOf(changeOf(1, HEADER, { label: null }))).toMatchObject({ memo: 'Header', label: null });
    const both = { ...HEADER, manualMemo: 'Call' };
    expect(editOf(changeOf(1, both, { label: null }))).toMatchObject({ memo: 'Header', manualMemo: 'Call' });
    expect(editOf(changeOf(1, both, { memo: 'Footer' }))).toMatchObject({ manualMemo: 'Footer' });
  });
});

describe('an edit that is undone', () => {
  it('brings back each segment’s own memo and label', () => {
    const both = { memo: 'Footer', label: null, manualMemo: 'Call' };
    const made = [changeOf(1, HEADER, { memo: 'Same', label: 'Calls' }), changeOf(2, both, { memo: 'Same' })];
    expect(undone(made).map(editOf)).toEqual([
      {
        segment: 1,
        memo: 'Header',
        label: 'Design',
        seen: { memo: 'Same', label: 'Calls' },
      },
      {
        segment: 2,
        memo: 'Footer',
        manualMemo: 'Call',
        seen: { memo: 'Same', label: null, manualMemo: 'Same' },
      },
    ]);
  });

  it('is the newest first; what changed nothing is none', () => {
    const first = [changeOf(1, HEADER, { memo: 'One' })];
    const second = [changeOf(1, { ...HEADER, memo: 'One' }, { memo: 'Two' }), changeOf(2, HEADER, {})];
    const stack = pushed(pushed([], first), second);
    expect(stack.map((changes) => changes.length)).toEqual([1, 1]);
    const newest = stack.at(-1) ?? [];
    expect(newest[0]?.after.memo).toBe('Two');
    expect(popped(stack, newest).map(([change]) => change?.after.memo)).toEqual(['One']);
    expect(pushed(stack, [changeOf(3, HEADER, {})])).toBe(stack);
  });

  it('is forgotten after fifty others', () => {
    let stack: UndoStack = [];
    for (let n = 0; n < 60; n += 1) stack = pushed(stack, [changeOf(n, HEADER, { memo: `${n}` })]);
    expect([stack.length, stack[0]?.[0]?.segment]).toEqual([50, 10]);
  });
});
