import type { House } from '../house.ts';
import { answerDispute } from '../operations/review/answer-dispute.ts';
import { approveWeek } from '../operations/review/approve-week.ts';
import { listDisputes } from '../operations/review/list-disputes.ts';
import { openDispute } from '../operations/review/open-dispute.ts';
import { overruleSegment } from '../operations/review/overrule-segment.ts';
import { readDispute } from '../operations/review/read-dispute.ts';
import { readReview } from '../operations/review/read-review.ts';
import { withdrawDispute } from '../operations/review/withdraw-dispute.ts';
import type { Answers } from './answers.ts';

type ReviewAnswers = Pick<
  Answers,
  | 'readReview'
  | 'approveWeek'
  | 'openDispute'
  | 'withdrawDispute'
  | 'readDispute'
  | 'answerDispute'
  | 'overruleSegment'
  | 'listDisputes'
>;

export function reviewAnswers(house: House): ReviewAnswers {
  return {
    readReview: ({ actor, params }) => readReview(house, actor, params),
    approveWeek: ({ actor, params }) => approveWeek(house, actor, params),
    openDispute: ({ actor, params, body }) => openDispute(house, actor, { ...params, ...body }),
    withdrawDispute: ({ actor, params }) => withdrawDispute(house, actor, params),
    readDispute: ({ actor, params }) => readDispute(house, actor, params),
    answerDispute: ({ actor, params, body }) => answerDispute(house, actor, { ...params, ...body }),
    overruleSegment: ({ actor, params, body }) => overruleSegment(house, actor, { ...params, ...body }),
    listDisputes: () => listDisputes(house),
  };
}
