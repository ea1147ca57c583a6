import type { RouteName } from '@stint/wire/routes';
import { type Row, row } from './access-cells.ts';

// Columns, as in `WHO`:
//   nobody expired idle | freelancer A, tracker | freelancer B, tracker | owner hirer reviewer billing viewer of A
//   | ex-member | owner B | agency A: owner agent viewer | agency B: agent | operator

/** Jobs, proposals, offers, conversations and their files. */
export const HANDSHAKE_ROWS = {
  createJob: row('no-such-organisation', '444 -h -h yyRRR - - --- - -'),
  listJobs: row(null, '444 yh yh yyyyy y y yyy y y'),
  // One that is open: whoever could propose may see it.
  readJob: row('no-such-job', '444 yh yh yyyyy - - yyy y y'),
  editJob: row('no-such-job', '444 Ch Ch yyRRR - - CCC C C'),
  closeJob: row('no-such-job', '444 Ch Ch yyRRR - - CCC C C'),
  reopenJob: row('no-such-job', '444 Ch Ch yyRRR - - CCC C C'),
  // In one's own name; its client's members are let in, to be told that it is their own.
  createProposal: row('no-such-job', '444 yh yh yyyyy - - FFF F F'),
  listProposals: row('no-such-job', '444 Ch Ch yyyyy - - CCC C y'),
  listMyProposals: row(null, '444 yh yh yyyyy y y yyy y y'),
  readProposal: row('no-such-proposal', '444 yh -h yyyyy - - yyy - y'),
  viewProposal: row('no-such-proposal', '444 Ch -h yyRRR - - CCC - C'),
  editProposal: row('no-such-proposal', '444 yh -h FFFFF - - yyR - F'),
  placeProposal: row('no-such-proposal', '444 Ch -h yyRRR - - CCC - C'),
  declineProposal: row('no-such-proposal', '444 Ch -h yyRRR - - CCC - C'),
  withdrawProposal: row('no-such-proposal', '444 yh -h FFFFF - - yyR - F'),
  makeOffer: row('no-such-organisation', '444 -h -h yyRRR - - --- - -'),
  readOfferRules: row(null, '444 yh yh yyyyy y y yyy y y'),
  listOffers: row(null, '444 yh yh yyyyy y y yyy y y'),
  readOffer: row('no-such-offer', '444 yh -h yyyyy - - yyy - y'),
  changeOffer: row('no-such-offer', '444 Hh -h yyRRR - - HHR - H'),
  acceptOffer: row('no-such-offer', '444 yh -h HHRRR - - yyR - H'),
  askForChanges: row('no-such-offer', '444 yh -h HHRRR - - yyR - H'),
  declineOffer: row('no-such-offer', '444 yh -h HHRRR - - yyR - H'),
  withdrawOffer: row('no-such-offer', '444 Hh -h yyRRR - - HHR - H'),
  // What people write to each other is theirs: no operator reads it.
  listThreads: row(null, '444 yh yh yyyyy y y yyy y y'),
  countUnreadMessages: row(null, '444 yh yh yyyyy y y yyy y y'),
  readThread: row('no-such-thread', '444 yh -h yyyyy - - yyy - -'),
  openContractThread: row('no-such-contract', '444 yh -h yyyyy - - yyy - T'),
  openProposalThread: row('no-such-proposal', '444 yh -h yyyyy - - yyy - -'),
  sendMessage: row('no-such-thread', '444 yh -h yyyyR - - yyR - -'),
  markThreadRead: row('no-such-thread', '444 yh -h yyyyy - - yyy - -'),
  grantAsk: row('no-such-thread', '444 Ch -h yyRRR - - CCC - -'),
  uploadAttachment: row(null, '444 yh yh yyyyy y y yyy y y'),
  readAttachment: row('no-such-attachment', '444 yh -h yyyyy - - yyy - -'),
  // One that hangs on nothing.
  removeAttachment: row('no-such-attachment', '444 yh -h ----- - - --- - -'),
} as const satisfies Partial<Record<RouteName, Row>>;
