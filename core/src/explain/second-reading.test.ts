import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioFrom } from '../testing/chance.ts';
import { Retelling } from '../testing/oracle.ts';
import { rowsOf } from '../testing/oracle-week.ts';
import type { ScenarioJson } from '../testing/story.ts';
import { type Explanation, explain } from './explain.ts';
import { readScenario } from './scenario.ts';

describe('two readings of the rules, written apart, agree', () => {
  it('on what is refused, counted, billed and protected, and why (T1–T5, C1–C4, M1–M3, B1–B3, P1–P6)', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9999), { minLength: 20, maxLength: 400, size: 'max' }), (numbers) => {
        const scenario = scenarioFrom(numbers);
        const told = explain(readScenario(JSON.parse(JSON.stringify(scenario))));
        expect({ refused: told.refused, segments: told.segments }).toEqual(readAgain(scenario));
      }),
      { numRuns: 1500 },
    );
  });
});

function readAgain(scenario: ScenarioJson): Pick<Explanation, 'refused'> & { segments: unknown[] } {
  const told = new Retelling(scenario);
  const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000', '');
  const segments = rowsOf(told).map((row) => ({
    ...row,
    start: instant(row.start),
    snapshotAt: row.snapshotAt === null ? null : instant(row.snapshotAt),
    rate: Number(row.rate).toFixed(2),
  }));
  return { refused: told.refused as Explanation['refused'], segments };
}
