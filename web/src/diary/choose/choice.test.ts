import { describe, expect, it } from 'vitest';
import { begin, type Choice, changed, choose, extendTo, keep, NOTHING, toggle } from './choice.ts';

const ORDER = [1, 2, 3, 5, 6, 8];
const chosen = (choice: Choice) => [...choice.chosen].sort((a, b) => a - b);

describe('a choice of segments', () => {
  it('goes from where it began to where the pointer is, in time order, and shrinks again', () => {
    const wide = extendTo(begin(NOTHING, 3, false), 6, ORDER);
    expect(chosen(wide)).toEqual([3, 5, 6]);
    expect(chosen(extendTo(wide, 2, ORDER))).toEqual([2, 3]);
    expect(chosen(extendTo(wide, 3, ORDER))).toEqual([3]);
  });

  it('keeps what was chosen beside a run that is added', () => {
    const one = toggle(NOTHING, 1);
    const more = extendTo(begin(one, 6, true), 8, ORDER);
    expect(chosen(more)).toEqual([1, 6, 8]);
    expect(chosen(extendTo(more, 5, ORDER))).toEqual([1, 5, 6]);
    expect(chosen(begin(more, 2, false))).toEqual([2]);
  });

  it('takes one in and out, and Shift goes on from the last one taken in', () => {
    const two = toggle(toggle(NOTHING, 8), 2);
    expect(chosen(extendTo(two, 5, ORDER))).toEqual([2, 3, 5, 8]);
    expect(chosen(toggle(two, 8))).toEqual([2]);
    expect(chosen(extendTo(toggle(two, 8), 6, ORDER))).toEqual([2, 6]);
  });

  it('of nothing begins where Shift leads first', () => {
    expect(chosen(extendTo(NOTHING, 5, ORDER))).toEqual([5]);
    expect(choose([])).toBe(NOTHING);
  });

  it('loses what is deleted meanwhile, and nothing else', () => {
    const all = choose(ORDER);
    expect(keep(all, () => true)).toBe(all);
    expect(chosen(keep(all, (segment) => segment !== 5))).toEqual([1, 2, 3, 6, 8]);
    expect(keep(all, () => false)).toBe(NOTHING);
    const run = extendTo(begin(NOTHING, 3, false), 6, ORDER);
    expect(
      chosen(
        extendTo(
          keep(run, (segment) => segment !== 3),
          8,
          ORDER,
        ),
      ),
    ).toEqual([8]);
  });

  it('tells which segments are to be drawn anew', () => {
    expect(changed(choose([1, 2, 3]), choose([2, 3, 5])).toSorted((a, b) => a - b)).toEqual([1, 5]);
    expect(changed(NOTHING, NOTHING)).toEqual([]);
  });
});
