import { CLAIM } from '@stint/core/escrow/claim';
import { stateAfter } from '@stint/core/handshake/table';
import type { Instant } from '@stint/core/instant';
import type { Trx } from '../../store/desk.ts';
import { claimsOf, moveClaim } from '../../store/escrow-claims.ts';

/** Work that is submitted, or money that is put aside, wakes a contract that slept: its money is not asked back any more. Asked with the contract locked. */
export async function wakeUp(trx: Trx, contract: string, at: Instant): Promise<void> {
  const claim = (await claimsOf(trx, contract)).at(-1);
  if (claim?.cause !== 'dormant') return;
  const to = stateAfter(CLAIM, claim.state, 'freelancer: submit');
  if (to !== null) await moveClaim(trx, claim, { state: to, at }, null);
}
