import type { Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { hashPassword, isPassword } from '../../password.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { passwordOf, putPassword } from '../../store/people.ts';
import { endOthers } from '../../store/sign-ins.ts';

/**
 * A new password: everything else that is signed in as this person ends, trackers only where it is said. Refusal:
 * `wrong-sign-in`, for the old one.
 */
export async function setPassword(
  house: House,
  actor: Actor,
  wanted: { readonly old: string; readonly new: string; readonly trackers?: boolean | undefined },
  { key, at }: { readonly key: Buffer; readonly at: Instant },
): Promise<{ ended: number } | Refusal> {
  const { person } = actor;
  const known = await passwordOf(house.db, person);
  if (!(await isPassword(wanted.old, known))) return refuse('wrong-sign-in', { field: 'old' });
  const hash = await hashPassword(wanted.new, house.random);
  const ended = await house.db.transaction().execute(async (trx) => {
    // Of two who knew the old one, the first has changed it: the other knows it no more.
    if (!(await putPassword(trx, person, { from: known, to: hash }))) return null;
    const count = await endOthers(trx, { person, key, trackers: wanted.trackers ?? false });
    await noteDeed(trx, { at, person, deed: 'password-changed', object: person, detail: { ended: count } });
    return count;
  });
  if (ended === null) return refuse('wrong-sign-in', { field: 'old' });
  house.events.tellAccess(person);
  return { ended };
}
