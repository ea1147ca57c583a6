import { toInstant } from '@stint/wire/letters';
import type { EventFacts, EventKind, ThreadEvent } from '@stint/wire/thread-events';
import { moneyText } from '../money/amount.ts';
import { bothClocks, daysName, hours } from '../time/spoken.ts';
import { addDays, type Zone } from '../time/zone.ts';

/** Ours as it is; what somebody wrote by itself, for it may turn nothing round. */
export type Part = string | { readonly theirs: string };

export interface EventWords {
  readonly line: readonly Part[];
  /** What somebody wrote with it; missing where it is blank. */
  readonly quote?: string;
}

/** What happened, in words for both sides: nobody is “you”. */
export function eventWords(event: ThreadEvent, zone: Zone): EventWords {
  // The words are those of this very kind.
  const words = WORDS[event.kind] as (facts: ThreadEvent['facts'], zone: Zone) => EventWords;
  const { line, quote = '' } = words(event.facts, zone);
  return quote.trim() === '' ? { line } : { line, quote };
}

const weekName = (week: string): string => daysName(week, addDays(week, 6));

type Words = { readonly [K in EventKind]: (facts: EventFacts<K>, zone: Zone) => EventWords };

const plainly = (line: string) => (): EventWords => ({ line: [line] });

const until = (instant: string, zone: Zone): string => bothClocks(toInstant(instant), zone);

const limit = (minutes: number | null): string =>
  minutes === null ? 'none' : `${hours(minutes * 60)} a week`;

const milestone =
  (before: string, after: string) =>
  (facts: EventFacts<'milestone-proposed'>): EventWords => ({
    line: [
      `${before} “`,
      { theirs: facts.milestone },
      `”, ${moneyText(facts.amount, facts.currency)}${after}.`,
    ],
    quote: facts.says,
  });

const WORDS: Words = {
  'proposal-received': ({ amount, currency }) => ({
    line: [`The proposal was sent: ${moneyText(amount, currency)}.`],
  }),
  'proposal-declined': ({ reason }) => ({ line: ['The client declined the proposal.'], quote: reason }),
  'proposal-withdrawn': plainly('The freelancer withdrew the proposal.'),
  'offer-made': ({ expiresAt }, zone) => ({
    line: [`The client made an offer. It stands until ${until(expiresAt, zone)}.`],
  }),
  'offer-changed': ({ expiresAt }, zone) => ({
    line: [`The client changed the offer. It stands until ${until(expiresAt, zone)}.`],
  }),
  'offer-asked': ({ says }) => ({
    line: ['The freelancer asked for changes; the offer as it is can still be accepted.'],
    quote: says,
  }),
  'offer-withdrawn': plainly('The client withdrew the offer.'),
  'offer-declined': ({ reason }) => ({ line: ['The freelancer declined the offer.'], quote: reason }),
  'offer-accepted': plainly('The freelancer accepted the offer. The contract is made.'),
  'offer-expired': plainly('The offer’s seven days are over; it can no longer be accepted.'),
  'contract-made': ({ rate, currency, starts, limitMinutes }, zone) => ({
    line: [
      /^[0.]+$/.test(rate)
        ? `The contract begins ${until(starts, zone)}.`
        : `The contract begins ${until(starts, zone)}: ${moneyText(rate, currency)} an hour, weekly limit ${limit(limitMinutes)}.`,
    ],
  }),
  'contract-paused': ({ by }) => ({ line: [{ theirs: by }, ' paused the contract (T5).'] }),
  'contract-resumed': ({ by }) => ({ line: [{ theirs: by }, ' resumed the contract.'] }),
  'contract-ended': ({ by, locksAt }, zone) => ({
    line: [
      { theirs: by },
      ` ended the contract. Its last week can be corrected until ${until(locksAt, zone)} (B5).`,
    ],
  }),
  'week-approved': ({ by, week }) => ({
    line: [{ theirs: by }, ` approved the week of ${weekName(week)} (B6).`],
  }),
  'dispute-opened': ({ by, week, seconds, answerBy }, zone) => ({
    line: [
      { theirs: by },
      ` disputed ${hours(seconds)} of the week of ${weekName(week)}. The freelancer has until ${until(answerBy, zone)} (D2).`,
    ],
  }),
  'dispute-withdrawn': ({ by, week, seconds }) => ({
    line: [
      { theirs: by },
      ` withdrew the dispute of ${hours(seconds)} of the week of ${weekName(week)} (D2).`,
    ],
  }),
  'dispute-contested': ({ by, week, seconds, decidesAt }, zone) => ({
    line: [
      ...(by === ''
        ? [
            `The dispute of ${hours(seconds)} of the week of ${weekName(week)} was not answered: silence is a contest.`,
          ]
        : [{ theirs: by }, ` contested the dispute of ${hours(seconds)} of the week of ${weekName(week)}.`]),
      ` The verdicts decide ${until(decidesAt, zone)} (D2).`,
    ],
  }),
  'dispute-accepted': ({ by, week, seconds }) => ({
    line: [
      { theirs: by },
      ` accepted the dispute of ${hours(seconds)} of the week of ${weekName(week)}: it is refunded, with the fees (D2).`,
    ],
  }),
  'dispute-overruled': ({ by, start, outcome, says }, zone) => ({
    line: [
      { theirs: by },
      ` overruled the verdict of the disputed segment of ${until(start, zone)}: it will be ${outcome} (D2).`,
    ],
    quote: says,
  }),
  'dispute-decided': ({ week, segments, refunded }) => ({
    line: [
      `The dispute of the week of ${weekName(week)} is decided: ${refunded} of ${segments} ${segments === 1 ? 'segment is' : 'segments are'} refunded (D2).`,
    ],
  }),
  'rate-changed': ({ by, from, to, currency }) => ({
    line: [
      { theirs: by },
      ` changed the rate from ${moneyText(from, currency)} to ${moneyText(to, currency)} an hour (B1).`,
    ],
  }),
  'limit-changed': ({ by, from, to, holdsFrom }, zone) => ({
    line: [
      { theirs: by },
      ` changed the weekly limit from ${limit(from)} to ${limit(to)}`,
      holdsFrom === null ? ', at once (B3).' : `, from ${until(holdsFrom, zone)} (B3).`,
    ],
  }),
  'manual-time-changed': ({ by, allowed }) => ({
    line: [
      { theirs: by },
      allowed
        ? ' allowed manual time (M1).'
        : ' stopped allowing manual time; time already worked keeps its permission (M1).',
    ],
  }),
  'week-closed': ({ week, seconds, reviewEndsAt }, zone) => ({
    line: [
      `The week ${daysName(week, addDays(week, 6))} is closed: ${hours(seconds)} billed. Its review ends ${until(reviewEndsAt, zone)} (B5).`,
    ],
  }),
  'milestone-proposed': milestone('A milestone was proposed:', ''),
  'milestone-agreed': milestone('Both agreed to the milestone', ''),
  'milestone-change': milestone('A milestone would be changed to', ''),
  'milestone-submitted': milestone('The freelancer submitted the milestone', ''),
  'milestone-changes-asked': milestone('The client asked for changes to the milestone', ''),
  'milestone-dropped': milestone('The milestone', ', was dropped'),
  'feedback-shown': plainly('The feedback of this contract is shown now.'),
};
