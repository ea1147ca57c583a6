import { CLAIM, claimEndsAt, DISPUTE_SECONDS, DORMANT_SECONDS } from '@stint/core/escrow/claim';
import { stateAfter } from '@stint/core/handshake/table';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import { loadContract } from '../../store/contracts.ts';
import { addClaim, claimsOf } from '../../store/escrow-claims.ts';
import { type EscrowDue, quietSince } from '../../store/escrow-due.ts';
import { lockContract } from '../../store/terms.ts';
import { tellingIn } from '../notifications/tell.ts';
import { endClaim } from './end-claim.ts';
import { heldIn, loadEscrow } from './load-escrow.ts';
import { tellAsked } from './tell-claim.ts';

/** Silence decides for the other side: of the freelancer after seven days it goes back, of the client after five it is released. */
export async function endClaimByTime(house: House, due: EscrowDue): Promise<string | null> {
  const said = await tellingIn(house, async (trx, tell) => {
    await lockContract(trx, due.contract);
    const now = house.clock.now();
    const loaded = await loadContract(trx, due.contract);
    const claim = (await claimsOf(trx, due.contract)).find(({ n }) => String(n) === due.which);
    const at = claim ? claimEndsAt(claim) : null;
    if (!loaded || !claim || at === null || now < at) return null;
    const deed = claim.state === 'asked' ? 'clock: 7 days' : 'clock: 5 days';
    const to = stateAfter(CLAIM, claim.state, deed);
    if (to !== 'refunded' && to !== 'released') return null;
    const release = to === 'refunded' ? 0n : null;
    const cause = to === 'released' ? 'silence' : claim.cause;
    const cleared = await endClaim(
      house,
      trx,
      tell,
      { loaded, claim },
      { to, release, cause, at, by: null, word: null },
    );
    if (!cleared) return null;
    const { currency } = loaded.contract;
    const [sum, where] =
      to === 'refunded' ? [cleared.refunded, 'back to the card'] : [cleared.released, 'released'];
    return `${loaded.title}: nothing was said in time of what is in escrow; ${formatMoney(sum, currency)} ${currency} is ${where}.`;
  });
  if (said !== null) house.events.tell(due.contract, { kind: 'terms' });
  return said;
}

/** After 90 days without a deed the way back of what is in escrow is asked, as though its client had ended the contract. */
export async function noteDormant(house: House, { contract }: EscrowDue): Promise<string | null> {
  const said = await tellingIn(house, async (trx, tell) => {
    const { endedAt } = await lockContract(trx, contract);
    const now = house.clock.now();
    const loaded = await loadContract(trx, contract);
    const since = await quietSince(trx, contract);
    if (!loaded || endedAt !== null || since === null || now < since + DORMANT_SECONDS) return null;
    const held = heldIn((await loadEscrow(trx, contract)).lots);
    const n = (await claimsOf(trx, contract)).length + 1;
    // Nobody's days are over before they were told.
    await addClaim(trx, { contract, n, cause: 'dormant', at: now });
    await tellAsked(trx, tell, loaded, { n, at: now, held, until: now + DISPUTE_SECONDS, cause: 'dormant' });
    return `${loaded.title}: nothing has happened for 90 days to what is in escrow.`;
  });
  if (said !== null) house.events.tell(contract, { kind: 'terms' });
  return said;
}
