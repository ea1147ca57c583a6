import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { endInvitation, invitationOf } from '../../store/invitations.ts';
import { teamDeed } from './team-deed.ts';

/**
 * Its link is worth nothing from here on; a mail that is not out yet does not go out. Withdrawing again changes nothing.
 * Refusals: those of `teamDeed`, `no-such-invitation` (accepted already, or of another organisation).
 */
export function withdrawInvitation(
  house: House,
  actor: Actor,
  { organisation, invitation }: { readonly organisation: string; readonly invitation: string },
): Promise<null | Refusal> {
  return teamDeed(house, actor, { organisation }, async ({ trx }) => {
    const row = await invitationOf(trx, { id: invitation });
    if (row?.organisation.id !== organisation || row.state === 'accepted')
      return refuse('no-such-invitation');
    if (row.state === 'withdrawn') return null;
    await endInvitation(trx, row.id, { state: 'withdrawn', person: null });
    const at = house.clock.now();
    const detail = { invitation };
    await noteDeed(trx, {
      at,
      person: actor.person,
      deed: 'invitation-withdrawn',
      object: organisation,
      detail,
    });
    return null;
  });
}
