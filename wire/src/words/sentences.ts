import { toInstant } from '../letters.ts';
import type { Kind, Told } from '../told.ts';
import { fill, type Part } from './parts.ts';
import { contractPath, isBlank, moment, type Said, type Tellings } from './saying.ts';
import { DEBT_TELL } from './sentences-debts.ts';
import { ESCROW_TELL } from './sentences-escrow.ts';
import { HANDSHAKE_TELL } from './sentences-handshake.ts';
import { PAYMENT_TELL } from './sentences-payments.ts';
import { PAYOUT_TELL } from './sentences-payouts.ts';
import { REFUND_TELL } from './sentences-refunds.ts';
import { REVIEW_TELL, reviewPath } from './sentences-review.ts';
import type { Speaker } from './speaker.ts';

/** What somebody is told, in sentences. */
export interface Sentences extends Said {
  /** The words on the way to `path`. */
  readonly button: string;
}

/** Says a notification. Every hole of the English sentence must be filled here, or it does not compile. */
export function sentencesOf(told: Told, speaker: Speaker): Sentences {
  const { kind } = told;
  const say = (key: string, values: Readonly<Record<string, Part>>): Part[] => {
    const words: Readonly<Record<string, string>> = speaker.words.kinds[kind];
    return fill(words[key] ?? '', values);
  };
  // One entry for each kind, with the facts of that kind: which of them this one is, the compiler cannot follow.
  const tell = TELL[kind] as unknown as (say: unknown, facts: unknown, speaker: Speaker) => Said;
  return { ...tell(say, told.facts, speaker), button: speaker.words.kinds[kind].button };
}

const TELL: Tellings<Kind> = {
  'week-closed': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), week: weekOf(s, f) }),
    body: say('body', {
      other: s.name(f.other),
      hours: s.hours(f.seconds),
      net: s.money(f.net, f.currency),
      review: moment(s, f.reviewEndsAt),
      available: moment(s, f.availableAt),
    }),
    path: weekPath(f),
  }),
  'week-invoiced': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), week: weekOf(s, f) }),
    body: say('body', {
      other: s.name(f.other),
      hours: s.hours(f.seconds),
      total: s.money(f.total, f.currency),
      review: moment(s, f.reviewEndsAt),
    }),
    path: reviewPath(f),
  }),
  'review-ends': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), review: moment(s, f.reviewEndsAt) }),
    body: say('body', {
      week: weekOf(s, f),
      total: s.money(f.total, f.currency),
      other: s.name(f.other),
    }),
    path: reviewPath(f),
  }),
  'charge-declined': (say, f, s) => {
    const which = { week: weekOf(s, f), attempt: s.count(f.attempt), most: s.count(f.most) };
    return {
      title: say('title', { title: s.name(f.title), total: s.money(f.total, f.currency) }),
      body: f.nextAt === null ? say('bodyLast', which) : say('body', { ...which, next: moment(s, f.nextAt) }),
      path: '/',
    };
  },
  'charge-waits': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), week: weekOf(s, f) }),
    body: say(f.last ? 'bodyLast' : 'body', {
      other: s.name(f.other),
      most: s.count(f.most),
      net: s.money(f.net, f.currency),
    }),
    path: weekPath(f),
  }),
  'charge-settled': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), week: weekOf(s, f) }),
    body: say('body', { amount: s.money(f.amount, f.currency) }),
    path: weekPath(f),
  }),
  'money-available': (say, f, s) => ({
    title: say('title', { net: s.money(f.net, f.currency) }),
    body: say('body', { week: weekOf(s, f), title: s.name(f.title) }),
    path: '/money',
  }),
  'payout-sent': (say, f, s) => ({
    title: say('title', { amount: s.money(f.amount, f.currency) }),
    body: say('body', {}),
    path: '/money',
  }),
  'payout-failed': (say, f, s) => ({
    title: say('title', { amount: s.money(f.amount, f.currency) }),
    body: say('body', {}),
    path: '/money',
  }),
  'contract-made': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), other: s.name(f.other) }),
    // A fixed price has no rate.
    body: /^[0.]+$/.test(f.rate)
      ? say('bodyFixed', { starts: moment(s, f.starts) })
      : say('body', {
          rate: s.money(f.rate, f.currency),
          starts: moment(s, f.starts),
          limit: limit(s, f.limitMinutes),
        }),
    path: contractPath(f),
  }),
  'contract-paused': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { by: s.name(f.by), at: moment(s, f.at) }),
    path: contractPath(f),
  }),
  'contract-resumed': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { by: s.name(f.by), at: moment(s, f.at) }),
    path: contractPath(f),
  }),
  'contract-ended': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { by: s.name(f.by), at: moment(s, f.at), locks: moment(s, f.locksAt) }),
    path: contractPath(f),
  }),
  'rate-changed': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), to: s.money(f.to, f.currency) }),
    body: say('body', { by: s.name(f.by), from: s.money(f.from, f.currency), at: moment(s, f.at) }),
    path: contractPath(f),
  }),
  'limit-changed': (say, f, s) => {
    const how = { by: s.name(f.by), from: limit(s, f.from) };
    return {
      title: say(f.holdsFrom === null ? 'title' : 'titleLater', {
        title: s.name(f.title),
        to: limit(s, f.to),
      }),
      body:
        f.holdsFrom === null
          ? say('body', how)
          : say('bodyLater', { ...how, monday: moment(s, f.holdsFrom) }),
      path: contractPath(f),
    };
  },
  'manual-time-changed': (say, f, s) => ({
    title: say(f.allowed ? 'title' : 'titleNot', { title: s.name(f.title) }),
    body: say(f.allowed ? 'body' : 'bodyNot', { by: s.name(f.by) }),
    path: contractPath(f),
  }),
  'time-gave-way': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { hours: s.hours(f.seconds), week: weekOf(s, f) }),
    path: weekPath(f),
  }),
  'time-late': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { hours: s.hours(f.seconds), week: weekOf(s, f), other: s.name(f.other) }),
    path: weekPath(f),
  }),
  'bonus-asked': (say, f, s) => {
    const what = { hours: s.hours(f.seconds), week: weekOf(s, f), title: s.name(f.title) };
    return {
      title: say('title', { other: s.name(f.other), amount: s.money(f.amount, f.currency) }),
      body: isBlank(s, f.memo) ? say('bodyBare', what) : say('body', { ...what, memo: s.name(f.memo) }),
      path: weekPath(f),
    };
  },
  'bonus-declined': (say, f, s) => {
    const what = { by: s.name(f.by), amount: s.money(f.amount, f.currency), week: weekOf(s, f) };
    return {
      title: say('title', { title: s.name(f.title) }),
      body: isBlank(s, f.answer) ? say('bodyBare', what) : say('body', { ...what, answer: s.name(f.answer) }),
      path: weekPath(f),
    };
  },
  'tracker-signed-in': (say, f, s) => ({
    title: say('title', { device: s.name(f.device) }),
    body: say('body', { at: moment(s, f.at) }),
    path: '/device',
  }),
  'limit-near': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { counted: s.hours(f.countedSeconds), limit: limit(s, f.limitMinutes) }),
    path: weekPath(f),
  }),
  'limit-reached': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', {
      counted: s.hours(f.countedSeconds),
      limit: limit(s, f.limitMinutes),
      other: s.name(f.other),
    }),
    path: weekPath(f),
  }),
  'limit-used-up': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', {
      counted: s.hours(f.countedSeconds),
      limit: limit(s, f.limitMinutes),
      other: s.name(f.other),
    }),
    path: contractPath(f),
  }),
  ...HANDSHAKE_TELL,
  ...REVIEW_TELL,
  ...DEBT_TELL,
  ...PAYMENT_TELL,
  ...PAYOUT_TELL,
  ...ESCROW_TELL,
  ...REFUND_TELL,
};

function weekOf(s: Speaker, { week }: { week: string }): Part {
  return s.week(toInstant(`${week}T00:00:00Z`));
}

function limit(s: Speaker, minutes: number | null): Part {
  return minutes === null ? { says: s.words.common.noLimit, whose: 'ours' } : s.hours(minutes * 60);
}

function weekPath({ contract, week }: { contract: string; week: string }): string {
  return `/contracts/${contract}/weeks/${week}`;
}
