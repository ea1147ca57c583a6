import { accounts } from '@stint/core/bookings';
import type { Right } from '@stint/core/handshake/roles';
import { DAY_SECONDS, HOUR_SECONDS, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { lateTimeOf, leftToAsk } from '@stint/core/late';
import { weekOf } from '@stint/core/week';
import { LIMITS } from '@stint/wire/limits';
import type { Need, readNeeds as route } from '@stint/wire/needs';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { loadContracts } from '../../store/contracts.ts';
import { frozenAmong, loadDiaries } from '../../store/diaries.ts';
import { disputesContested } from '../../store/disputes-due.ts';
import { invoicesUnderWay } from '../../store/invoices-under-way.ts';
import { readBalances } from '../../store/ledger.ts';
import {
  declinedBonuses,
  feedbackWaiting,
  lateWeeks,
  type OwnContracts,
  openBonuses,
  openDisputes,
  timeAsked,
} from '../../store/needs.ts';
import { jobsUnread, mailsLost, trackersNow, unverified, workLate } from '../../store/needs-beside.ts';
import { claimsHeard, claimsToAnswer, milestonesWaiting } from '../../store/needs-escrow.ts';
import { payoutsToDo } from '../../store/payout-desk.ts';
import { methodMissing } from '../../store/payout-methods.ts';
import { listOffers } from '../offers/list-offers.ts';
import { hasRight } from '../people/rights.ts';
import {
  disputesNeed,
  jobNeed,
  offerNeed,
  officeNeeds,
  payoutNeed,
  trackerNeeds,
  unverifiedNeed,
} from './beside.ts';
import { inOrder } from './in-order.ts';
import { judgeOpenWeeks } from './judge-open.ts';
import {
  askNeed,
  bonusNeed,
  declinedNeed,
  disputeNeed,
  feedbackNeed,
  lateNeed,
  reviewNeed,
} from './of-contracts.ts';
import { claimNeed, claimsNeed, clientMilestoneNeed, milestoneNeed } from './of-escrow.ts';
import { invoiceNeeds } from './of-payments.ts';
import { methodNeed, payoutsNeed } from './of-payouts.ts';
import { clientWeekNeeds, freelancerWeekNeeds } from './of-weeks.ts';

/** An ask is older than this only when its week has locked: a week and what comes until its lock. */
const ASKED_SINCE_SECONDS = 2 * WEEK_SECONDS;
/** What the house should have done so long ago is late; a mail that was lost before that is history. */
const PATIENCE_SECONDS = HOUR_SECONDS / 4;
const MAILS_SINCE_SECONDS = 7 * DAY_SECONDS;

/**
 * What waits for somebody, in each of their roles. As many questions to the database for one contract as for hundreds.
 * `wall`: the world's time, by which trackers are heard.
 */
export async function readNeeds(
  house: House,
  actor: Actor,
  { wall }: { wall: Instant },
): Promise<Answer<typeof route>> {
  const now = house.clock.now();
  const found = await Promise.all([
    ofOffers(house, actor),
    actor.freelancer ? ofFreelancer(house, actor, { now, wall }) : [],
    actor.organisations.length > 0 ? ofClient(house, actor, now) : [],
    actor.operator ? ofOperator(house, actor, { now, wall }) : [],
  ]);
  return inOrder(found.flat());
}

async function ofOffers(house: House, actor: Actor): Promise<Need[]> {
  // An operator sees everybody's; what waits for one are those of their own sides.
  const { offers } = await listOffers(house, { ...actor, operator: false }, { state: 'open' });
  return offers.flatMap(offerNeed);
}

async function ofFreelancer(
  { db }: House,
  { person }: Actor,
  { now, wall }: { now: Instant; wall: Instant },
): Promise<Need[]> {
  const own: OwnContracts = { freelancer: person };
  const limit = LIMITS.list;
  const [open, invoices, disputes, milestones, claims, feedback, asked, late, balances, missing, trackers] =
    await Promise.all([
      judgeOpenWeeks(db, own),
      invoicesUnderWay(db, own, limit),
      openDisputes(db, own, { now, limit }),
      milestonesWaiting(db, own, limit),
      claimsToAnswer(db, own, limit),
      feedbackWaiting(db, own, { now, limit }),
      timeAsked(db, own, { since: now - ASKED_SINCE_SECONDS, limit }),
      lateNeeds(db, person, now),
      readBalances(db, [accounts.available(person)]),
      methodMissing(db, person, now),
      trackersNow(db, person, wall),
    ]);
  return [
    ...open.flatMap((week) => freelancerWeekNeeds(week, now)),
    ...invoices.flatMap((invoice) => declinedNeed(invoice, 'freelancer')),
    ...disputes.map(disputeNeed),
    ...milestones.map((one) => milestoneNeed(one, 'freelancer')),
    ...claims.map((one) => claimNeed(one, 'freelancer')),
    ...feedback.map((one) => feedbackNeed(one, 'freelancer')),
    ...asked.flatMap((one) => askNeed(one, 'freelancer', now)),
    ...late,
    ...methodNeed(missing),
    ...balances.flatMap(payoutNeed),
    ...trackerNeeds(trackers),
  ];
}

/** T6, D4: the newest weeks with late time for which a bonus can still be asked. */
async function lateNeeds(db: House['db'], freelancer: string, now: Instant): Promise<Need[]> {
  const since = weekOf(now) - LIMITS.weeks * WEEK_SECONDS;
  const weeks = await lateWeeks(db, freelancer, since, LIMITS.weeks);
  if (weeks.length === 0) return [];
  const [frozen, diaries, declined, contracts] = await Promise.all([
    frozenAmong(db, weeks),
    loadDiaries(db, weeks),
    declinedBonuses(db, weeks),
    loadContracts(db, [...new Set(weeks.map(({ contract }) => contract))]),
  ]);
  const loaded = new Map(contracts.map((one) => [one.id, one]));
  return frozen.flatMap(({ contract: id, week, timesheet }) => {
    const contract = loaded.get(id);
    const diary = diaries.get(id);
    const late = contract && diary ? lateTimeOf(contract.contract, timesheet, diary) : null;
    if (!contract || !late) return [];
    const before = declined.filter((row) => row.contract_id === id && Number(row.week) === week);
    const left = leftToAsk(late, before);
    return left ? [lateNeed(contract, week, left)] : [];
  });
}

async function ofClient({ db }: House, actor: Actor, now: Instant): Promise<Need[]> {
  const seats = (right: Right): string[] =>
    actor.organisations.filter((organisation) => hasRight(actor, organisation, right));
  const [paying, reviewing, hiring, changing] = [
    seats('pay'),
    seats('review'),
    seats('hire'),
    seats('change-terms'),
  ];
  const limit = LIMITS.list;
  const [open, invoices, bonuses, milestones, claims, feedback, asked, jobs, without, toPay] =
    await Promise.all([
      judgeOpenWeeks(db, { organisations: anyOf(reviewing, changing) }),
      invoicesUnderWay(db, { organisations: anyOf(reviewing, paying) }, limit),
      openBonuses(db, { organisations: reviewing }, limit),
      milestonesWaiting(db, { organisations: anyOf(changing, reviewing, paying) }, limit),
      claimsToAnswer(db, { organisations: reviewing }, limit),
      feedbackWaiting(db, { organisations: reviewing }, { now, limit }),
      timeAsked(db, { organisations: changing }, { since: now - ASKED_SINCE_SECONDS, limit }),
      jobsUnread(db, hiring, { now, limit }),
      unverified(db, paying),
      invoiceNeeds(db, paying, limit),
    ]);
  return [
    ...open.flatMap((week) => {
      const { id } = week.loaded.organisation;
      return clientWeekNeeds(week, now, {
        changeTerms: changing.includes(id),
        review: reviewing.includes(id),
      });
    }),
    ...invoices.flatMap((invoice) => [
      ...(reviewing.includes(invoice.organisation) ? reviewNeed(invoice, now) : []),
      ...(paying.includes(invoice.organisation) ? declinedNeed(invoice, 'client') : []),
    ]),
    ...bonuses.map(bonusNeed),
    ...milestones.flatMap((one) => clientMilestoneNeed(one, actor)),
    ...claims.map((one) => claimNeed(one, 'client')),
    ...feedback.map((one) => feedbackNeed(one, 'client')),
    ...asked.flatMap((one) => askNeed(one, 'client', now)),
    ...jobs.map(jobNeed),
    ...without.map(unverifiedNeed),
    ...toPay,
  ];
}

const anyOf = (...seats: readonly (readonly string[])[]): string[] => [...new Set(seats.flat())];

async function ofOperator(
  { db }: House,
  { person }: Actor,
  { now, wall }: { now: Instant; wall: Instant },
): Promise<Need[]> {
  const [contested, heard, payouts, late, lost] = await Promise.all([
    disputesContested(db, now),
    claimsHeard(db),
    payoutsToDo(db, person),
    workLate(db, now, PATIENCE_SECONDS),
    mailsLost(db, Math.min(now, wall) - MAILS_SINCE_SECONDS),
  ]);
  return [
    ...disputesNeed(contested),
    ...claimsNeed(heard),
    ...payoutsNeed(payouts),
    ...officeNeeds(late, lost),
  ];
}
