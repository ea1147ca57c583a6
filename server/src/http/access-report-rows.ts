import type { RouteName } from '@stint/wire/routes';
import { type Row, row } from './access-cells.ts';

// Columns, as in `WHO`:
//   nobody expired idle | freelancer A, tracker | freelancer B, tracker | owner hirer reviewer billing viewer of A
//   | ex-member | owner B | agency A: owner agent viewer | agency B: agent | operator

/** Reports, links to them, and secret addresses of calendars. */
export const REPORT_ROWS = {
  readReport: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  exportReport: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  keepReport: row(null, '444 yh yh yyyyy y y yyy y y'),
  listKeptReports: row(null, '444 yh yh yyyyy y y yyy y y'),
  // The freelancer's own: nobody else of the contract.
  changeKeptReport: row('no-such-report', '444 yh -h ----- - - --- - -'),
  dropKeptReport: row('no-such-report', '444 yh -h ----- - - --- - -'),
  // An operator sees what is others', and hands on nothing of it.
  shareReport: row('no-such-contract', '444 yh -h yyyyy - - yyy - H'),
  listShares: row(null, '444 yh yh yyyyy y y yyy y y'),
  revokeShare: row('no-such-share', '444 yh -h ----- - - --- - -'),
  // Whoever holds the link.
  readShared: row('no-such-link', 'yyy yy yy yyyyy y y yyy y y'),
  exportShared: row('no-such-link', 'yyy yy yy yyyyy y y yyy y y'),
  makeCalendar: row('no-such-contract', '444 yh -h yyyyy - - yyy - H'),
  listCalendars: row(null, '444 yh yh yyyyy y y yyy y y'),
  revokeCalendar: row('no-such-calendar', '444 yh -h ----- - - --- - -'),
  readCalendar: row('no-such-link', 'yyy yy yy yyyyy y y yyy y y'),
} as const satisfies Partial<Record<RouteName, Row>>;
