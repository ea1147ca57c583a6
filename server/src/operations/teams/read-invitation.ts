import { formatInstant } from '@stint/core/instant';
import type { Invitation } from '@stint/wire/invitations';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { invitationOf } from '../../store/invitations.ts';
import { personOfEmail } from '../../store/sides.ts';
import { keyOf } from '../../token.ts';

/** What an invitation says, to whoever holds its link. Refusal: `no-such-invitation`, for one withdrawn too. */
export async function readInvitation(
  house: House,
  { token }: { readonly token: string },
): Promise<Invitation | Refusal> {
  const row = await invitationOf(house.db, { token: keyOf(token) });
  if (!row || row.state === 'withdrawn') return refuse('no-such-invitation');
  const { organisation, by, email, role, expiresAt } = row;
  const over = row.state === 'open' && expiresAt <= house.clock.now();
  return {
    organisation: { name: organisation.name, kind: organisation.kind },
    by: by.name,
    email,
    role,
    expiresAt: formatInstant(expiresAt),
    state: over ? 'expired' : row.state,
    known: (await personOfEmail(house.db, email)) !== null,
  };
}
