import { formatInstant, type Instant } from '@stint/core/instant';
import type { DeskSession } from '@stint/wire/desk';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { lockDesk } from '../../store/desk.ts';
import { type DeskSessionRow, freshSession, putSession, removeSession } from '../../store/desk-sessions.ts';
import { ownContract } from '../contracts/visible.ts';

type Now = { readonly at: Instant; readonly wall: Instant };

/** Which of somebody's own trackers tracks now; null when none is heard of. */
export async function readSession(
  house: House,
  actor: Actor,
  { wall }: Now,
): Promise<{ session: DeskSession | null }> {
  const found = await freshSession(house.db, actor.person, wall);
  return { session: found && letterOf(found) };
}

/**
 * A tracker says that its session runs (T1: one person, one clock). Refusals: `tracking-elsewhere`, when another
 * tracker's session was heard of lately and is not taken over; `no-such-contract`, `freelancers-only`.
 */
export async function announceSession(
  house: House,
  actor: Actor,
  said: { contract: string; since: Instant; takeOver: boolean },
  { at, wall }: Now,
): Promise<{ session: DeskSession } | Refusal> {
  const { device, person: freelancer } = actor;
  if (device === null) throw new Error('a tracker without a device');
  const own = await ownContract(house, actor, said.contract);
  if (isRefusal(own)) return own;
  const announced = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, freelancer);
    const before = await freshSession(trx, freelancer, wall);
    if (before && before.device !== device && !said.takeOver) return elsewhere(before);
    // A clock that runs ahead makes no session begin in the future.
    const since = Math.min(Math.max(said.since, earliest(before, device, { at, wall })), at);
    await putSession(trx, { freelancer, device, contract: said.contract, since, heardAt: wall });
    const after = await freshSession(trx, freelancer, wall);
    if (!after) throw new Error('announced, and not there');
    return { before, after };
  });
  if (isRefusal(announced)) return announced;
  if (!isSame(announced.before, announced.after)) house.events.tellDesk(freelancer);
  return { session: letterOf(announced.after) };
}

/** A tracker says that its session is over. That of another tracker stays. */
export async function leaveSession(house: House, actor: Actor): Promise<null> {
  const { device, person: freelancer } = actor;
  if (device !== null && (await removeSession(house.db, { freelancer, device }))) {
    house.events.tellDesk(freelancer);
  }
  return null;
}

/**
 * What another tracker was heard to track is its own: one that takes over begins when that was last heard, or later,
 * and is no older when it is heard again.
 */
function earliest(before: DeskSessionRow | null, device: string, { at, wall }: Now): Instant {
  if (before === null) return 0;
  // It was heard in the world's time, and sessions go by the house's.
  return before.device === device ? before.since : before.heardAt + (at - wall);
}

function elsewhere({ deviceName, since }: DeskSessionRow): Refusal {
  return refuse('tracking-elsewhere', { fault: `“${deviceName}” tracks since ${formatInstant(since)}` });
}

function isSame(before: DeskSessionRow | null, after: DeskSessionRow): boolean {
  return (
    before !== null &&
    before.device === after.device &&
    before.contract === after.contract &&
    before.since === after.since
  );
}

function letterOf({ device, deviceName, contract, title, client, since }: DeskSessionRow): DeskSession {
  return { device, deviceName, contract, title, client, since: formatInstant(since) };
}
