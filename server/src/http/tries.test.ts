import { describe, expect, it } from 'vitest';
import { Tries } from './tries.ts';

const twice = { tries: 2, seconds: 60 };
const ana = { name: 'ana', limit: twice };
const ben = { name: 'ben', limit: twice };

describe('a limit of tries', () => {
  it('says no after so many, until its window is over', () => {
    const tries = new Tries();
    expect([0, 1, 2, 59, 60].map((now) => tries.take([ana], now))).toEqual([true, true, false, false, true]);
  });

  it('counts against nobody when it says no to one', () => {
    const tries = new Tries();
    tries.take([ana], 0);
    tries.take([ana], 0);
    expect(tries.take([ana, ben], 0)).toBe(false);
    expect([1, 2, 3].map(() => tries.take([ben], 0))).toEqual([true, true, false]);
  });

  it('forgets a try that was none', () => {
    const tries = new Tries();
    for (let n = 0; n < 10; n++) {
      expect(tries.take([ana], 0)).toBe(true);
      tries.giveBack([ana]);
    }
  });

  it('remembers a bounded number of askers', () => {
    const tries = new Tries();
    for (let n = 0; n < 60_000; n++) expect(tries.take([{ name: `${n}`, limit: twice }], 0)).toBe(true);
    expect(tries.size).toBeLessThanOrEqual(50_000);
  });
});
