import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@stint/core/instant';
import type { House } from './house.ts';
import { eraseLeftBehind, leftBehind, nextLeftBehind } from './operations/attachments/remove-attachment.ts';
import { SEAL_BOOKS } from './operations/books/seal.ts';
import { applyRaise } from './operations/contracts/apply-raise.ts';
import { DEBTS } from './operations/debts/debt-schedules.ts';
import { eraseOwed } from './operations/diary/erase-pictures.ts';
import { MILESTONES } from './operations/escrow/schedules.ts';
import { showFeedback } from './operations/feedback/show-feedback.ts';
import { tellJobExpired, tellJobExpires } from './operations/jobs/tell-jobs.ts';
import { settleCharge } from './operations/money/charge-card.ts';
import { chargeInvoice } from './operations/money/charge-invoices.ts';
import { openStipendWeek } from './operations/money/open-stipend-week.ts';
import { settlePayout } from './operations/money/settle-payouts.ts';
import { CLOSE_WEEKS, PASS_REVIEWS, RELEASE_HOLDS } from './operations/money/week-schedules.ts';
import { makeDigest } from './operations/notifications/make-digest.ts';
import { tellOwed } from './operations/notifications/tell-owed.ts';
import { tellReviewEnds } from './operations/notifications/tell-review-ends.ts';
import { tellExpired, warnOfOffer } from './operations/offers/expire-offers.ts';
import { PAYMENTS } from './operations/one-time/payment-schedules.ts';
import { handleEvent } from './operations/payments/handle-event.ts';
import { readEvents } from './operations/payments/read-events.ts';
import { reconcile } from './operations/payments/reconcile.ts';
import { payOnTurn } from './operations/payouts/pay-on-turn.ts';
import { COMPARE_PICTURES } from './operations/privacy/compare-pictures.ts';
import { ERASE_KEPT } from './operations/privacy/erase-kept.ts';
import { payFromFund } from './operations/protection/pay-from-fund.ts';
import { releaseAdvance } from './operations/protection/release-advance.ts';
import { DISPUTES } from './operations/review/dispute-schedules.ts';
import { asking, type Round, type Schedule, schedule } from './schedule.ts';
import { chargesAsked, invoicesToCharge, nextRetry } from './store/charges.ts';
import type { Database } from './store/database.ts';
import { nextOfDisputes } from './store/disputes-due.ts';
import { erasuresOwed } from './store/erasures.ts';
import { nextOfEscrow } from './store/escrow-due.ts';
import { feedbackToShow, nextShown } from './store/feedback.ts';
import { advancesToRelease, debtsToAdvance } from './store/fund.ts';
import { jobsToTell, jobsToWarn, nextJob } from './store/jobs-due.ts';
import { nextMilestoneDue } from './store/milestones-due.ts';
import { nextInCalendar, reviewsToEnd } from './store/money.ts';
import { digestsDue, nextDigest } from './store/notifications.ts';
import { nextOfOffers, offersToExpire, offersToWarn } from './store/offers-due.ts';
import { nextPaymentRelease } from './store/payments-due.ts';
import { nextPlanned, turnsDue } from './store/payout-plans.ts';
import { payoutsAsked } from './store/payouts.ts';
import { eventsWaiting, readingsDue } from './store/processor-events.ts';
import { nextRaise, raisesDue } from './store/raises.ts';
import { reconciliationsDue } from './store/reconciliations.ts';
import { nextPicturesDue } from './store/retention.ts';
import { nextStipendWeek, stipendWeeksDue } from './store/stipends.ts';
import { nextOwed, tellingsOwed } from './store/tellings-owed.ts';
import type { MovableClock } from './time.ts';

/** Everything that the house does because of the time, in the order in which money walks. */
export const SCHEDULES: readonly Schedule[] = [
  schedule('raise rates', 'the day of an agreed raise has come (B1)', raisesDue, applyRaise),
  schedule(
    'open stipend weeks',
    'a week has begun that has a stipend (B6)',
    stipendWeeksDue,
    openStipendWeek,
  ),
  ...CLOSE_WEEKS,
  asking('settle charges', 'a charge was asked and its answer is not known', chargesAsked, settleCharge),
  asking(
    'charge invoices',
    'an invoice is unpaid and its client has a card (B5, D5)',
    invoicesToCharge,
    chargeInvoice,
  ),
  ...DISPUTES,
  ...DEBTS,
  ...MILESTONES,
  schedule(
    'pay from the fund',
    'a debt has protected time and its review is over (D5)',
    debtsToAdvance,
    payFromFund,
  ),
  PASS_REVIEWS,
  RELEASE_HOLDS,
  ...PAYMENTS,
  schedule('release what the fund paid', 'its hold is over (B5, D5)', advancesToRelease, releaseAdvance),
  schedule('pay by plan', 'the day of a freelancer’s payout plan has come', turnsDue, payOnTurn),
  asking('settle payouts', 'a payout was asked and its answer is not known', payoutsAsked, settlePayout),
  asking('read events', 'the processor’s events were not read for an hour', readingsDue, readEvents),
  asking('heed events', 'the processor told of something', eventsWaiting, handleEvent),
  asking(
    'compare books',
    'the processor and the books were not compared for a day',
    reconciliationsDue,
    reconcile,
  ),
  SEAL_BOOKS,
  schedule('tell of reviews', 'a review ends within a day (B5)', reviewsToEnd, tellReviewEnds),
  schedule('warn of offers', 'an open offer ends within a day', offersToWarn, warnOfOffer),
  schedule('end offers', 'the seven days of an offer are over', offersToExpire, tellExpired),
  schedule('warn of quiet jobs', 'nothing happened to an open job for 27 days', jobsToWarn, tellJobExpires),
  schedule('tell of expired jobs', 'nothing happened to a job for 30 days', jobsToTell, tellJobExpired),
  schedule('show feedback', 'the 14 days after an end are over', feedbackToShow, showFeedback),
  schedule('tell what is owed', 'something happened and was not told (T6, M4, B2)', tellingsOwed, tellOwed),
  schedule('make digests', 'it is 07:00 for somebody for whom something waits', digestsDue, makeDigest),
  schedule(
    'erase pictures',
    'a picture is deleted and its bytes are not gone (C3)',
    (db, _now, part) => erasuresOwed(db, part),
    eraseOwed,
  ),
  ERASE_KEPT,
  COMPARE_PICTURES,
  schedule('erase left files', 'a file was sent with nothing for a day', leftBehind, eraseLeftBehind),
];

const EVERY_MILLISECONDS = 3000;
/** How many different faults of one tick are told. */
const MOST_SAID = 5;
/** In a large house a tick takes seconds: it may take a twentieth of the time, and no more. */
const REST = 20;

/**
 * Does all that is due at the house's time, in order, until nothing is left that can be done now. Answers what
 * was done, in sentences. It may run again, and on two servers at once: every deed is done once. What fails
 * stops nothing else; it is thrown when the rest is done.
 */
export function tick(house: House, stopping?: AbortSignal): Promise<string[]> {
  return inTurn(house, () => runDue(house, stopping));
}

/** Moves the clock on to `to` and does on the way what becomes due, when it does. Null: `to` is in the past. */
export function moveAndTick(house: House & { movable: MovableClock }, to: Instant): Promise<string[] | null> {
  return inTurn(house, async () => {
    const { movable } = house;
    if (to < movable.now()) return null;
    const done = await runDue(house);
    for (;;) {
      const next = await nextInstant(house, movable.now());
      if (next === null || next > to) break;
      movable.moveTo(next);
      done.push(...(await runDue(house)));
    }
    movable.moveTo(to);
    done.push(...(await runDue(house)));
    return done;
  });
}

/** Ticks at once and then every few seconds of real time, one tick at a time. `stop` waits for the one that runs. */
export function startClock(house: House): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let trouble = '';
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const begun = performance.now();
      try {
        for (const sentence of await tick(house, signal)) house.log(sentence);
        trouble = '';
      } catch (error) {
        // The next tick finds it due again: a database that is away comes back, a bug gets mended. Told once.
        if (sayError(error) !== trouble)
          house.log(`the clock could not do all that is due: ${sayError(error)}`);
        trouble = sayError(error);
      }
      const rest = Math.max(EVERY_MILLISECONDS, REST * (performance.now() - begun));
      await pause(rest, undefined, { signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** One after the other in this process: a tick, and a clock that is being moved. */
const turns = new WeakMap<Database, Promise<unknown>>();

function inTurn<T>(house: House, deed: () => Promise<T>): Promise<T> {
  const before = turns.get(house.db) ?? Promise.resolve();
  const mine = before.then(deed, deed);
  turns.set(house.db, mine);
  return mine;
}

async function runDue(house: House, stopping?: AbortSignal): Promise<string[]> {
  const round: Round = { tried: new Set(), done: [], failed: [], stopping };
  // Each is asked again after the last deed of all, and none once more than that.
  for (let [n, quiet] = [0, 0]; quiet < SCHEDULES.length; n += 1) {
    const before = round.done.length;
    await SCHEDULES[n % SCHEDULES.length]?.run(house, round);
    quiet = round.done.length === before ? quiet + 1 : 0;
  }
  const { failed, done } = round;
  if (failed.length > 0) throw new AggregateError(failed, sayErrors(failed));
  return done.filter((sentence) => sentence !== '');
}

async function nextInstant({ db, picturesKeptDays }: House, after: Instant): Promise<Instant | null> {
  const instants = [
    await nextInCalendar(db, after),
    await nextRetry(db, after),
    await nextPaymentRelease(db, after),
    await nextPlanned(db, after),
    await nextOfDisputes(db, after),
    await nextOfEscrow(db, after),
    await nextJob(db, after),
    await nextOwed(db, after),
    await nextRaise(db, after),
    await nextStipendWeek(db, after),
    await nextOfOffers(db, after),
    await nextDigest(db, after),
    await nextMilestoneDue(db, after),
    await nextShown(db, after),
    await nextLeftBehind(db, after),
    picturesKeptDays === null ? null : await nextPicturesDue(db, after, picturesKeptDays),
  ];
  return instants.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a));
}

function sayErrors(errors: readonly unknown[]): string {
  const said = [...new Set(errors.map(sayError))];
  const rest = said.length - MOST_SAID;
  return [...said.slice(0, MOST_SAID), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
