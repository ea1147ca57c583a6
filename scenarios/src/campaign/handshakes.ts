import { CONTRACT } from '@stint/core/handshake/contract';
import { JOB } from '@stint/core/handshake/job';
import { MILESTONE } from '@stint/core/handshake/milestone';
import { OFFER } from '@stint/core/handshake/offer';
import { PROPOSAL } from '@stint/core/handshake/proposal';
import { TIMES, type Times } from '../handshakes/model.ts';
import { type HandshakesTold, shakeHands } from '../handshakes/run.ts';

export interface HandshakeCampaign {
  readonly sequences: number;
  readonly seed: string;
  readonly tell: (line: string) => void;
}

/** The law with one number wrong: each of these models must be caught at odds with the house. */
const WRONG: readonly Partial<Times>[] = [
  { jobOpen: TIMES.jobOpen + 1 },
  { offerOpen: TIMES.offerOpen + 1 },
  { proposalEditable: TIMES.proposalEditable + 1 },
  { asksAnHour: TIMES.asksAnHour + 1 },
];
/** By then at the latest a wrong model must have been caught. */
const CONTROL_SEQUENCES = 6000;
/** From so many on, every entry of every table must have been come by. */
const ENOUGH_FOR_ALL = 1000;

/**
 * Random sequences of deeds and moves of the clock, through the real operations and the real database, against the
 * tables of `core/src/handshake`. The control is a law with one wrong number, once for each.
 */
export async function handshakes(
  campaign: HandshakeCampaign,
): Promise<{ readonly lines: string[]; readonly holds: boolean }> {
  const { sequences, seed, tell } = campaign;
  const run = await shakeHands({ sequences, seed, tell });
  const faults = [...run.faults];
  if (sequences >= ENOUGH_FOR_ALL) {
    for (const entry of entries().filter((one) => !run.seen.allowed.has(one)))
      faults.push(`never done: ${entry}`);
    for (const wrong of WRONG) {
      const control = await shakeHands({ sequences: CONTROL_SEQUENCES, seed, times: { ...TIMES, ...wrong } });
      const caught = control.faults.length > 0;
      tell(
        `control ${JSON.stringify(wrong)}: ${caught ? `caught by sequence ${control.sequences}` : 'NOT CAUGHT'}`,
      );
      if (!caught) faults.push(`the control was not caught: ${JSON.stringify(wrong)}`);
    }
  }
  const holds = faults.length === 0;
  return {
    lines: [...say(seed, run), ...faults, holds ? 'handshakes: hold' : 'handshakes: DO NOT HOLD'],
    holds,
  };
}

function say(seed: string, { sequences, steps, races, seen }: HandshakesTold): string[] {
  return [
    `handshakes: seed ${seed}, ${sequences} sequences, ${steps} deeds and moves of the clock, ${races} pairs at once`,
    `  entries of the tables: ${seen.allowed.size} of ${entries().length} done; ${seen.refused.size} others refused`,
  ];
}

/** Every entry of the tables that somebody does; what the clock does is in the states themselves. */
function entries(): string[] {
  const tables: Readonly<Record<string, Readonly<Record<string, object>>>> = {
    job: JOB,
    proposal: PROPOSAL,
    offer: OFFER,
    contract: CONTRACT,
    milestone: MILESTONE,
  };
  return Object.entries(tables).flatMap(([name, table]) =>
    Object.entries(table).flatMap(([state, deeds]) =>
      Object.keys(deeds)
        .filter((deed) => !deed.startsWith('clock: '))
        .map((deed) => `${name} ${state} > ${deed}`),
    ),
  );
}
