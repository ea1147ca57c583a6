import { ARITHMETIC } from '../money/arithmetic.ts';
import { reckon } from '../money/cases.ts';
import { WRONG } from '../money/wrong.ts';

export interface MoneyCampaign {
  readonly cases: number;
  readonly seed: string;
  readonly tell: (line: string) => void;
}

/** By then at the latest a wrong reckoning must have been found. */
const CONTROL_CASES = 200_000;

/**
 * Sums, texts and weeks reckoned by the house and, with exact fractions, plainly. The controls are houses of which one
 * reckoning is wrong.
 */
export function money({ cases, seed, tell }: MoneyCampaign): {
  readonly lines: string[];
  readonly holds: boolean;
} {
  const run = reckon({ cases, seed, tell });
  const faults = run.found ? [`by case ${run.found.by}, ${run.found.says}: ${run.found.example}`] : [];
  const found = Object.keys(WRONG).map((name) => {
    const control = reckon({ cases: CONTROL_CASES, seed, house: { ...ARITHMETIC, ...WRONG[name] } });
    if (!control.found) faults.push(`the control was not found: ${name}`);
    return `  planted, ${name}: ${control.found ? `found by case ${control.found.by} of “${control.found.says}”` : 'NOT FOUND'}`;
  });
  const holds = faults.length === 0;
  const head = `money: seed ${seed}, ${run.cases} cases of ${run.rules} rules, ${run.found ? 'one differs' : 'none differs'}`;
  return { lines: [head, ...found, ...faults, holds ? 'money: holds' : 'money: DOES NOT HOLD'], holds };
}
