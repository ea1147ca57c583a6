import type { House } from '../house.ts';
import { approveWeek } from '../operations/review/approve-week.ts';
import { openDispute } from '../operations/review/open-dispute.ts';
import { readReview } from '../operations/review/read-review.ts';
import { withdrawDispute } from '../operations/review/withdraw-dispute.ts';
import type { Answers } from './answers.ts';

type ReviewAnswers = Pick<Answers, 'readReview' | 'approveWeek' | 'openDispute' | 'withdrawDispute'>;

export function reviewAnswers(house: House): ReviewAnswers {
  return {
    readReview: ({ actor, params }) => readReview(house, actor, params),
    approveWeek: ({ actor, params }) => approveWeek(house, actor, params),
    openDispute: ({ actor, params, body }) => openDispute(house, actor, { ...params, ...body }),
    withdrawDispute: ({ actor, params }) => withdrawDispute(house, actor, params),
  };
}
