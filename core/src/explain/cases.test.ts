import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { readScenario } from './scenario.ts';

interface Case {
  name: string;
  says: string;
  scenario: unknown;
  result: unknown;
}

const file = new URL('../../../scenarios/cases/rules.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];

describe('the worked cases of the rules', () => {
  it.each(cases)('$name: $says', ({ scenario, result }) => {
    expect(explain(readScenario(scenario))).toEqual(result);
  });
});
