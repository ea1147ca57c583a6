import { formatInstant } from '@stint/core/instant';
import type { moveClock as route } from '@stint/wire/books';
import { toInstant } from '@stint/wire/letters';
import type { Answer } from '@stint/wire/route';
import { moveAndTick } from '../../clock.ts';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';

/**
 * Moves a movable clock forward. It stops wherever something becomes due on the way and does it then, so that a
 * jump over weeks leaves the same books as the weeks would have. Refusals: `clock-not-movable`, `forward-only`.
 */
export async function moveClock(
  house: House,
  actor: Actor,
  asked: { now: string },
): Promise<Answer<typeof route> | Refusal> {
  const { movable } = house;
  if (!movable) return refuse('clock-not-movable');
  const done = await moveAndTick({ ...house, movable }, toInstant(asked.now));
  if (done === null)
    return refuse('forward-only', { field: 'now', fault: `it is ${formatInstant(movable.now())}` });
  const at = movable.now();
  await noteDeed(house.db, { at, person: actor.person, deed: 'clock-moved', object: 'clock', detail: asked });
  return { now: formatInstant(at), done };
}
