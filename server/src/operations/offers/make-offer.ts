import { isDeepStrictEqual } from 'node:util';
import { PROPOSAL } from '@stint/core/handshake/proposal';
import { stateAfter } from '@stint/core/handshake/table';
import { LIMITS } from '@stint/wire/limits';
import type { Offer as OfferLetter, makeOffer as route } from '@stint/wire/offers';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { isRepresented } from '../../store/agencies.ts';
import { noteDeed } from '../../store/audit.ts';
import { loadContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { lockJob } from '../../store/jobs.ts';
import { countOffers } from '../../store/offer-counts.ts';
import {
  addOffer,
  addOfferVersion,
  loadOffer,
  loadOfferVersion,
  type OfferWords,
} from '../../store/offers.ts';
import { membersOf, membersWith } from '../../store/people.ts';
import { lockProposal, type ProposalSides, proposalSides } from '../../store/proposals.ts';
import { isFreelancer } from '../../store/sides.ts';
import { openSince } from '../../store/suspensions.ts';
import { lockTeam } from '../../store/teams.ts';
import { feesForPair } from '../fees/fees-now.ts';
import { noteJobActivity } from '../jobs/activity.ts';
import { tellingIn } from '../notifications/tell.ts';
import { refuseWithout } from '../people/rights.ts';
import { readOffer } from './list-offers.ts';
import { readOfferTerms } from './read-terms.ts';
import { tellOffer } from './tell-offer.ts';

type Wanted = Body<typeof route>;

/** What an offer is about, and for whom. */
interface Subject {
  readonly id: string;
  readonly organisation: string;
  readonly freelancer: string;
  readonly agency: string | null;
  readonly job: string | null;
  readonly proposal: string | null;
}

/**
 * Offers a freelancer a contract: for a proposal, for a job, or directly. The caller's id again, with the same content,
 * is the same offer. Refusals: `no-such-organisation`, `not-your-role`, those of `readOfferTerms`, `no-such-freelancer`
 * (or one whom the agency does not represent), `own-freelancer`, `no-such-proposal`, `not-in-this-state`, `no-such-job`,
 * `job-not-open`, `too-many-offers`, `id-taken`, `payment-owed` while the organisation is suspended (D5).
 */
export async function makeOffer(house: House, actor: Actor, asked: Wanted): Promise<OfferLetter | Refusal> {
  const wanted = inLowerCase(asked);
  const { organisation, title, message } = wanted;
  if (!actor.organisations.includes(organisation))
    return refuse('no-such-organisation', { field: 'organisation' });
  const no = refuseWithout(actor, organisation, 'hire');
  if (no) return no;
  const { freelancer } = wanted;
  const fees = await feesForPair(house, { organisation, freelancer, currency: wanted.terms.currency });
  const terms = readOfferTerms(actor, wanted.terms, fees, house.clock.now());
  if (isRefusal(terms)) return terms;
  const id = wanted.id ?? house.random.uuid();
  const words = { title, message, terms };
  const refusal = await tellingIn(house, async (trx, tell) => {
    // One offer of an organisation is counted and made after the other.
    await lockTeam(trx, organisation);
    // Who was taken out a moment ago hires nobody any more.
    const hirers = await membersWith(trx, organisation, 'hire');
    if (!hirers.includes(actor.person)) return refuse('not-your-role');
    // Two clicks: the second finds what the first has made, whatever became of the job meanwhile.
    const made = await sameOffer(trx, id, wanted, words);
    if (made !== null) return made;
    if ((await openSince(trx, organisation)) !== null) return refuse('payment-owed');
    const subject = await readSubject(house, trx, { ...wanted, id });
    if (isRefusal(subject)) return subject;
    const at = house.clock.now();
    if (!(await write(trx, actor.person, subject, { ...words, at }))) {
      return (await sameOffer(trx, id, wanted, words)) ?? refuse('id-taken', { field: 'id' });
    }
    await noteDeed(trx, { at, person: actor.person, deed: 'offer-made', object: id });
    await tellOffer(trx, tell, { offer: id, what: 'offer-made', at, doer: actor.person });
    return 'done' as const;
  });
  return isRefusal(refusal) ? refusal : readOffer(house, actor, { offer: id });
}

/** An id is the same in capital letters. */
function inLowerCase(asked: Wanted): Wanted {
  const ids = (['id', 'organisation', 'freelancer', 'proposal', 'job', 'agency'] as const).flatMap((name) => {
    const id = asked[name];
    return id === undefined ? [] : [[name, id.toLowerCase()] as const];
  });
  return { ...asked, ...Object.fromEntries(ids) };
}

/** Null where there is no offer of this id; `same` where it began as just this; else it is somebody else's. */
async function sameOffer(
  trx: Trx,
  id: string,
  wanted: Wanted,
  words: OfferWords,
): Promise<'same' | Refusal | null> {
  const taken = refuse('id-taken', { field: 'id' });
  const there = await loadOffer(trx, id);
  if (!there) return (await loadContract(trx, id)) ? taken : null;
  const first = await loadOfferVersion(trx, id, 1);
  const same =
    first !== null &&
    there.organisation.id === wanted.organisation &&
    there.freelancer.id === wanted.freelancer &&
    (there.row.proposal_id ?? undefined) === wanted.proposal &&
    (wanted.job === undefined || there.row.job_id === wanted.job) &&
    (wanted.agency === undefined || there.row.agency_id === wanted.agency) &&
    isDeepStrictEqual({ title: first.title, message: first.message, terms: first.terms }, words);
  return same ? 'same' : taken;
}

/** Locks what it is about: the job, then the proposal. An offer is activity of its job. */
async function readSubject(
  house: House,
  trx: Trx,
  wanted: Wanted & { id: string },
): Promise<Subject | Refusal> {
  const { id, organisation, freelancer } = wanted;
  if (!(await isFreelancer(trx, freelancer))) return refuse('no-such-freelancer', { field: 'freelancer' });
  const no = await refuseOffering(house, trx, wanted);
  if (no) return no;
  // What never changes of a proposal is read before its job is locked; it is locked after it.
  const proposal = wanted.proposal === undefined ? null : await proposalSides(trx, wanted.proposal);
  if (proposal === undefined || (proposal && !fits(proposal, wanted))) {
    return refuse('no-such-proposal', { field: 'proposal' });
  }
  const job = proposal?.job ?? wanted.job ?? null;
  if (job !== null) {
    const noJob = await readJob(house, trx, job, organisation);
    if (noJob) return noJob;
  }
  if (proposal !== null) {
    const row = await lockProposal(trx, proposal.id);
    if (!row || stateAfter(PROPOSAL, row.state, 'client: offer') === null) {
      return refuse('not-in-this-state', { field: 'proposal' });
    }
  }
  const agency = proposal ? proposal.agency : (wanted.agency ?? null);
  if (agency !== null && !(await isRepresented(trx, { agency, freelancer }))) {
    return refuse('no-such-freelancer', { field: 'agency' });
  }
  return { id, organisation, freelancer, agency, job, proposal: proposal?.id ?? null };
}

/** Nobody hires themselves, and nobody's real offers are buried under those of one other (TH-W23). */
async function refuseOffering(
  house: House,
  trx: Trx,
  { organisation, freelancer }: Wanted,
): Promise<Refusal | null> {
  const members = await membersOf(trx, organisation);
  if (members.includes(freelancer)) return refuse('own-freelancer', { field: 'freelancer' });
  const { ofADay, open } = await countOffers(trx, { organisation, freelancer }, house.clock.now());
  return ofADay >= LIMITS.offersADay || open >= LIMITS.openOffers ? refuse('too-many-offers') : null;
}

function fits(proposal: ProposalSides, { organisation, freelancer, job }: Wanted): boolean {
  return (
    proposal.organisation === organisation &&
    proposal.freelancer === freelancer &&
    (job === undefined || job === proposal.job)
  );
}

async function readJob(house: House, trx: Trx, id: string, organisation: string): Promise<Refusal | null> {
  const job = await lockJob(trx, id);
  if (job?.organisation_id !== organisation) return refuse('no-such-job', { field: 'job' });
  return noteJobActivity(house, trx, id, 'client: offer');
}

async function write(
  trx: Trx,
  by: string,
  { id, organisation, freelancer, agency, job, proposal }: Subject,
  { at, ...words }: OfferWords & { at: number },
): Promise<boolean> {
  const added = await addOffer(trx, {
    id,
    kind: words.terms.kind,
    organisation_id: organisation,
    freelancer_id: freelancer,
    agency_id: agency,
    job_id: job,
    proposal_id: proposal,
    by_person_id: by,
    made_at: at,
    state: 'open',
    version: 1,
    changed_at: at,
  });
  if (added) await addOfferVersion(trx, id, { ...words, version: 1, at, by });
  return added;
}
