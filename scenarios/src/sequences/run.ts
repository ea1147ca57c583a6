import { WEEK_SECONDS } from '@stint/core/instant';
import { tick } from '@stint/server/clock';
import type { PaymentProcessor } from '@stint/server/outside/payments/processor';
import { Chance } from '../campaign/chance.ts';
import { allDifferences } from './audit.ts';
import { tickPair } from './clock.ts';
import type { Deed, Kind } from './deed.ts';
import { DEEDS, doPlainly, drawDeed } from './deeds.ts';
import { changeLuck, drawInstant, drawWork } from './draw.ts';
import { DAY, LAW, type Law } from './law.ts';
import { newStone, newWeek, type Pair } from './model.ts';
import { doReally } from './real.ts';
import { blame, note, type SequencesTold, say } from './told.ts';
import { agreeReally, keepWork, workReally } from './work.ts';
import { adopt, FIRST_MONDAY, type Lane, openWorld, type World } from './world.ts';

export interface MoneySequences {
  readonly sequences: number;
  readonly seed: string;
  /** Where a run goes on that begins again: so many before it, of whole worlds. */
  readonly from?: number;
  /** Another law than the house's is a control … */
  readonly law?: Law;
  /** … and so is a bad habit on the way to the processor. */
  readonly wrong?: (processor: PaymentProcessor) => PaymentProcessor;
  /** … or of asking for a deed of this kind a second time, with another id. */
  readonly again?: Kind;
  readonly tell?: (line: string) => void;
}

/** Pairs that live at the same time, and weeks of each: after these the house is given up for a new one. */
const PAIRS = 100;
const WEEKS = 8;
/** One week's money has come to rest before the next is worked. */
const APART = 6 * WEEK_SECONDS;
const QUIET = 23 * DAY;

/**
 * Weeks of pairs of a freelancer and a client, each a sequence of random deeds, refusals of banks and moves of one clock,
 * through the house's own operations and database, beside a model that knows only the rules. After each move of the clock
 * every place of money and every state in the house must be the model's.
 */
export async function walkMoney(wanted: MoneySequences): Promise<SequencesTold> {
  const told: SequencesTold = {
    sequences: wanted.from ?? 0,
    deeds: 0,
    races: 0,
    looks: 0,
    done: new Map(),
    refused: new Map(),
    faults: [],
  };
  while (told.sequences < wanted.sequences && told.faults.length === 0) {
    const seed = `${wanted.seed} ${told.sequences}`;
    const pairs = Math.min(PAIRS, wanted.sequences - told.sequences);
    const world = await openWorld(seed, pairs, new Chance(seed), wanted.wrong);
    for (const { real } of world.lanes) real.again = wanted.again;
    try {
      for (
        let week = 0;
        week < WEEKS && told.sequences < wanted.sequences && told.faults.length === 0;
        week += 1
      ) {
        await oneWeek(world, FIRST_MONDAY + week * APART, wanted, told);
      }
    } finally {
      await world.house.close();
    }
    wanted.tell?.(`${told.sequences} sequences, ${told.deeds} deeds`);
    for (const fault of told.faults) wanted.tell?.(fault);
  }
  return told;
}

async function oneWeek(
  world: World,
  monday: number,
  { seed, law = LAW }: MoneySequences,
  told: SequencesTold,
): Promise<void> {
  const { house, lanes } = world;
  house.movable.moveTo(monday + 4 * DAY);
  const chance = new Chance(`${seed} ${told.sequences} clock`);
  for (const [n, lane] of lanes.entries()) {
    const sequence = told.sequences + n;
    begin(lane, monday, new Chance(`${seed} sequence ${sequence}`), sequence, law);
  }
  const worked = lanes.map(({ pair, real }) => ({ real, monday, lines: pair.week.lines }));
  const stones = lanes.flatMap(({ pair, real }) =>
    pair.stone ? [{ real, ...pair.stone, ...pair.terms }] : [],
  );
  await Promise.all(stones.map(({ real, amount, currency }) => agreeReally(real, amount, currency)));
  if (monday === FIRST_MONDAY) await Promise.all(worked.map(({ real, lines }) => workReally(real, lines)));
  else await keepWork(house, worked);
  for (let now = monday + 7 * DAY; now < monday + QUIET; now = drawInstant(pairsOf(world), now, chance)) {
    house.movable.moveTo(now);
    changeLuck(pairsOf(world), chance);
    await Promise.all(lanes.map((lane) => maybe(lane, () => oneDeed(lane, law, told))));
    await tickAll(world, law);
    const raced = await Promise.all(lanes.map((lane) => maybe(lane, () => raceOrDeed(lane, law, told))));
    await look(
      world,
      told,
      raced.flatMap((one) => one ?? []),
    );
    if (told.faults.length > 0) return;
  }
  await comeToRest(world, monday, law, told);
}

function pairsOf({ lanes }: World): Pair[] {
  return lanes.map(({ pair }) => pair);
}

function begin(lane: Lane, monday: number, chance: Chance, sequence: number, law: Law): void {
  Object.assign(lane, { chance, sequence, log: [] });
  const { pair, real } = lane;
  const lines = drawWork(pair, monday, chance, law);
  pair.week = newWeek(monday, lines);
  pair.payouts.length = 0;
  pair.bonuses.length = 0;
  if (chance.whole(0, 2) === 0) pair.bank = 'no';
  pair.stone = chance.whole(0, 3) === 0 ? newStone(BigInt(chance.whole(600, 99_999))) : null;
  real.fixed = null;
}

async function maybe<Done>({ chance, pair }: Lane, deed: () => Promise<Done>): Promise<Done | null> {
  return chance.whole(0, 9) < (pair.wire === 'up' ? 3 : 7) ? deed() : null;
}

async function oneDeed(lane: Lane, law: Law, told: SequencesTold): Promise<void> {
  const deed = drawOne(lane);
  if (deed) await doBoth(lane, deed, law, told);
}

/** Most of what would be refused is drawn again: a refusal shows less than a deed. */
function drawOne({ pair, real, chance }: Lane): Deed | null {
  const now = real.house.clock.now();
  for (let again = 0; again < 4; again += 1) {
    const id = (): string => real.house.random.uuid();
    // What goes out while no answers come is what a house can lose: it is tried more often then.
    const isPayout = pair.wire !== 'up' && chance.whole(0, 1) === 0;
    const deed = isPayout ? DEEDS['pay out'].draw(pair, chance, id) : drawDeed(pair, chance, id);
    if (deed && (chance.whole(0, 4) === 0 || doPlainly(structuredClone(pair), deed, now, LAW))) return deed;
  }
  return null;
}

async function doBoth(lane: Lane, deed: Deed, law: Law, told: SequencesTold): Promise<void> {
  const { pair, real } = lane;
  const really = await doReally(real, deed, pair);
  const plainly = doPlainly(pair, deed, real.house.clock.now(), law);
  note(lane, [deed], [really], told);
  if (really !== plainly) blame(lane, told, [`the house ${say(really)}, plainly it is ${say(plainly)}`]);
}

interface Raced {
  readonly lane: Lane;
  readonly possible: readonly Pair[];
}

/** Two deeds at once come one after the other, in either order; the look tells which. */
async function raceOrDeed(lane: Lane, law: Law, told: SequencesTold): Promise<Raced | null> {
  const { pair, real, chance } = lane;
  const [first, second] = [drawOne(lane), chance.whole(0, 2) === 0 ? drawOne(lane) : null];
  if (!first) return null;
  if (!second || isSeenHalfDone(first, second, pair)) {
    await doBoth(lane, first, law, told);
    return null;
  }
  const now = real.house.clock.now();
  const before = structuredClone(pair);
  const deeds = [first, second];
  const answers = await Promise.all(deeds.map((deed) => doReally(real, deed, before)));
  told.races += 1;
  note(lane, deeds, answers, told);
  const orders: [number, number][] = [
    [0, 1],
    [1, 0],
  ];
  const possible = orders.flatMap((order) => {
    const after = structuredClone(before);
    const fits = order.every((n) => {
      const deed = deeds[n];
      return deed !== undefined && doPlainly(after, deed, now, law) === answers[n];
    });
    return fits ? [after] : [];
  });
  if (possible.length === 0) blame(lane, told, [`no order of the two is ${answers.map(say).join(' and ')}`]);
  return { lane, possible };
}

const OF_STONE = new Set<Deed['kind']>(['fund', 'submit', 'ask for changes', 'release']);

/**
 * What a bank refuses is under way for a moment: two of a kind can meet it, and then come in no order. And of two words of
 * an operator nothing tells which was the last until it is decided.
 */
function isSeenHalfDone(first: Deed, second: Deed, { bank, payee, wire }: Pair): boolean {
  // Who says it of a version that is gone says nothing.
  const isOfStone = [first, second].every(({ kind }) => OF_STONE.has(kind));
  if (first.kind !== second.kind) return isOfStone;
  const isAsking = first.kind === 'pay out' || first.kind === 'pay by hand';
  return (
    isOfStone || first.kind === 'overrule' || (isAsking && (bank === 'no' || payee === 'no' || wire !== 'up'))
  );
}

async function tickAll(world: World, law: Law): Promise<void> {
  await tick(world.house);
  const now = world.house.clock.now();
  for (const pair of pairsOf(world)) tickPair(pair, now, law);
}

async function look(world: World, told: SequencesTold, raced: readonly Raced[]): Promise<void> {
  const since = world.lanes[0]?.pair.week.monday ?? 0;
  told.looks += 1;
  const seen = await allDifferences(world, since, raced);
  for (const { lane, pair } of seen.chosen) adopt(world.till, lane, pair);
  for (const { lane, faults } of seen.wrong) blame(lane, told, faults);
  told.faults.push(...seen.sums.map((fault) => `by sequence ${told.sequences}: ${fault}`));
}

/** Banks say yes, wires hold, debts are paid: all money comes to rest, and nobody waits for anything. */
async function comeToRest(world: World, monday: number, law: Law, told: SequencesTold): Promise<void> {
  for (const pair of pairsOf(world)) Object.assign(pair, { bank: 'yes', payee: 'yes', wire: 'up' });
  world.house.movable.moveTo(monday + 30 * DAY);
  await tickAll(world, law);
  for (const lane of world.lanes) {
    if (lane.pair.verifiedAt === null && lane.pair.week.bill)
      await doBoth(lane, { kind: 'add a card' }, law, told);
    const { stone } = lane.pair;
    if (stone && stone.held > 0n) await doBoth(lane, { kind: 'release', amount: stone.held }, law, told);
    if (lane.pair.isSuspended) await doBoth(lane, { kind: 'pay by hand' }, law, told);
  }
  await tickAll(world, law);
  // What came back to a wire only now is held for its days.
  world.house.movable.moveTo(monday + 36 * DAY);
  await tickAll(world, law);
  await look(world, told, []);
  for (const lane of world.lanes) {
    const { inReview, pending, held, escrow, advanced, client } = lane.pair.purse;
    const left = { inReview, pending, held, escrow, advanced, client };
    const still = Object.entries(left).filter(([, amount]) => amount !== 0n);
    if (still.length > 0) blame(lane, told, [`not at rest: ${still.map((one) => one.join(' ')).join(', ')}`]);
  }
  told.sequences += world.lanes.length;
}
