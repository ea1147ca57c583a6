import type { Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import { removeSignIn } from '../../store/sign-ins.ts';

/** Ends one sign-in on the server: a copy of its token is worth nothing from here on. */
export async function signOut(house: House, actor: Actor, key: Buffer, at: Instant): Promise<null> {
  await house.db.transaction().execute(async (trx) => {
    await removeSignIn(trx, key);
    await noteDeed(trx, { at, person: actor.person, deed: 'signed-out', object: actor.person });
  });
  return null;
}
