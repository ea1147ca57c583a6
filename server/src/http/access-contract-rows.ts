import type { RouteName } from '@stint/wire/routes';
import { type Row, row } from './access-cells.ts';

// Columns, as in `WHO`:
//   nobody expired idle | freelancer A, tracker | freelancer B, tracker | owner hirer reviewer billing viewer of A
//   | ex-member | owner B | agency A: owner agent viewer | agency B: agent | operator

/** Contracts with their milestones and feedback, and the work diary. */
export const CONTRACT_ROWS = {
  readSession: row(null, '444 yy yy yyyyy y y yyy y y'),
  announceSession: row('no-such-contract', '444 hy h- hhhhh h h hhh h h'),
  leaveSession: row(null, '444 hy hy hhhhh h h hhh h h'),
  listContracts: row(null, '444 yy yy yyyyy y y yyy y y'),
  readContract: row('no-such-contract', '444 yy -- yyyyy - - yyy - y'),
  createContract: row('no-such-person', '444 hh hh hhhhh h h hhh h y'),
  readTimeline: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  readConsequences: row('no-such-contract', '444 yh -h yyRRR - - RRR - H'),
  setRate: row('no-such-contract', '444 yh -h yyRRR - - RRR - H'),
  setLimit: row('no-such-contract', '444 Ch -h yyRRR - - RRR - H'),
  setManualTime: row('no-such-contract', '444 Ch -h yyRRR - - RRR - H'),
  pauseContract: row('no-such-contract', '444 yh -h yyRRR - - RRR - H'),
  resumeContract: row('no-such-contract', '444 yh -h yyRRR - - RRR - H'),
  endContract: row('no-such-contract', '444 yh -h yyRRR - - RRR - H'),
  listMilestones: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  proposeMilestone: row('no-such-contract', '444 yh -h yyRRR - - RRR - H'),
  changeMilestone: row('no-such-contract', '444 yh -h yyRRR - - RRR - H', 'no-such-milestone'),
  agreeMilestone: row('no-such-contract', '444 yh -h yyRRR - - RRR - H', 'no-such-milestone'),
  dropMilestone: row('no-such-contract', '444 yh -h yyRRR - - RRR - H', 'no-such-milestone'),
  submitMilestone: row('no-such-contract', '444 yh -h yyRRR - - RRR - H', 'no-such-milestone'),
  askMilestoneChanges: row('no-such-contract', '444 yh -h yyRRR - - RRR - H', 'no-such-milestone'),
  readFeedback: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  giveFeedback: row('no-such-contract', '444 yh -h yyyRR - - RRR - H'),
  recordSegment: row('no-such-contract', '444 hy h- hhhhh h h hhh h h'),
  uploadPicture: row('no-such-contract', '444 hy h- hhhhh h h hhh h h', 'picture-not-named'),
  readPicture: row('no-such-contract', '444 yy -- yyyyy - - yyy - y', 'no-such-picture'),
  readThumbnails: row('no-such-contract', '444 yy -- yyyyy - - yyy - y'),
  readDiary: row('no-such-contract', '444 yy -- yyyyy - - yyy - y'),
  readTotals: row('no-such-contract', '444 yy -- yyyyy - - yyy - y'),
  readWeek: row('no-such-contract', '444 yy -- yyyyy - - yyy - y'),
  listWeeks: row('no-such-contract', '444 yh -h yyyyy - - yyy - y'),
  addManualTime: row('no-such-contract', '444 yy -- FFFFF - - FFF - F'),
  editMemo: row('no-such-contract', '444 yy -- FFFFF - - FFF - F'),
  deleteSegment: row('no-such-contract', '444 yy -- FFFFF - - FFF - F'),
  editMemos: row('no-such-contract', '444 yh -h FFFFF - - FFF - F'),
  deleteSegments: row('no-such-contract', '444 yh -h FFFFF - - FFF - F'),
  diaryEvents: row('no-such-contract', '444 yy -- yyyyy - - yyy - y'),
  askBonus: row('no-such-contract', '444 yy -- FFFFF - - FFF - F'),
  listBonusRequests: row(null, '444 yy yy yyyyy y y yyy y y'),
  declineBonus: row('no-such-contract', '444 Ch -h yyyRR - - CCC - C'),
} as const satisfies Partial<Record<RouteName, Row>>;
