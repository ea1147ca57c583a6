import type { RouteName } from '@stint/wire/routes';
import { type Row, row } from './access-cells.ts';

// Columns, as in `WHO`:
//   nobody expired idle | freelancer A, tracker | freelancer B, tracker | owner hirer reviewer billing viewer of A
//   | ex-member | owner B | agency A: owner agent viewer | agency B: agent | operator

/** Sign-ins, people, organisations, profiles and devices. */
export const PEOPLE_ROWS = {
  signIn: row(null, 'yyy yy yy yyyyy y y yyy y y'),
  signOut: row(null, '444 yh yh yyyyy y y yyy y y'),
  whoAmI: row(null, '444 yy yy yyyyy y y yyy y y'),
  // What is one's own alone, and of one's own sides.
  readNeeds: row(null, '444 yh yh yyyyy y y yyy y y'),
  readGlance: row(null, '444 yh yh yyyyy y y yyy y y'),
  createToken: row(null, 'yyy yy yy yyyyy y y yyy y y'),
  createPerson: row(null, '444 hh hh hhhhh h h hhh h y'),
  listPeople: row(null, '444 hh hh hhhhh h h hhh h y'),
  signUp: row(null, 'yyy yy yy yyyyy y y yyy y y'),
  setPassword: row(null, '444 yh yh yyyyy y y yyy y y'),
  listSignIns: row(null, '444 yh yh yyyyy y y yyy y y'),
  endSignIn: row('no-such-sign-in', '444 yh -h ----- - - --- - -'),
  createOrganisation: row(null, '444 yh yh yyyyy y y yyy y y'),
  readOrganisation: row('no-such-organisation', '444 -h -h yyyyy - - --- - -'),
  renameOrganisation: row('no-such-organisation', '444 -h -h yRRRR - - --- - -'),
  setRole: row('no-such-organisation', '444 -h -h yRRRR - - --- - -', 'no-such-person'),
  removeMember: row('no-such-organisation', '444 -h -h yRRRR - - --- - -', 'no-such-person'),
  // An agency's.
  removeFreelancer: row('no-such-organisation', '444 -h -h ----- - - yRR - -', 'no-such-person'),
  inviteMember: row('no-such-organisation', '444 -h -h yRRRR - - --- - -'),
  withdrawInvitation: row('no-such-organisation', '444 -h -h yRRRR - - --- - -', 'no-such-invitation'),
  // Whoever holds the link.
  readInvitation: row('no-such-invitation', 'yyy yy yy yyyyy y y yyy y y'),
  acceptInvitation: row('no-such-invitation', '444 yh yh yyyyy y y yyy y y'),
  listFreelancers: row(null, '444 yh yh yyyyy y y yyy y y'),
  // One who has written no profile.
  readFreelancer: row('no-such-freelancer', '444 yh -h yyyyy - - yyy - y'),
  readProfile: row(null, '444 yh yh fffff f f fff f f'),
  setProfile: row(null, '444 yh yh fffff f f fff f f'),
  // Who an invoice is from or to: one's own, and one's organisation's.
  readParticulars: row(null, '444 yh yh fffff f f fff f f'),
  setParticulars: row(null, '444 yh yh fffff f f fff f f'),
  readTeamParticulars: row('no-such-organisation', '444 -h -h yyyyy - - --- - -'),
  setTeamParticulars: row('no-such-organisation', '444 -h -h yRRyR - - --- - -'),
  readHouseParticulars: row(null, '444 hh hh hhhhh h h hhh h y'),
  setHouseParticulars: row(null, '444 hh hh hhhhh h h hhh h y'),
  listInvoices: row(null, '444 yh yh yyyyy y y yyy y y'),
  // Shown to everybody who is signed in: how a client hires and pays.
  readClient: row('no-such-organisation', '444 yh yh yyyyy y y yyy y y'),
  addPaymentMethod: row('no-such-organisation', '444 ch ch yRRyR c - ccc c c'),
  openCardPage: row('no-such-organisation', '444 ch ch yRRyR c - ccc c c'),
  listPaymentMethods: row('no-such-organisation', '444 -h -h yyyyy - - --- - y'),
  authorizeDevice: row(null, 'yyy yy yy yyyyy y y yyy y y'),
  collectToken: row(null, 'yyy yy yy yyyyy y y yyy y y'),
  // One that its freelancer has approved.
  readGrant: row('no-such-code', '444 yh -h ----- - - --- - -'),
  decideGrant: row('no-such-code', '444 yh -h fffff f f fff f f'),
  listDevices: row(null, '444 yh yh yyyyy y y yyy y y'),
  // Another one of the same freelancer's: a tracker gives back its own alone.
  revokeDevice: row('not-found', '444 y- -- ----- - - --- - -'),
  enrolBrowser: row(null, '444 yh yh fffff f f fff f f'),
} as const satisfies Partial<Record<RouteName, Row>>;
