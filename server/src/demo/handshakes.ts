import { DAY_SECONDS as DAY, formatDay, HOUR_SECONDS as HOUR, type Instant } from '@stint/core/instant';
import type { Actor, House } from '../house.ts';
import { changeStanding } from '../operations/contracts/change-standing.ts';
import { fundMilestone } from '../operations/escrow/fund-milestone.ts';
import { releaseMilestone } from '../operations/escrow/release-milestone.ts';
import { giveFeedback } from '../operations/feedback/give-feedback.ts';
import { createJob } from '../operations/jobs/create-job.ts';
import { listJobs } from '../operations/jobs/list-jobs.ts';
import { listMilestones } from '../operations/milestones/list-milestones.ts';
import { milestoneDeed } from '../operations/milestones/milestone-deed.ts';
import { listPaymentMethods } from '../operations/money/list-payment-methods.ts';
import { acceptOffer } from '../operations/offers/accept-offer.ts';
import { makeOffer } from '../operations/offers/make-offer.ts';
import { setProfile } from '../operations/profiles/set-profile.ts';
import { createProposal } from '../operations/proposals/create-proposal.ts';
import { placeProposal } from '../operations/proposals/place-proposal.ts';
import { viewProposal } from '../operations/proposals/view-proposal.ts';
import { openContractThread, openProposalThread } from '../operations/threads/open-thread.ts';
import { sendMessage } from '../operations/threads/send-message.ts';
import { expectDone } from './bring.ts';
import { COOKBOOK, HOURS_FOR_LETTERS, JOBS, PROFILES } from './handshake-words.ts';

/** Who meets whom in the demo world. */
export interface Meeting {
  readonly ana: Actor;
  readonly ben: Actor;
  /** A freelancer and a client elsewhere, whom nobody signs in as. */
  readonly cleo: Actor;
  readonly dan: Actor;
  readonly acme: string;
  readonly books: string;
  /** Ana's contract for the web shop. */
  readonly contract: string;
}

export interface DemoDeed {
  readonly at: Instant;
  done: boolean;
  do(): Promise<void>;
}

/**
 * What happens beside the hours: a cookbook's index for a fixed price that ends with feedback, jobs with proposals, an
 * offer that waits for Ana, and some words. `first`: when the demo's first week begins.
 */
export function handshakeDeeds(house: House, who: Meeting, first: Instant, now: Instant): DemoDeed[] {
  const at = (instant: Instant, deed: () => Promise<void>): DemoDeed => ({
    at: instant,
    done: false,
    do: deed,
  });
  return [
    at(first - 2 * DAY, () => introduce(house, who)),
    ...cookbook(house, who, first).map(([instant, deed]) => at(instant, deed)),
    at(now - 4 * DAY, () => post(house, who)),
    at(now - 3 * DAY - 5 * HOUR, () => propose(house, who, now)),
    at(now - 2 * DAY, () => offerAna(house, who, now)),
    at(now - DAY - 3 * HOUR, () => talk(house, who)),
  ];
}

async function introduce(house: House, { ana, cleo }: Meeting): Promise<void> {
  expectDone(await setProfile(house, ana, { version: 0, ...PROFILES.ana }));
  expectDone(await setProfile(house, cleo, { version: 0, ...PROFILES.cleo }));
}

/** A fixed price from its offer to its feedback. */
function cookbook(house: House, who: Meeting, first: Instant): [Instant, () => Promise<void>][] {
  const { ana, dan, books } = who;
  const dueDay = formatDay(first + 9 * DAY);
  let contract = '';
  let milestone = '';
  return [
    [
      first + 8 * HOUR,
      async () => {
        const terms = { ...COOKBOOK.terms, milestones: [{ ...COOKBOOK.milestone, dueDay }] };
        const { title, message } = COOKBOOK;
        const asked = { organisation: books, freelancer: ana.person, title, message, terms };
        contract = expectDone(await makeOffer(house, dan, asked)).id;
      },
    ],
    [
      first + 12 * HOUR,
      async () => {
        expectDone(await acceptOffer(house, ana, { offer: contract, version: 1 }));
        const { milestones } = expectDone(await listMilestones(house, ana, { contract }));
        milestone = milestones[0]?.id ?? '';
      },
    ],
    [first + 13 * HOUR, () => fundCookbook(house, who, { contract, milestone })],
    [
      first + 8 * DAY + 15 * HOUR,
      async () => {
        const address = { contract, milestone };
        expectDone(await milestoneDeed(house, ana, address, { deed: 'submit' }, COOKBOOK.submitted));
      },
    ],
    [
      first + 9 * DAY + 10 * HOUR,
      async () => {
        await releaseCookbook(house, who, { contract, milestone });
        expectDone(await changeStanding(house, dan, { contract, what: 'ended' }));
        expectDone(await giveFeedback(house, dan, { contract, ...COOKBOOK.ofDan }));
      },
    ],
    [
      first + 9 * DAY + 13 * HOUR,
      async () => {
        expectDone(await giveFeedback(house, ana, { contract, ...COOKBOOK.ofAna }));
      },
    ],
  ];
}

async function post(house: House, { ben, dan, acme, books }: Meeting): Promise<void> {
  expectDone(await createJob(house, ben, { organisation: acme, ...JOBS.photographs }));
  expectDone(await createJob(house, ben, { organisation: acme, ...JOBS.translation }));
  expectDone(await createJob(house, dan, { organisation: books, ...JOBS.novel }));
}

async function propose(house: House, { ana, ben, cleo }: Meeting, now: Instant): Promise<void> {
  const { jobs } = expectDone(await listJobs(house, ana, { search: JOBS.photographs.title }));
  const job = jobs[0]?.id ?? '';
  const ofCleo = { amount: '42.00', message: JOBS.proposals.cleo };
  const ofAna = { amount: '45.00', message: JOBS.proposals.ana };
  const seen = expectDone(await createProposal(house, cleo, { job, ...ofCleo }));
  expectDone(await createProposal(house, ana, { job, ...ofAna }));
  expectDone(await viewProposal(house, ben, { proposal: seen.id }));
  expectDone(await placeProposal(house, ben, { proposal: seen.id, place: 'shortlisted' }));
  const { thread } = expectDone(await openProposalThread(house, ben, { proposal: seen.id }));
  await say(house, ben, thread, JOBS.question(formatDay(now + 9 * DAY)));
}

async function offerAna(house: House, { ana, dan, books }: Meeting, now: Instant): Promise<void> {
  const { title, message, terms } = HOURS_FOR_LETTERS;
  const startDay = formatDay(now + 2 * DAY);
  const raised = { day: formatDay(now + 92 * DAY), rate: '52.00' };
  const asked = { organisation: books, freelancer: ana.person, title, message };
  expectDone(
    await makeOffer(house, dan, { ...asked, terms: { ...terms, startDay, scheduledRaise: raised } }),
  );
}

async function talk(house: House, { ana, ben, contract }: Meeting): Promise<void> {
  const { thread } = expectDone(await openContractThread(house, ben, { contract }));
  await say(
    house,
    ben,
    thread,
    'The zoom on the product page looks good. Could the photos load a little sooner?',
  );
  await say(
    house,
    ana,
    thread,
    'They will: I make smaller ones for the list. You will see it in tomorrow’s diary.',
  );
}

async function say(house: House, who: Actor, thread: string, says: string): Promise<void> {
  expectDone(await sendMessage(house, who, { thread, id: house.random.uuid(), says }));
}

interface Piece {
  readonly contract: string;
  readonly milestone: string;
}

async function fundCookbook(house: House, { dan, books }: Meeting, piece: Piece): Promise<void> {
  const [card] = expectDone(await listPaymentMethods(house, dan, { organisation: books }));
  const paid = { id: house.random.uuid(), paymentMethod: card?.id ?? '', version: 0 };
  expectDone(await fundMilestone(house, dan, { ...piece, ...paid }));
}

async function releaseCookbook(house: House, { dan }: Meeting, piece: Piece): Promise<void> {
  const [done] = expectDone(await listMilestones(house, dan, piece)).milestones;
  const all = { version: done?.version ?? 0, amount: done?.money?.held ?? '', rest: 'client' } as const;
  expectDone(await releaseMilestone(house, dan, { ...piece, ...all }));
}
