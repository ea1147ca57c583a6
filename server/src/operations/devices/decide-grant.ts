import type { Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { decideGrant as writeDecision } from '../../store/device-grants.ts';
import { findGrant, type GrantLetter, grantLetter } from './read-grant.ts';

/**
 * Approves or denies a tracker. Deciding the same again changes nothing.
 * Refusals: `freelancers-only` (to approve), `no-such-code`.
 */
export async function decideGrant(
  house: House,
  actor: Actor,
  wanted: { readonly userCode: string; readonly decision: 'approve' | 'deny' },
  now: { readonly at: Instant; readonly wall: Instant },
): Promise<GrantLetter | Refusal> {
  if (wanted.decision === 'approve' && !actor.freelancer) return refuse('freelancers-only');
  const state = wanted.decision === 'approve' ? 'approved' : 'denied';
  return house.db.transaction().execute(async (trx) => {
    const found = await findGrant(trx, actor, wanted.userCode, now.wall);
    if (!found) return refuse('no-such-code');
    const letter = grantLetter(found.code, { ...found.grant, state });
    if (grantLetter(found.code, found.grant).state === state) return letter;
    const decided = await writeDecision(trx, found.grant.key, { state, person: actor.person });
    if (!decided) return refuse('no-such-code');
    const detail = { name: found.grant.deviceName };
    await noteDeed(trx, {
      at: now.at,
      person: actor.person,
      deed: `tracker-${state}`,
      object: actor.person,
      detail,
    });
    return letter;
  });
}
