import { join } from 'node:path';
import { DAY_SECONDS, HOUR_SECONDS, type Instant } from '@stint/core/instant';
import { cutOut, type Span, secondsOf } from '@stint/core/span';
import { contract, K1, K2 } from '@stint/tracker/testing/world';
import { MONDAY } from '../when.ts';
import { Computer, type ComputerOptions } from './computer.ts';
import { Dice } from './dice.ts';
import { Habits } from './habits.ts';
import { DaysHouse } from './house.ts';
import type { Piece } from './oracle.ts';
import { smallDisk } from './small-disk.ts';

export interface DaysOptions {
  readonly days: number;
  readonly seed: string;
  /** An empty folder on a quick disk. */
  readonly folder: string;
  readonly tell?: (line: string) => void;
  /** The control, which is over with the first fault: a clock that is not the true one. */
  readonly lie?: ComputerOptions['lie'];
}

/** What the days showed. Each fault is a sentence. */
export interface DaysTold {
  readonly days: number;
  /** Worked at the two computers, by the oracle; counted once by the house. */
  readonly secondsIn: number;
  readonly secondsOut: number;
  /** Of those in: brought by both (T6), or worked in a pause that was heard of late (T5). */
  readonly overlapSeconds: number;
  readonly outsideSeconds: number;
  /** Worked and not tracked, and told each time. */
  readonly toldSeconds: number;
  readonly sessions: number;
  readonly happened: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
}

const K3 = '00000000-0000-4000-8000-0000000000c3';
const MORNING = 9 * HOUR_SECONDS;
const WORKDAY = 4 * HOUR_SECONDS;
const ENOUGH_FAULTS = 20;

/**
 * Days of Ana at two computers with everything going wrong: the real trackers, their spools and uploads, against an
 * oracle that saw every second. What they brought is what was worked, to the second; no second is there twice; what is
 * not there was told.
 */
export async function simulateDays(options: DaysOptions): Promise<DaysTold> {
  const dice = new Dice(options.seed);
  const plain = { snapshots: 'none' } as const;
  const house = new DaysHouse(MONDAY, [
    contract(K1, plain),
    contract(K2, { ...plain, idleMinutes: null }),
    contract(K3, { ...plain, idleMinutes: 2, pay: 'exact' }),
  ]);
  const disks = [
    await smallDisk(join(options.folder, 'desk')),
    await smallDisk(join(options.folder, 'laptop')),
  ] as const;
  const common = { house, dice, lie: options.lie };
  const desk = { name: 'Desk', device: DESK, speaks: true, watchStops: true };
  const laptop = { name: 'Laptop', device: LAPTOP, speaks: false, watchStops: dice.once(2) };
  const computers = [
    new Computer({ ...common, ...desk, disk: disks[0] }),
    new Computer({ ...common, ...laptop, disk: disks[1] }),
  ] as const;
  try {
    await live(options, house, computers, new Habits(computers, [K1, K2, K3], dice));
    return compareAll(options.days, house, computers);
  } finally {
    for (const disk of disks) await disk.remove();
  }
}

async function live(
  { days, tell, lie }: DaysOptions,
  house: DaysHouse,
  computers: readonly [Computer, Computer],
  habits: Habits,
): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await nightTo(house, computers, MONDAY + day * DAY_SECONDS + MORNING);
    await habits.comeBack();
    for (const end = house.now + WORKDAY; house.now < end; ) {
      house.now += 1;
      for (const computer of computers) await computer.pass();
      await habits.second(house.now);
    }
    await habits.goHome();
    if (faultsOf(computers).length >= (lie ? 1 : ENOUGH_FAULTS)) break;
    if ((day + 1) % 25 === 0) tell?.(`${day + 1} days, ${secondsOf(house.kept)} seconds`);
  }
  await bringAll(house, computers, habits);
}

const DESK = '00000000-0000-4000-8000-0000000000d1';
const LAPTOP = '00000000-0000-4000-8000-0000000000d2';

async function nightTo(house: DaysHouse, computers: readonly Computer[], morning: Instant): Promise<void> {
  const night = morning - house.now;
  house.now = morning;
  for (const computer of computers) await computer.pass(night);
}

/** A quiet day with everything mended, so that all that waits can be brought. */
async function bringAll(house: DaysHouse, computers: readonly Computer[], habits: Habits): Promise<void> {
  await nightTo(house, computers, house.now + 2 * DAY_SECONDS);
  await habits.comeBack();
  for (const contract of house.contracts) if (contract.standing !== 'active') house.resume(contract.id);
  for (const computer of computers) {
    computer.isOnline = true;
    computer.setsClock(0);
    computer.hears('counting');
    await computer.stops((tracker) => tracker.stop());
    for (let n = 0; n < 3; n += 1) {
      await computer.tick();
      await computer.speak();
    }
    const waiting = computer.status().waiting;
    if (waiting > 0) computer.comparison.fault(`${waiting} segments were never brought`);
  }
}

function compareAll(days: number, house: DaysHouse, computers: readonly Computer[]): DaysTold {
  const faults = [...faultsOf(computers)];
  const happened = new Map<string, number>();
  const worked: Piece[] = [];
  for (const computer of computers) {
    const { oracle, options } = computer;
    const { pieces, manual } = house.broughtBy(options.device);
    faults.push(...differences(`${options.name} brought`, pieces, oracle.worked, oracle.maybe));
    faults.push(...twice(`${options.name} tracked and claimed`, [...oracle.worked, ...manual]));
    worked.push(...oracle.worked, ...bothOf(oracle.maybe, pieces));
    for (const [what, times] of computer.comparison.happened)
      happened.set(what, (happened.get(what) ?? 0) + times);
  }
  faults.push(...twice('the house counts', house.kept));
  const inside = worked.flatMap((piece) => cutOut(piece, house.pauses.get(piece.contract) ?? []));
  const union = joined(inside);
  faults.push(...missing('the house misses', union, joined(house.kept)));
  faults.push(...missing('the house has too much', joined(house.kept), union));
  return {
    days,
    secondsIn: secondsOf(worked),
    secondsOut: secondsOf(house.kept),
    outsideSeconds: secondsOf(worked) - secondsOf(inside),
    overlapSeconds: secondsOf(inside) - secondsOf(union),
    toldSeconds: computers.reduce((sum, { oracle }) => sum + oracle.lostSeconds, 0),
    sessions: worked.length,
    happened,
    faults,
  };
}

function faultsOf(computers: readonly Computer[]): readonly string[] {
  return computers.flatMap(({ comparison }) => comparison.faults);
}

/** Of each contract, what is in one and not in the other; where either may be, neither is asked. */
function differences(
  what: string,
  brought: readonly Piece[],
  worked: readonly Piece[],
  maybe: readonly Piece[],
): string[] {
  const of = (pieces: readonly Piece[], id: string): Span[] =>
    joined(pieces.filter(({ contract }) => contract === id));
  return [K1, K2, K3].flatMap((id) => {
    const unsure = of(maybe, id);
    const sure = (pieces: readonly Piece[]): Span[] =>
      joined(of(pieces, id).flatMap((span) => cutOut(span, unsure)));
    return [
      ...missing(`${what} too much of ${id.slice(-2)}`, sure(brought), sure(worked)),
      ...missing(`${what} too little of ${id.slice(-2)}`, sure(worked), sure(brought)),
    ];
  });
}

function missing(what: string, wanted: readonly Span[], there: readonly Span[]): string[] {
  return lackOf(wanted, there).map(
    ({ from, to }) => `${what}: ${to - from} s from ${new Date(from * 1000).toISOString()}`,
  );
}

/** Both sorted and disjoint. */
function lackOf(wanted: readonly Span[], there: readonly Span[]): Span[] {
  let next = 0;
  return wanted.flatMap((span) => {
    while ((there[next]?.to ?? Number.POSITIVE_INFINITY) <= span.from) next += 1;
    const holes: Span[] = [];
    for (let n = next; (there[n]?.from ?? Number.POSITIVE_INFINITY) < span.to; n += 1)
      holes.push(...there.slice(n, n + 1));
    return cutOut(span, holes);
  });
}

function bothOf(some: readonly Piece[], others: readonly Piece[]): Piece[] {
  return some.flatMap((piece) =>
    others
      .filter(({ contract, from, to }) => contract === piece.contract && from < piece.to && to > piece.from)
      .map(({ from, to }) => ({ ...piece, from: Math.max(from, piece.from), to: Math.min(to, piece.to) })),
  );
}

function twice(what: string, spans: readonly Span[]): string[] {
  const double = secondsOf(spans) - secondsOf(joined(spans));
  return double === 0 ? [] : [`${what} ${double} s twice`];
}

/** In time order, with what touches or meets made one. */
function joined(spans: readonly Span[]): Span[] {
  const result: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) result.push({ from, to });
  }
  return result;
}
