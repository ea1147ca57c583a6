import type { ClaimState } from '@stint/core/escrow/claim';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import type { House } from '../../house.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { type Claim, moveClaim, type NewWord } from '../../store/escrow-claims.ts';
import type { EscrowCause } from '../../store/escrow-tables.ts';
import type { Tell } from '../notifications/tell.ts';
import { type Cleared, clearEscrow } from './clear-escrow.ts';
import { heldIn, loadEscrow } from './load-escrow.ts';
import { tellClaimEnded } from './tell-claim.ts';

export interface Ending {
  readonly to: 'refunded' | 'released' | 'decided';
  /** What of the money is released; null: all of it. */
  readonly release: Minor | null;
  readonly cause: EscrowCause;
  readonly at: Instant;
  readonly by: string | null;
  readonly word: NewWord | null;
}

/** A claim is over and its money leaves escrow, in one transaction. Null where more is to be released than is held. */
export async function endClaim(
  house: House,
  trx: Trx,
  tell: Tell,
  { loaded, claim }: { loaded: LoadedContract; claim: Claim },
  ending: Ending,
): Promise<Cleared | null> {
  const { to, cause, at, by, word } = ending;
  const { lots } = await loadEscrow(trx, loaded.id);
  const release = ending.release ?? heldIn(lots);
  const clearing = { lots, release, rest: { kind: 'refunded' }, cause, at, by } as const;
  const cleared = await clearEscrow(house, trx, loaded, clearing);
  if (!cleared) return null;
  await moveClaim(trx, claim, { state: to satisfies ClaimState, at }, word);
  await tellClaimEnded(trx, tell, loaded, { to, n: claim.n, at, doer: by, cleared, says: word?.says ?? '' });
  return cleared;
}
