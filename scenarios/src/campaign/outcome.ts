import type { Audit } from './audit.ts';

/** Fewer acknowledgements than these between two kills prove nothing. */
export const FLOOR = 20;

/** What a run of kills showed. */
export interface Outcome extends Audit {
  readonly what: string;
  readonly kills: number;
  /** Segments. */
  readonly acknowledged: number;
  /** What else is worth telling. */
  readonly beside: string;
}

export interface Campaign {
  readonly run: Outcome;
  /** The same with the safety removed. */
  readonly control: Outcome;
}

/** The lines to print; the last says whether the campaign holds, and why not. */
export function report({ run, control }: Campaign): { readonly lines: string[]; readonly holds: boolean } {
  const faults = [
    ...run.lost,
    ...run.duplicated,
    ...(run.acknowledged < FLOOR * Math.max(1, run.kills)
      ? [`only ${run.acknowledged} acknowledged: it proves nothing`]
      : []),
    ...(control.lost.length === 0 ? ['the control lost nothing: the campaign cannot see a loss'] : []),
  ];
  const lines = [sayOutcome(run), sayOutcome(control)];
  if (faults.length === 0) return { lines: [...lines, `${run.what}: holds`], holds: true };
  const some = faults.slice(0, 10).map((fault) => `  ${fault}`);
  return { lines: [...lines, ...some, `${run.what}: DOES NOT HOLD`], holds: false };
}

function sayOutcome({ what, kills, acknowledged, lost, duplicated, beside }: Outcome): string {
  const counts = `acknowledged ${acknowledged}, lost ${lost.length}, duplicated ${duplicated.length}`;
  return `${what}: killed ${kills} times, ${counts} (${beside})`;
}
