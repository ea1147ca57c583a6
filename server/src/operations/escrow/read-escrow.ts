import { CLAIM, type ClaimDeed, claimEndsAt } from '@stint/core/escrow/claim';
import { clearLots } from '@stint/core/escrow/lot';
import { stateAfter } from '@stint/core/handshake/table';
import { formatInstant } from '@stint/core/instant';
import { formatMoney, type Minor, sum } from '@stint/core/money';
import type { EscrowClaim, Escrow as EscrowLetter } from '@stint/wire/escrow';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Claim, claimsOf, type Word, wordsOf } from '../../store/escrow-claims.ts';
import { refuseDeed, type Visible, visibleContract } from '../contracts/visible.ts';
import { heldIn, loadEscrow } from './load-escrow.ts';

/** What is in escrow on a contract, and what is asked of it. Refusal: `no-such-contract`. */
export async function readEscrow(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<EscrowLetter | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const { currency } = visible.contract;
  const { deposits, lots } = await loadEscrow(house.db, visible.id);
  const claims = await claimsOf(house.db, visible.id);
  const words = claims.length === 0 ? [] : await wordsOf(house.db, visible.id);
  const paid = deposits.filter(({ state }) => state !== 'asked' && state !== 'declined');
  const say = (amount: Minor) => formatMoney(amount, currency);
  const held = heldIn(lots);
  const all = clearLots(lots, held, { kind: 'refunded' }) ?? [];
  return {
    currency,
    paidIn: say(sum(paid.map(({ amount }) => amount))),
    held: say(held),
    released: say(sum(paid.map(({ released }) => released))),
    refunded: say(sum(paid.map(({ refunded }) => refunded))),
    netOfHeld: say(sum(all.map(({ net }) => net))),
    backOfHeld: say(sum(all.map(({ amount, clientFee }) => amount + clientFee))),
    claims: claims.map((claim) => claimLetter(visible, claim, words)),
  };
}

function claimLetter(visible: Visible, claim: Claim, words: readonly Word[]): EscrowClaim {
  const { n, cause, state, openedAt } = claim;
  const endsAt = claimEndsAt(claim);
  return {
    n,
    cause,
    state,
    openedAt: formatInstant(openedAt),
    endsAt: endsAt === null ? null : formatInstant(endsAt),
    words: words
      .filter((word) => word.claim === n)
      .map(({ deed, side, by, byName, at, says, released }) => ({
        deed,
        side,
        by: { id: by, name: byName },
        at: formatInstant(at),
        says,
        released: released === null ? null : formatMoney(released, visible.contract.currency),
      })),
    may: mayOf(visible, claim),
  };
}

const DEEDS = ['dispute', 'answer', 'give in', 'decide'] as const;

function mayOf(visible: Visible, { state }: Claim): EscrowClaim['may'] {
  const { side } = visible;
  if (side !== 'operator' && refuseDeed(visible, 'review')) return [];
  return DEEDS.filter((deed) => stateAfter(CLAIM, state, `${side}: ${deed}` as ClaimDeed) !== null);
}
