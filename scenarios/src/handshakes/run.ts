import { createPeople, type TestHouse, testHouse } from '@stint/server/testing/house';
import { createFreelancer } from '@stint/server/testing/people';
import { Chance } from '../campaign/chance.ts';
import { drawRace, drawStep } from './draw.ts';
import { differences } from './look.ts';
import { apply, type Model, newModel, Seen, TIMES, type Times } from './model.ts';
import { Real, type RealPeople } from './real.ts';
import type { Step } from './step.ts';

export interface Handshakes {
  readonly sequences: number;
  readonly seed: string;
  /** The numbers of the model; others than the law's are the control. */
  readonly times?: Times;
  readonly tell?: (line: string) => void;
}

export interface HandshakesTold {
  readonly sequences: number;
  readonly steps: number;
  readonly races: number;
  readonly seen: Seen;
  /** Each with the seed of its sequence and all that was done in it. */
  readonly faults: string[];
}

/** So many rows slow a house down: after these it is given up for a new one. */
const SEQUENCES_A_HOUSE = 400;
const STEPS = { least: 6, most: 24 };
const ENOUGH_FAULTS = 5;

/**
 * Random deeds and moves of the clock through the house's own operations and database, beside the tables. What a table
 * allows must be done, what it does not must be refused, and what stands afterwards must be what the table says.
 */
export async function shakeHands(wanted: Handshakes): Promise<HandshakesTold> {
  const told = { sequences: 0, steps: 0, races: 0, seen: new Seen(), faults: [] as string[] };
  while (told.sequences < wanted.sequences && told.faults.length < ENOUGH_FAULTS) {
    const house = await testHouse({ seed: `${wanted.seed} ${told.sequences}` });
    try {
      const people = await peopleOf(house);
      const last = Math.min(told.sequences + SEQUENCES_A_HOUSE, wanted.sequences);
      while (told.sequences < last && told.faults.length < ENOUGH_FAULTS) {
        await oneSequence(house, people, wanted, told);
        told.sequences += 1;
      }
    } finally {
      await house.close();
    }
    wanted.tell?.(`${told.sequences} sequences, ${told.steps} steps`);
  }
  return told;
}

async function peopleOf(house: TestHouse): Promise<RealPeople> {
  const { ana, ben, acme } = await createPeople(house);
  return { ana, ben, acme, cleo: await createFreelancer(house, 'Cleo Park') };
}

interface Counting {
  readonly sequences: number;
  steps: number;
  races: number;
  readonly seen: Seen;
  readonly faults: string[];
}

async function oneSequence(
  house: TestHouse,
  people: RealPeople,
  { seed, times = TIMES }: Handshakes,
  told: Counting,
): Promise<void> {
  const chance = new Chance(`${seed} ${told.sequences}`);
  const real = await Real.open(house, people);
  let model = newModel(house.clock.now());
  const done: string[] = [];
  let before: Step | null = null;
  for (let left = chance.whole(STEPS.least, STEPS.most); left > 0; left -= 1) {
    const race = chance.whole(0, 7) === 0 ? drawRace(model, chance) : null;
    const steps: readonly Step[] = race ?? [drawStep(model, chance, before)];
    before = steps[0] ?? null;
    told.steps += steps.length;
    told.races += race ? 1 : 0;
    const answers = await Promise.all(steps.map((step) => real.do(step)));
    done.push(sayStep(steps, answers));
    const outcomes = orders(steps).map((order) => inOrder(model, steps, order, times, told.seen));
    const possible = outcomes.filter(({ answers: wanted }) => wanted.every((one, n) => one === answers[n]));
    const faults: string[] = possible.length > 0 ? [] : [`should be ${sayAnswers(outcomes)}`];
    for (const { after } of possible) {
      faults.splice(0, Number.POSITIVE_INFINITY, ...(await differences(house, real, after)));
      model = after;
      if (faults.length === 0) break;
    }
    if (faults.length > 0) {
      told.faults.push([`sequence ${told.sequences}:`, ...done, ...faults].join('\n    '));
      return;
    }
  }
}

interface Outcome {
  readonly after: Model;
  readonly answers: readonly boolean[];
}

/** What comes at once comes in some order. */
function orders(steps: readonly Step[]): readonly (readonly number[])[] {
  return steps.length === 1
    ? [[0]]
    : [
        [0, 1],
        [1, 0],
      ];
}

function inOrder(
  model: Model,
  steps: readonly Step[],
  order: readonly number[],
  times: Times,
  seen: Seen,
): Outcome {
  const after = structuredClone(model);
  const answers = steps.map(() => false);
  for (const at of order) {
    const step = steps[at];
    if (step) answers[at] = apply(after, step, times, seen);
  }
  return { after, answers };
}

function sayStep(steps: readonly Step[], answers: readonly boolean[]): string {
  return steps.map((step, n) => `${JSON.stringify(step)} ${answers[n] ? 'done' : 'refused'}`).join(' while ');
}

function sayAnswers(outcomes: readonly Outcome[]): string {
  return outcomes
    .map(({ answers }) => answers.map((one) => (one ? 'done' : 'refused')).join(' and '))
    .join(', or ');
}
