import type { RouteName } from '@stint/wire/routes';
import { type Row, row } from './access-cells.ts';

// Columns, as in `WHO`:
//   nobody expired idle | freelancer A, tracker | freelancer B, tracker | owner hirer reviewer billing viewer of A
//   | ex-member | owner B | agency A: owner agent viewer | agency B: agent | operator

/** A week's review and its disputes. */
export const REVIEW_ROWS = {
  readReview: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  approveWeek: row('no-such-contract', '444 Ch -h yyyRR - - CCC - C'),
  openDispute: row('no-such-contract', '444 Ch -h yyyRR - - CCC - C'),
  withdrawDispute: row('no-such-contract', '444 Ch -h yyyRR - - CCC - C', 'no-such-dispute'),
  readDispute: row('no-such-contract', '444 yh -h yyyyy - - yyy - y', 'no-such-dispute'),
  answerDispute: row('no-such-contract', '444 yh -h FFFFF - - FFF - F', 'no-such-dispute'),
  overruleSegment: row('no-such-contract', '444 hh hh hhhhh h h hhh h y', 'no-such-dispute'),
  readRefunds: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  giveRefund: row('no-such-contract', '444 yh -h FFFFF - - FFF - y'),
  listReturns: row(null, '444 hh hh hhhhh h h hhh h y'),
  sendRefundAgain: row(null, '444 hh hh hhhhh h h hhh h y'),
  listDisputes: row(null, '444 hh hh hhhhh h h hhh h y'),
} as const satisfies Partial<Record<RouteName, Row>>;
