import { describe, expect, it } from 'vitest';
import { segmentOf } from './segment.ts';
import { at } from './testing/story.ts';
import { hourOf, type Usual, unusualOf } from './usual.ts';

const usual: Usual = { segments: 60, hours: new Set([9, 10, 23]), apps: new Set(['Editor']) };
const looked = (time: string, app: string | null = 'Editor') => ({ segment: segmentOf(at(time)), app });

describe('what is unlike the usual', () => {
  it('is the first segment with an app that was never in front, and none of those after it', () => {
    const week = [looked('09:00'), looked('09:10', 'Figma'), looked('09:20', 'Figma'), looked('09:30', null)];
    expect(unusualOf(week, usual)).toEqual([[], [{ kind: 'new-app', app: 'Figma' }], [], []]);
  });

  it('is an hour of the day with nothing worked in it or beside it, also round midnight', () => {
    const week = ['08:50', '11:50', '12:00', '00:30', '22:00', '21:50'].map((time) => looked(time));
    expect(unusualOf(week, usual).map(([hint]) => hint?.kind ?? null)).toEqual([
      null,
      null,
      'new-hour',
      null,
      null,
      'new-hour',
    ]);
    expect(hourOf(segmentOf(at('12:00')))).toBe(12);
  });

  it('is nothing at all before ten hours were worked, and no app where none was ever seen', () => {
    expect(unusualOf([looked('03:00', 'Figma')], { ...usual, segments: 59 })).toEqual([[]]);
    expect(unusualOf([looked('09:00', 'Figma')], { ...usual, apps: new Set() })).toEqual([[]]);
  });
});
