import type { Instant } from '@stint/core/instant';
import type { House } from './house.ts';
import { keyOf, type Round, type Schedule } from './schedule.ts';
import type { Database } from './store/database.ts';
import type { Others } from './store/desk.ts';
import type { Part } from './store/part.ts';

/** What came of many: a sentence for each that was done, '' where it is nobody's business, and those left for later. */
export interface ManyDone<Due> {
  readonly said: readonly string[];
  readonly leftOut: readonly Due[];
}

/** Something that is done to many at once, all of them or none. */
export interface Many<Due> {
  find(db: Database, now: Instant, part: Part): Promise<readonly Due[]>;
  deed(house: House, dues: readonly Due[], others: Others): Promise<ManyDone<Due>>;
  /** Of one that goes wrong by itself: it is noted, and the others go on. */
  setAside?(house: House, due: Due, error: unknown): Promise<void>;
  /** In one transaction. */
  readonly atOnce: number;
}

/** At most so many transactions in a row, before the next schedule has its turn. */
const PARTS_IN_A_ROW = 40;

/**
 * What is due, in parts of one transaction each. Where a part goes wrong its halves are tried, down to the one at which it
 * does: that one is set aside. Those whose desk somebody has are left to the end of their part, and then waited for.
 */
export function scheduleMany<Due extends object>(name: string, due: string, many: Many<Due>): Schedule {
  return { name, due, run: (house, round) => runMany(house, round, name, many) };
}

async function runMany<Due extends object>(
  house: House,
  round: Round,
  name: string,
  many: Many<Due>,
): Promise<void> {
  let past = 0;
  for (let parts = 0; parts < PARTS_IN_A_ROW && !round.stopping?.aborted; parts += 1) {
    const found = await many.find(house.db, house.clock.now(), { limit: many.atOnce, past });
    const fresh = found.filter((one) => !round.tried.has(`${name} ${keyOf(one)}`));
    for (const one of fresh) round.tried.add(`${name} ${keyOf(one)}`);
    const before = round.failed.length;
    if (fresh.length > 0) await doMany(house, round, many, fresh);
    // What went wrong, now or before, is found again: what lies past it comes next.
    past += found.length - fresh.length + (round.failed.length - before);
    if (found.length < many.atOnce) return;
  }
}

async function doMany<Due>(house: House, round: Round, many: Many<Due>, dues: readonly Due[]): Promise<void> {
  try {
    const { said, leftOut } = await many.deed(
      house,
      dues,
      dues.length > 1 ? 'are-left-out' : 'are-waited-for',
    );
    round.done.push(...said);
    for (const one of leftOut) await doMany(house, round, many, [one]);
  } catch (error) {
    const [first, ...others] = dues;
    if (first === undefined) return;
    if (others.length === 0) {
      round.failed.push(error);
      await many.setAside?.(house, first, error);
      return;
    }
    const half = Math.ceil(dues.length / 2);
    await doMany(house, round, many, dues.slice(0, half));
    await doMany(house, round, many, dues.slice(half));
  }
}
