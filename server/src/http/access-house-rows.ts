import type { RouteName } from '@stint/wire/routes';
import { type Row, row } from './access-cells.ts';

// Columns, as in `WHO`:
//   nobody expired idle | freelancer A, tracker | freelancer B, tracker | owner hirer reviewer billing viewer of A
//   | ex-member | owner B | agency A: owner agent viewer | agency B: agent | operator

/** What people are told, money, and the house itself. */
export const HOUSE_ROWS = {
  listNotifications: row(null, '444 yh yh yyyyy y y yyy y y'),
  countUnread: row(null, '444 yh yh yyyyy y y yyy y y'),
  // Those that are not one's own stay as they are.
  markRead: row(null, '444 yh yh yyyyy y y yyy y y'),
  readNoticeSettings: row(null, '444 yh yh yyyyy y y yyy y y'),
  setNoticeSettings: row(null, '444 yh yh yyyyy y y yyy y y'),
  // Whoever holds the link.
  readUnsubscribe: row('no-such-link', 'yyy yy yy yyyyy y y yyy y y'),
  unsubscribe: row('no-such-link', 'yyy yy yy yyyyy y y yyy y y'),
  personEvents: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  readPost: row(null, '444 hh hh hhhhh h h hhh h y'),
  // Only the demo has a sink.
  listSunkMails: row('no-mail-sink', '444 -h -h ----- - - --- - -'),
  readSunkMail: row('no-mail-sink', '444 -h -h ----- - - --- - -'),
  readDebt: row('no-such-organisation', '444 -h -h yRRyR - - --- - y'),
  payDebt: row('no-such-organisation', '444 -h -h yRRyR - - --- - -'),
  orderPaymentMethods: row('no-such-organisation', '444 -h -h yRRyR - - --- - -'),
  removePaymentMethod: row('no-such-organisation', '444 -h -h yRRyR - - --- - -'),
  readContractProtection: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  readFund: row(null, '444 hh hh hhhhh h h hhh h y'),
  depositToFund: row(null, '444 hh hh hhhhh h h hhh h y'),
  setFundCap: row(null, '444 hh hh hhhhh h h hhh h y'),
  readPurses: row(null, '444 yh yh yyyyy y y yyy y y'),
  payOut: row(null, '444 yh yh fffff f f fff f f'),
  listPayouts: row(null, '444 yh yh yyyyy y y yyy y y'),
  readPayoutMethods: row(null, '444 yh yh yyyyy y y yyy y y'),
  setPayoutMethod: row(null, '444 yh yh fffff f f fff f f'),
  stopPayoutMethod: row(null, '444 yh yh yyyyy y y yyy y y'),
  readPayoutPlans: row(null, '444 yh yh yyyyy y y yyy y y'),
  setPayoutPlan: row(null, '444 yh yh fffff f f fff f f'),
  readMonth: row(null, '444 yh yh yyyyy y y yyy y y'),
  fetchMonth: row(null, '444 yh yh yyyyy y y yyy y y'),
  readPayoutDesk: row(null, '444 hh hh hhhhh h h hhh h y'),
  setPayoutLimits: row(null, '444 hh hh hhhhh h h hhh h y'),
  setHouseAccount: row(null, '444 hh hh hhhhh h h hhh h y'),
  approvePayout: row('no-such-payout', '444 hh hh hhhhh h h hhh h -'),
  declinePayout: row('no-such-payout', '444 hh hh hhhhh h h hhh h -'),
  makeBankFile: row(null, '444 hh hh hhhhh h h hhh h y'),
  readBankFile: row('no-such-file', '444 hh hh hhhhh h h hhh h -'),
  fetchBankFile: row('no-such-file', '444 hh hh hhhhh h h hhh h -'),
  approveBankFile: row('no-such-file', '444 hh hh hhhhh h h hhh h -'),
  declineBankFile: row('no-such-file', '444 hh hh hhhhh h h hhh h -'),
  sendBankFile: row('no-such-file', '444 hh hh hhhhh h h hhh h -'),
  answerPayout: row('no-such-file', '444 hh hh hhhhh h h hhh h -'),
  executeBankFile: row('no-such-file', '444 hh hh hhhhh h h hhh h -'),
  readLedger: row(null, '444 hh hh hhhhh h h hhh h y'),
  readBalances: row(null, '444 hh hh hhhhh h h hhh h y'),
  readTrialBalance: row(null, '444 hh hh hhhhh h h hhh h y'),
  readStatement: row(null, '444 hh hh hhhhh h h hhh h y'),
  readSeal: row(null, '444 hh hh hhhhh h h hhh h y'),
  listReconciliations: row(null, '444 hh hh hhhhh h h hhh h y'),
  reconcile: row(null, '444 hh hh hhhhh h h hhh h y'),
  readHouse: row(null, 'yyy yy yy yyyyy y y yyy y y'),
  readClock: row(null, 'yyy yy yy yyyyy y y yyy y y'),
  moveClock: row(null, '444 hh hh hhhhh h h hhh h y'),
  demoSignIns: row(null, 'yyy yy yy yyyyy y y yyy y y'),
  listDownloads: row(null, 'yyy yy yy yyyyy y y yyy y y'),
} as const satisfies Partial<Record<RouteName, Row>>;
