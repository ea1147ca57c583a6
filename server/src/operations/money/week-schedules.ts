import type { House } from '../../house.ts';
import { type Schedule, schedule } from '../../schedule.ts';
import { scheduleMany } from '../../schedule-many.ts';
import {
  invoicesToPass,
  invoicesToRelease,
  type OpenWeek,
  weeksToClose,
  weeksToCloseAsJudged,
} from '../../store/money.ts';
import { setAside } from '../../store/set-aside.ts';
import { weeksClosedToTell } from '../../store/tellings-owed.ts';
import { tellOwed } from '../notifications/tell-owed.ts';
import { closeWeeks } from './close-weeks.ts';
import { prepareWeeks, weeksToPrepare } from './judge-weeks.ts';
import { passReviews } from './pass-reviews.ts';
import { releaseHolds } from './release-holds.ts';

/** Nobody's desk is kept long: what is judged takes milliseconds each, what is booked a fraction of one. */
const JUDGED_AT_ONCE = 20;
const BOOKED_AT_ONCE = 500;

/** The week's close (B5), in order. */
export const CLOSE_WEEKS: readonly Schedule[] = [
  scheduleMany('judge weeks', 'a week is over, locks soon, and is not judged', {
    find: weeksToPrepare,
    deed: prepareWeeks,
    setAside: noteFault,
    atOnce: JUDGED_AT_ONCE,
  }),
  scheduleMany('close weeks', 'a week has locked, has no timesheet, and was judged (B5)', {
    find: weeksToCloseAsJudged,
    deed: closeWeeks,
    setAside: noteFault,
    atOnce: BOOKED_AT_ONCE,
  }),
  scheduleMany('close weeks', 'a week has locked, has no timesheet, and was not judged (B5)', {
    find: weeksToClose,
    deed: closeWeeks,
    setAside: noteFault,
    atOnce: JUDGED_AT_ONCE,
  }),
  schedule('tell of weeks', 'a week was closed with an invoice', weeksClosedToTell, tellOwed),
];

export const PASS_REVIEWS: Schedule = scheduleMany(
  'pass reviews',
  'an invoice is paid and its review is over (B5)',
  {
    find: invoicesToPass,
    deed: passReviews,
    atOnce: BOOKED_AT_ONCE,
  },
);

export const RELEASE_HOLDS: Schedule = scheduleMany(
  'release holds',
  'a review has passed and the hold is over (B5)',
  {
    find: invoicesToRelease,
    deed: releaseHolds,
    atOnce: BOOKED_AT_ONCE,
  },
);

function noteFault({ db, clock }: House, week: OpenWeek, error: unknown): Promise<void> {
  return setAside(db, week, {
    at: clock.now(),
    says: error instanceof Error ? error.message : String(error),
  });
}
