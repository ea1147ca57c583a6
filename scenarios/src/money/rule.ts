import fc from 'fast-check';
import type { Arithmetic } from './arithmetic.ts';

/** Something that is true of all money: drawn, reckoned by the house and plainly, and held together. */
export interface Rule {
  readonly says: string;
  /** How many cases are about it, for one of the others' weight. */
  readonly weight: number;
  readonly check: (house: Arithmetic, how: { numRuns: number; seed: number }) => Checked;
}

/** `example`: the first that differs, made as small as it can be; null: none does. */
export interface Checked {
  readonly cases: number;
  readonly example: string | null;
}

export function rule<Drawn>(
  says: string,
  weight: number,
  drawn: fc.Arbitrary<Drawn>,
  holds: (house: Arithmetic, one: Drawn) => void,
): Rule {
  return {
    says,
    weight,
    check: (house, how) => {
      const run = fc.check(
        fc.property(drawn, (one) => holds(house, one)),
        how,
      );
      if (!run.failed) return { cases: run.numRuns, example: null };
      const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
      return { cases: run.numRuns, example: `${fc.stringify(run.counterexample)}: ${why}` };
    },
  };
}

/** Throws where what the house reckoned is not what it is plainly. */
export function same(what: string, house: unknown, plain: unknown): void {
  const [ours, theirs] = [say(house), say(plain)];
  if (ours !== theirs) throw new Error(`${what}: the house says ${ours}, plainly it is ${theirs}`);
}

export function holds(what: string, isSo: boolean): void {
  if (!isSo) throw new Error(`it is not so that ${what}`);
}

function say(one: unknown): string {
  const told = JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  return String(told);
}
