import type { Contract } from '@stint/wire/contracts';
import { describe, expect, it } from 'vitest';
import { agreeWindow, learnWindows, windowMinutes, windowsAsked } from './windows.ts';

const k1 = (privateWindowMinutes: number): Contract =>
  ({ id: 'k1', terms: { privateWindowMinutes } }) as unknown as Contract;

describe('the private window is the freelancer’s', () => {
  it('is as long as the terms said first; a longer one holds at once', () => {
    const known = learnWindows({}, [k1(10)]);
    expect(windowMinutes(known, 'k1')).toBe(10);
    expect(windowMinutes(learnWindows(known, [k1(30)]), 'k1')).toBe(30);
  });

  it('no house shortens it unasked: it is asked for, and holds once agreed to', () => {
    const known = learnWindows({}, [k1(30)]);
    const asked = learnWindows(known, [k1(5)]);
    expect(windowMinutes(asked, 'k1')).toBe(30);
    expect(windowsAsked(asked, [k1(5)])).toEqual([{ contract: 'k1', minutes: 30, asked: 5 }]);
    const agreed = agreeWindow(asked, k1(5));
    expect(windowMinutes(agreed, 'k1')).toBe(5);
    expect(windowsAsked(agreed, [k1(5)])).toEqual([]);
  });

  it('of a contract that nobody has told of it is ten minutes', () => {
    expect(windowMinutes({}, 'k9')).toBe(10);
  });
});
