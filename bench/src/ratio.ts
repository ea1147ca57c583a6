/** What several pairs measured, one right after the other, say of A against B. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** The largest of B against the smallest: above 3 nothing can be said. */
  readonly floorSpread: number;
}

export interface Pair {
  readonly a: number;
  readonly b: number;
}

export function ratioOf(pairs: readonly Pair[]): Ratio {
  const ratios = pairs.map(({ a, b }) => a / b);
  const floors = pairs.map(({ b }) => b);
  return {
    median: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
    floorSpread: Math.max(...floors) / Math.min(...floors),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Four digits are more than such a figure holds. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}
