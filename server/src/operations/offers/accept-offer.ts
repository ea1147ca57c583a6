import type { Offer as OfferLetter } from '@stint/wire/offers';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { changeOfferRow, type LoadedOffer } from '../../store/offers.ts';
import { lockProposal } from '../../store/proposals.ts';
import { openSince, suspendedSince } from '../../store/suspensions.ts';
import { takeOver } from '../../store/threads.ts';
import { tellMade } from '../contracts/tell-contract.ts';
import { feesLetter, feesNow } from '../fees/fees-now.ts';
import { markHired } from '../proposals/hired.ts';
import { beginContract } from './begin-contract.ts';
import { offerDeed } from './offer-deed.ts';
import { peopleOf, tellOffer } from './tell-offer.ts';

interface SeenFees {
  readonly freelancerFeePercent: string;
  readonly clientFeePercent: string;
}

/**
 * Accepts an open offer: in one transaction it becomes the contract of the same id, with the terms of the version that
 * was seen. A fixed price without escrow needs the word for that as well. Refusals: those of `offerDeed`,
 * `offer-changed` (also where the fees are others than those that were seen), `escrow-not-agreed`, `payment-owed` (D5), `id-taken` (somebody has made a contract of that id).
 */
export function acceptOffer(
  house: House,
  actor: Actor,
  wanted: {
    offer: string;
    version: number;
    withoutEscrow?: true | undefined;
    fees?: SeenFees | undefined;
  },
): Promise<OfferLetter | Refusal> {
  const asked = { offer: wanted.offer, deed: 'freelancer: accept' } as const;
  return offerDeed(
    house,
    actor,
    asked,
    async ({ trx, tell, offer, now, doer }) => {
      // Locked before the offer: nobody suspends it meanwhile.
      if ((await openSince(trx, offer.organisation.id)) !== null) return refuse('payment-owed');
      const { id, version, proposal_id: proposal } = offer.row;
      const { terms } = offer.now;
      if (wanted.version !== version) return refuse('offer-changed', { field: 'version' });
      if (terms.kind === 'fixed' && !terms.escrow && wanted.withoutEscrow !== true) {
        return refuse('escrow-not-agreed', { field: 'withoutEscrow' });
      }
      // B6: read once, here; fixed for the contract.
      const fees = terms.feesAgreed ? null : await feesNow(trx, pairOf(offer), now);
      if (wanted.fees && !isSeen(wanted.fees, fees ? feesLetter(fees) : terms)) {
        return refuse('offer-changed', { field: 'fees' });
      }
      const no = await beginContract(house, trx, offer, { at: now, by: doer.person, fees });
      if (no) return no;
      await changeOfferRow(trx, id, { state: 'accepted', ended_at: now, ended_by: doer.person });
      if (proposal !== null) {
        await markHired(trx, { proposal, at: now });
        await takeOver(trx, { proposal, contract: id });
      }
      await noteDeed(trx, { at: now, person: doer.person, deed: 'offer-accepted', object: id });
      await noteDeed(trx, { at: now, person: doer.person, deed: 'contract-created', object: id });
      await tellOffer(trx, tell, { offer: id, what: 'offer-accepted', at: now, doer: doer.person });
      // The client's side has just been told by the offer's own news.
      const { clients } = await peopleOf(trx, offer);
      await tellMade(trx, tell, { id, doers: [doer.person, ...clients], at: now });
      return null;
    },
    // The client, then the proposal come before the offer in the order of locks.
    async (trx, { row, organisation }) => {
      await suspendedSince(trx, organisation.id);
      if (row.proposal_id !== null) await lockProposal(trx, row.proposal_id);
    },
  );
}

function pairOf({ organisation, freelancer, now }: LoadedOffer) {
  return { organisation: organisation.id, freelancer: freelancer.id, currency: now.terms.currency };
}

function isSeen(seen: SeenFees, { freelancerFeePercent, clientFeePercent }: SeenFees): boolean {
  return seen.freelancerFeePercent === freelancerFeePercent && seen.clientFeePercent === clientFeePercent;
}
