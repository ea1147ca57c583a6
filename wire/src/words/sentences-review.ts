import { toInstant } from '../letters.ts';
import type { FactsOf } from '../told.ts';
import type { ReviewKind } from '../told-review.ts';
import { isBlank, moment, type Tellings } from './saying.ts';
import type { Speaker } from './speaker.ts';

/** A week's review, in sentences. */
export const REVIEW_TELL: Tellings<ReviewKind> = {
  'week-approved': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), week: weekOf(s, f) }),
    body: say('body', { by: s.name(f.by), review: moment(s, f.reviewEndsAt) }),
    path: reviewPath(f),
  }),
  'dispute-opened': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), net: s.money(f.net, f.currency) }),
    body: say('body', { ...which(s, f), answer: moment(s, f.answerBy) }),
    path: reviewPath(f),
  }),
  'dispute-withdrawn': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', which(s, f)),
    path: reviewPath(f),
  }),
  'dispute-contested': (say, f, s) => {
    const known = { ...which(s, f), decides: moment(s, f.decidesAt) };
    return {
      title: say('title', { title: s.name(f.title) }),
      body: isBlank(s, f.by)
        ? say('silent', known)
        : isBlank(s, f.says)
          ? say('bodyBare', known)
          : say('body', { ...known, says: s.name(f.says) }),
      path: disputePath(f),
    };
  },
  'dispute-accepted': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), back: s.money(f.back, f.currency) }),
    body: say('body', { ...which(s, f), back: s.money(f.back, f.currency) }),
    path: disputePath(f),
  }),
  'dispute-overruled': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say(f.outcome, { by: s.name(f.by), start: moment(s, f.start), says: s.name(f.says) }),
    path: disputePath(f),
  }),
  'dispute-decided': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', {
      hours: s.hours(f.seconds),
      week: weekOf(s, f),
      refunded: s.count(f.refunded),
      segments: s.count(f.segments),
      back: s.money(f.back, f.currency),
      net: s.money(f.net, f.currency),
    }),
    path: disputePath(f),
  }),
};

/** Where all that there is about a dispute stands. */
export function disputePath({ contract, dispute }: { contract: string; dispute: string }): string {
  return `/contracts/${contract}/disputes/${dispute}`;
}

function which(s: Speaker, f: FactsOf<'dispute-withdrawn'>) {
  return {
    by: s.name(f.by),
    hours: s.hours(f.seconds),
    week: weekOf(s, f),
    net: s.money(f.net, f.currency),
  };
}

function weekOf(s: Speaker, { week }: { week: string }) {
  return s.week(toInstant(`${week}T00:00:00Z`));
}

/** Where a week is looked through before its pay moves on. */
export function reviewPath({ contract, week }: { contract: string; week: string }): string {
  return `/contracts/${contract}/weeks/${week}/review`;
}
