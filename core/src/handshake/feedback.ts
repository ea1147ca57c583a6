import { DAY_SECONDS, type Instant } from '../instant.ts';

const OPEN_SECONDS = 14 * DAY_SECONDS;

/** Until when feedback can be given: 14 days after the contract's end. */
export function feedbackClosesAt(endedAt: Instant): Instant {
  return endedAt + OPEN_SECONDS;
}

/** Double blind: what one side wrote is shown once both have written, or the 14 days are over. */
export function isFeedbackShown(
  endedAt: Instant,
  given: { client: boolean; freelancer: boolean },
  now: Instant,
): boolean {
  return (given.client && given.freelancer) || now >= feedbackClosesAt(endedAt);
}

/** When what was written is shown: when the second side gave its own, or at the end of the 14 days. */
export function feedbackShownAt(
  endedAt: Instant,
  given: { client: Instant | null; freelancer: Instant | null },
): Instant {
  const closesAt = feedbackClosesAt(endedAt);
  if (given.client === null || given.freelancer === null) return closesAt;
  return Math.min(Math.max(given.client, given.freelancer), closesAt);
}
