import type { Deed, Kind } from './deed.ts';
import { DAY } from './law.ts';
import type { Lane } from './world.ts';

export interface SequencesTold {
  sequences: number;
  deeds: number;
  races: number;
  looks: number;
  /** How often each deed was done, and how often refused. */
  readonly done: Map<Kind, number>;
  readonly refused: Map<Kind, number>;
  readonly faults: string[];
}

/** What was tried, and what came of it. */
export function note(
  lane: Lane,
  deeds: readonly Deed[],
  answers: readonly boolean[],
  told: SequencesTold,
): void {
  const at = (lane.real.house.clock.now() - lane.pair.week.monday) / DAY;
  const said = deeds.map((deed, n) => {
    const counts = answers[n] ? told.done : told.refused;
    counts.set(deed.kind, (counts.get(deed.kind) ?? 0) + 1);
    told.deeds += 1;
    return `${JSON.stringify(deed, text)} ${say(answers[n] === true)}`;
  });
  lane.log.push(`day ${at.toFixed(5)}: ${said.join(' while ')}`);
}

/** A fault, with all that was done in its sequence and how the model stands. */
export function blame({ sequence, log, pair }: Lane, told: SequencesTold, faults: readonly string[]): void {
  const stands = JSON.stringify({ ...pair, purse: pair.purse }, text);
  told.faults.push([`sequence ${sequence}:`, ...log, ...faults, stands].join('\n    '));
}

export function say(isDone: boolean): string {
  return isDone ? 'done' : 'refused';
}

function text(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
