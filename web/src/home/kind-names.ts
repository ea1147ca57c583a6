import type { NeedKind } from '@stint/wire/needs';

/** Of a kind of which not all are shown: one and several of it. */
export const KIND_NAMES: Readonly<Record<NeedKind, readonly [string, string]>> = {
  'memo-missing': ['week with missing memos', 'weeks with missing memos'],
  'low-activity': ['week with quiet time', 'weeks with quiet time'],
  'client-unverified': ['client without a payment method', 'clients without a payment method'],
  uncounted: ['week with uncounted time', 'weeks with uncounted time'],
  'late-time': ['week with late time', 'weeks with late time'],
  'offer-waiting': ['offer', 'offers'],
  'manual-allowed': ['time to write in', 'times to write in'],
  payout: ['payout', 'payouts'],
  'tracker-silent': ['silent tracker', 'silent trackers'],
  'no-tracker': ['missing tracker', 'missing trackers'],
  'dispute-open': ['dispute', 'disputes'],
  'limit-near': ['limit that is near', 'limits that are near'],
  'charge-declined': ['declined charge', 'declined charges'],
  milestone: ['milestone', 'milestones'],
  feedback: ['feedback to give', 'feedbacks to give'],
  review: ['week to review', 'weeks to review'],
  'week-locks': ['week that locks', 'weeks that lock'],
  'payment-unverified': ['missing payment method', 'missing payment methods'],
  'manual-asked': ['ask for manual time', 'asks for manual time'],
  'bonus-asked': ['bonus that is asked for', 'bonuses that are asked for'],
  'offer-asked': ['offer to change', 'offers to change'],
  'proposals-unread': ['job with new proposals', 'jobs with new proposals'],
  'mails-failed': ['mail that will not arrive', 'mails that will not arrive'],
  'work-late': ['thing that is late', 'things that are late'],
};
