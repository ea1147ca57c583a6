import type { Instant } from '@stint/core/instant';
import type { House } from './house.ts';
import type { Database } from './store/database.ts';
import type { Part } from './store/part.ts';

export interface Schedule {
  readonly name: string;
  readonly due: string;
  /** Does a bounded part of what is due, past what `tried` holds. Adds to `done` and to `failed`. */
  run(house: House, round: Round): Promise<void>;
}

export interface Round {
  readonly tried: Set<string>;
  readonly done: string[];
  readonly failed: unknown[];
  readonly stopping: AbortSignal | undefined;
}

/** How many of one schedule in a row, before the next has its turn. */
const CHUNK = 200;

type Find<Due> = (db: Database, now: Instant, part: Part) => Promise<readonly Due[]>;
/** Answers what was done, '' where that is nobody's business but theirs who are told; null when nothing was, for now. */
type Deed<Due> = (house: House, due: Due) => Promise<string | null>;

export function schedule<Due extends object>(
  name: string,
  due: string,
  find: Find<Due>,
  deed: Deed<Due>,
): Schedule {
  return scheduleWith(name, due, find, deed, Number.POSITIVE_INFINITY);
}

/** A deed that asks the processor: when it does not answer three times, the others are asked at the next tick. */
export function asking<Due extends object>(
  name: string,
  due: string,
  find: Find<Due>,
  deed: Deed<Due>,
): Schedule {
  return scheduleWith(name, due, find, deed, 3);
}

function scheduleWith<Due extends object>(
  name: string,
  due: string,
  find: Find<Due>,
  deed: Deed<Due>,
  patience: number,
): Schedule {
  return {
    name,
    due,
    run: async (house, round) => {
      const page = { name, deed, patience };
      for (let past = 0; ; past += CHUNK) {
        const found = await find(house.db, house.clock.now(), { limit: CHUNK, past });
        // Two hundred that fail at every tick do not stand before the others for ever: these come on the next page.
        const goesOn = await runPage(house, round, page, found);
        if (!goesOn || found.length < CHUNK) return;
      }
    },
  };
}

/** True when nothing of the page could be done, and what lies past it may be tried. */
async function runPage<Due extends object>(
  house: House,
  { tried, done, failed, stopping }: Round,
  { name, deed, patience }: { name: string; deed: Deed<Due>; patience: number },
  found: readonly Due[],
): Promise<boolean> {
  const before = done.length;
  let fruitless = 0;
  for (const one of found) {
    const key = `${name} ${keyOf(one)}`;
    if (tried.has(key)) continue;
    if (fruitless >= patience || stopping?.aborted) return false;
    tried.add(key);
    try {
      const sentence = await deed(house, one);
      if (sentence === null) fruitless += 1;
      else done.push(sentence);
    } catch (error) {
      failed.push(error);
    }
  }
  return done.length === before && fruitless < patience;
}

export function keyOf(due: object): string {
  return JSON.stringify(due, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
