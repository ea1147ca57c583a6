import { DEEDS } from '../sequences/deeds.ts';
import { LAW, WRONG_LAWS } from '../sequences/law.ts';
import { type MoneySequences, walkMoney } from '../sequences/run.ts';
import type { SequencesTold } from '../sequences/told.ts';
import { WRONG_AGAIN, WRONG_WAYS } from '../sequences/wrong.ts';

export interface SequencesCampaign {
  readonly sequences: number;
  readonly seed: string;
  readonly tell: (line: string) => void;
}

/** By then at the latest something wrong must have been found. */
const CONTROL_SEQUENCES = 2000;
/** From so many on, every deed must have been done, and refused. */
const ENOUGH_FOR_ALL = 400;

type Control = Pick<MoneySequences, 'law' | 'wrong' | 'again'>;

/** What is put wrong, one thing at a time: a rule of the model's law, or a habit of the house's way to the processor. */
export const PLANTED: Readonly<Record<string, Control>> = {
  ...Object.fromEntries(Object.entries(WRONG_LAWS).map(([name, law]) => [name, { law: { ...LAW, ...law } }])),
  ...Object.fromEntries(Object.entries(WRONG_WAYS).map(([name, wrong]) => [name, { wrong }])),
  ...Object.fromEntries(Object.entries(WRONG_AGAIN).map(([name, again]) => [name, { again }])),
};

const WIDEST = Math.max(...Object.keys(PLANTED).map(({ length }) => length));

/**
 * Random weeks of money through the real operations and database, beside a model that knows only the rules: disputes,
 * charges, debts, the fund, holds, payouts, refunds. The controls are a wrong rule or habit each.
 */
export async function sequences(
  campaign: SequencesCampaign,
): Promise<{ readonly lines: string[]; readonly holds: boolean }> {
  const { sequences: count, seed, tell } = campaign;
  const run = await walkMoney({ sequences: count, seed, tell });
  const faults = [...run.faults];
  const table: string[] = [];
  if (count >= ENOUGH_FOR_ALL) {
    faults.push(...neverMet(run));
    for (const [name, control] of Object.entries(PLANTED)) {
      const { sequences: by, faults: found } = await walkMoney({
        sequences: CONTROL_SEQUENCES,
        seed,
        ...control,
      });
      const says = found.length > 0 ? `found by sequence ${firstOf(found) ?? by}` : 'NOT FOUND';
      tell(`planted, ${name}: ${says}`);
      table.push(`  ${name.padEnd(WIDEST)}  ${says}`);
      if (found.length === 0) faults.push(`what was planted was not found: ${name}`);
    }
  }
  const holds = faults.length === 0;
  return {
    lines: [
      ...say(seed, run),
      ...(table.length > 0 ? ['  planted, one at a time:', ...table] : []),
      ...faults,
      `money sequences: ${holds ? 'hold' : 'DO NOT HOLD'}`,
    ],
    holds,
  };
}

function neverMet({ done, refused }: SequencesTold): string[] {
  const isRefusable = (kind: string): boolean => kind !== 'add a card';
  return Object.keys(DEEDS).flatMap((kind) => [
    ...([...done.keys()].some((one) => one === kind) ? [] : [`never done: ${kind}`]),
    ...(!isRefusable(kind) || [...refused.keys()].some((one) => one === kind)
      ? []
      : [`never refused: ${kind}`]),
  ]);
}

function firstOf(faults: readonly string[]): string | undefined {
  return /sequence (\d+)/.exec(faults[0] ?? '')?.[1];
}

function say(
  seed: string,
  { sequences: count, deeds, races, looks, done, refused }: SequencesTold,
): string[] {
  const each = [...done].toSorted(([a], [b]) => a.localeCompare(b));
  const kinds = each.map(([kind, times]) => `${kind} ${times} (${refused.get(kind) ?? 0} refused)`);
  return [
    `money sequences: seed ${seed}, ${count} sequences, ${deeds} deeds, ${races} pairs of them at once, ${looks} looks at all`,
    `  ${kinds.join(', ')}`,
  ];
}
