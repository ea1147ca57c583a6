import type { Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { removeSession } from '../../store/desk-sessions.ts';
import { revokeDevice as takeBack } from '../../store/devices.ts';

/** Takes a tracker's token back: one's own; a tracker only its own. Refusal: `not-found`. */
export async function revokeDevice(
  house: House,
  actor: Actor,
  device: string,
  now: { readonly at: Instant; readonly wall: Instant },
): Promise<null | Refusal> {
  if (actor.kind === 'tracker' && actor.device !== device) return refuse('not-found');
  const revoked = await house.db.transaction().execute(async (trx) => {
    const taken = await takeBack(trx, { id: device, person: actor.person }, now.wall);
    if (!taken) return refuse('not-found');
    await removeSession(trx, { freelancer: actor.person, device });
    await noteDeed(trx, { at: now.at, person: actor.person, deed: 'device-revoked', object: device });
    return null;
  });
  if (revoked === null) house.events.tellDesk(actor.person);
  return revoked;
}
