import { DISPUTE_SECONDS, isOpen } from '@stint/core/escrow/claim';
import type { Instant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { addClaim, claimsOf } from '../../store/escrow-claims.ts';
import type { Tell } from '../notifications/tell.ts';
import { clearEscrow } from './clear-escrow.ts';
import { endClaim } from './end-claim.ts';
import { heldIn, loadEscrow } from './load-escrow.ts';
import { tellAsked, tellClaimEnded } from './tell-claim.ts';

/**
 * What the end of a contract does to its money in escrow: where the freelancer ends it all goes back at once; where the client
 * does, its way back is asked and the freelancer has seven days to dispute. Asked with the contract locked, in the transaction
 * that ends it.
 */
export async function endWithEscrow(
  house: House,
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  ended: { side: 'client' | 'freelancer'; by: string; at: Instant },
): Promise<void> {
  if (loaded.escrow !== true) return;
  const { side, by, at } = ended;
  const { lots } = await loadEscrow(trx, loaded.id);
  const held = heldIn(lots);
  if (held === 0n) return;
  const claims = await claimsOf(trx, loaded.id);
  const open = claims.find(({ state }) => isOpen(state));
  // What the client's bank has taken back stays until that is decided.
  const free = lots.filter(({ isFrozen }) => !isFrozen);
  const how = { release: 0n, cause: 'freelancer-ended', at, by } as const;
  if (side === 'freelancer') {
    const cleared = open
      ? await endClaim(house, trx, tell, { loaded, claim: open }, { ...how, to: 'refunded', word: null })
      : await clearEscrow(house, trx, loaded, { ...how, lots: free, rest: { kind: 'refunded' } });
    if (cleared && !open)
      await tellClaimEnded(trx, tell, loaded, { to: 'refunded', n: 0, at, doer: by, cleared, says: '' });
    return;
  }
  // One that slept goes on where it is: the freelancer's days run already.
  if (open) return;
  const n = claims.length + 1;
  await addClaim(trx, { contract: loaded.id, n, cause: 'client-ended', at });
  await tellAsked(trx, tell, loaded, { n, at, held, until: at + DISPUTE_SECONDS, cause: 'client-ended' });
}
