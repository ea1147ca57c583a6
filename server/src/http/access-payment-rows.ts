import type { RouteName } from '@stint/wire/routes';
import { type Row, row } from './access-cells.ts';

// Columns, as in `WHO`:
//   nobody expired idle | freelancer A, tracker | freelancer B, tracker | owner hirer reviewer billing viewer of A
//   | ex-member | owner B | agency A: owner agent viewer | agency B: agent | operator

/** One-time payments, and invoices of milestones without escrow. */
export const PAYMENT_ROWS = {
  listPayments: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  listOwnPayments: row(null, '444 yh yh yyyyy y y yyy y y'),
  readPayment: row('no-such-contract', '444 yh -h yyyyy - - yyy - y', 'no-such-payment'),
  listPaymentInvoices: row('no-such-contract', '444 yh -h yyyyy - - yyy - y', 'no-such-payment'),
  makePayment: row('no-such-contract', '444 Ch -h yRRyR - - CCC - C'),
  payMilestoneInvoice: row('no-such-contract', '444 Ch -h yRRyR - - CCC - C', 'no-such-payment'),
  sendMilestoneInvoice: row('no-such-contract', '444 yh -h FFFFF - - FFF - F', 'no-such-milestone'),
  withdrawMilestoneInvoice: row('no-such-contract', '444 yh -h FFFFF - - FFF - F', 'no-such-payment'),
} as const satisfies Partial<Record<RouteName, Row>>;
