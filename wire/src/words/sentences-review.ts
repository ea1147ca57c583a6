import { toInstant } from '../letters.ts';
import type { FactsOf } from '../told.ts';
import type { ReviewKind } from '../told-review.ts';
import { moment, type Tellings } from './saying.ts';
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
};

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
