import { formatInstant } from '@stint/core/instant';
import type { readClock as route } from '@stint/wire/books';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';

/** The time by which the house decides. */
export function readClock(house: House): Answer<typeof route> {
  return { now: formatInstant(house.clock.now()), movable: house.movable !== null, demo: house.demo };
}
