import type { PaymentProcessor } from '@stint/server/outside/payments/processor';
import { type ProcessorTold, troubleTheProcessor } from '../processor/run.ts';

export interface ProcessorCampaign {
  readonly seeds: number;
  readonly seed: string;
  readonly tell: (line: string) => void;
}

/** By then at the latest a house with one of these habits must have been caught. */
const CONTROL_SEEDS = 100;

/** Ways to lose money that one meets: each must be caught. */
export const WRONG: Readonly<Record<string, (processor: PaymentProcessor) => PaymentProcessor>> = {
  'asks again with another id when no answer came': (processor) => ({
    ...processor,
    charge: async (charge) => {
      const first = await processor.charge(charge);
      return first.status === 'unknown' ? processor.charge({ ...charge, id: `${charge.id}-2` }) : first;
    },
  }),
  'takes no answer for a payout that failed': (processor) => ({
    ...processor,
    payout: async (payout) => {
      const { amount, currency } = payout;
      const first = await processor.payout(payout);
      if (first.status !== 'unknown') return first;
      return { status: 'declined', processorRef: null, amount, currency, declineCode: 'no_answer' };
    },
  }),
};

/** Trouble on the way to the processor; the controls are houses with one bad habit each. */
export async function processor(
  campaign: ProcessorCampaign,
): Promise<{ readonly lines: string[]; readonly holds: boolean }> {
  const { seeds, seed, tell } = campaign;
  const run = await troubleTheProcessor({ seeds, seed, tell });
  const differences = [...run.differences];
  for (const [habit, wrong] of Object.entries(WRONG)) {
    const control = await troubleTheProcessor({ seeds: CONTROL_SEEDS, seed, wrong });
    const caught = control.differences.length > 0;
    tell(`control, a house that ${habit}: ${caught ? 'caught' : 'NOT CAUGHT'}`);
    if (!caught) differences.push(`the control was not caught: a house that ${habit}`);
  }
  const holds = differences.length === 0;
  return {
    lines: [...say(seed, run), ...differences, holds ? 'processor: holds' : 'processor: DOES NOT HOLD'],
    holds,
  };
}

function say(seed: string, { seeds, charges, payouts, faults }: ProcessorTold): string[] {
  const each = [...faults]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, times]) => `${name} ${times}`);
  return [
    `processor: seed ${seed}, ${seeds} weeks, ${charges} charges and ${payouts} payouts, none twice`,
    `  troubles: ${each.join(', ')}`,
  ];
}
