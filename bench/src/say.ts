import { describeMachine } from './machine.ts';
import { median, type Pair, ratioOf, round } from './ratio.ts';

export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** One JSON line with the machine that it was measured on. */
export function say(id: string, figures: object): void {
  process.stdout.write(`${JSON.stringify({ id, ...figures, machine })}\n`);
}

/** A ratio against its gate; inconclusive where the floor moved more than threefold. */
export function sayRatio(
  id: string,
  says: string,
  pairs: readonly Pair[],
  {
    atLeast,
    atMost,
    ...beside
  }: { atLeast?: number; atMost?: number; unit: string } & Record<string, unknown>,
): Verdict {
  const { median: ratio, least, most, floorSpread } = ratioOf(pairs);
  const meets = ratio >= (atLeast ?? 0) && ratio <= (atMost ?? Number.POSITIVE_INFINITY);
  const verdict = floorSpread > 3 ? 'inconclusive' : meets ? 'pass' : 'fail';
  say(id, {
    says,
    ratio: round(ratio),
    least: round(least),
    most: round(most),
    gate: atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`,
    verdict,
    floorSpread: round(floorSpread),
    measured: round(median(pairs.map(({ a }) => a))),
    floor: round(median(pairs.map(({ b }) => b))),
    ...beside,
  });
  return verdict;
}

const machine = describeMachine();
