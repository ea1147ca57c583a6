import { describe, expect, it } from 'vitest';
import { DAY_SECONDS } from '../instant.ts';
import { feedbackClosesAt, feedbackShownAt, isFeedbackShown } from './feedback.ts';

const ended = 1_000_000;
const closes = ended + 14 * DAY_SECONDS;
const none = { client: false, freelancer: false };

describe('feedback', () => {
  it('is open for fourteen days to the second', () => {
    expect(feedbackClosesAt(ended)).toBe(closes);
  });

  it('of one side is hidden until the very second in which the days are over', () => {
    const one = { ...none, client: true };
    expect(isFeedbackShown(ended, one, closes - 1)).toBe(false);
    expect(isFeedbackShown(ended, one, closes)).toBe(true);
    expect(feedbackShownAt(ended, { client: ended + 5, freelancer: null })).toBe(closes);
  });

  it('of both is shown from the second on in which the other was given', () => {
    expect(isFeedbackShown(ended, { client: true, freelancer: true }, ended + 9)).toBe(true);
    expect(feedbackShownAt(ended, { client: ended + 5, freelancer: ended + 9 })).toBe(ended + 9);
  });
});
