import type { House } from '../house.ts';
import { giveRefund } from '../operations/refunds/give-refund.ts';
import { listReturns, sendRefundAgain } from '../operations/refunds/list-returns.ts';
import { readRefunds } from '../operations/refunds/read-refunds.ts';
import type { Answers } from './answers.ts';

type RefundAnswers = Pick<Answers, 'readRefunds' | 'giveRefund' | 'listReturns' | 'sendRefundAgain'>;

export function refundAnswers(house: House): RefundAnswers {
  return {
    readRefunds: ({ actor, params }) => readRefunds(house, actor, params),
    giveRefund: ({ actor, params, body }) => giveRefund(house, actor, { ...params, ...body }),
    listReturns: () => listReturns(house),
    sendRefundAgain: ({ actor, body }) => sendRefundAgain(house, actor, body),
  };
}
