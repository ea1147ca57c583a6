import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagesOf, middleOf } from './averages.ts';
import { explain } from './explain/explain.ts';
import { readScenario } from './explain/scenario.ts';
import { formatInstant } from './instant.ts';
import { segmentStart, segmentsBetween } from './segment.ts';
import { at, story } from './testing/story.ts';

/** Seconds: what a float may lose over a week of segments. */
const NOTHING = 1e-6;

describe('the law of averages', () => {
  it('C1: what segment pay counts is, over all instants that could be drawn, what was worked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(600), { maxLength: 200, size: 'max' }), (tracked) => {
        const { chances, expectedSeconds, workedSeconds } = averagesOf(tracked);
        expect(Math.abs(expectedSeconds - workedSeconds)).toBeLessThan(NOTHING);
        expect(Math.abs(chances.reduce((sum, chance) => sum + chance, 0) - 1)).toBeLessThan(NOTHING);
        expect(chances).toHaveLength(tracked.length + 1);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it('C1: two minutes of work are paid as ten in one draw of five', () => {
    const { chances, spreadSeconds } = averagesOf([120]);
    expect(chances).toEqual([0.8, 0.2]);
    expect(spreadSeconds).toBeCloseTo(240);
  });

  it('C1: whole segments have no spread', () => {
    expect(averagesOf([600, 600, 600])).toMatchObject({ chances: [0, 0, 0, 1], spreadSeconds: 0 });
    expect(averagesOf([])).toEqual({ chances: [1], workedSeconds: 0, expectedSeconds: 0, spreadSeconds: 0 });
  });

  it('the middle leaves out as many draws below as above', () => {
    expect(middleOf(averagesOf([120]), 0.9)).toEqual({ fromSeconds: 0, toSeconds: 600 });
    expect(middleOf(averagesOf([10, 600]), 0.9)).toEqual({ fromSeconds: 600, toSeconds: 600 });
    expect(middleOf(averagesOf([600, 600]), 0.9)).toEqual({ fromSeconds: 1200, toSeconds: 1200 });
    expect(middleOf(averagesOf([]), 0.9)).toEqual({ fromSeconds: 0, toSeconds: 0 });
  });

  it('C1: every one of the 600 instants of a segment, told through `explain`, gives the same mean', () => {
    const lines =
      '09:03:20 start API tests\n09:04 input\n09:08 stop\n09:12:30 start\n09:13 input\n09:14 stop';
    const segments = segmentsBetween(at('09:00'), at('09:20'));
    const counted = segments.map((segment) => {
      const draws = Array.from({ length: 600 }, (_, second) => {
        const snapshots = { [formatInstant(segmentStart(segment))]: second };
        return explain(readScenario(story(lines, { snapshots }))).segments.find(
          ({ start }) => start === formatInstant(segmentStart(segment)),
        );
      });
      return draws.reduce((sum, entry) => sum + (entry?.countedSeconds ?? 0), 0) / 600;
    });
    expect(counted).toEqual([280, 90]);
    expect(averagesOf([280, 90]).expectedSeconds).toBeCloseTo(370);
  });
});
