import type { Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { revokeDevice as takeBack } from '../../store/devices.ts';

/** Takes a tracker's token back: one's own; a tracker only its own. Refusal: `not-found`. */
export async function revokeDevice(
  house: House,
  actor: Actor,
  device: string,
  now: { readonly at: Instant; readonly wall: Instant },
): Promise<null | Refusal> {
  if (actor.kind === 'tracker' && actor.device !== device) return refuse('not-found');
  return house.db.transaction().execute(async (trx) => {
    const revoked = await takeBack(trx, { id: device, person: actor.person }, now.wall);
    if (!revoked) return refuse('not-found');
    await noteDeed(trx, { at: now.at, person: actor.person, deed: 'device-revoked', object: device });
    return null;
  });
}
