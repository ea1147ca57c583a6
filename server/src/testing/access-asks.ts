import type { Route } from '@stint/wire/route';
import { type RouteName, routes } from '@stint/wire/routes';
import { PAYOUT_BODIES } from './access-payout-asks.ts';
import { REPORT_BODIES, reportSearch, reportToken } from './access-report-things.ts';
import type { Things } from './access-things.ts';
import { FIXED } from './offers.ts';

/** One request: `METHOD /path` below `/api/v1`, and its body. */
export interface Asked {
  readonly line: string;
  readonly body?: unknown;
}

/** A well-formed request of a route, about these things. Throws where a route has a body that is not drawn below. */
export function askAbout(name: RouteName, things: Things): Asked {
  const route: Route = routes[name];
  const line = `${route.method} ${addressOf(route, things)}`;
  if (!route.body) return { line };
  const body = BODIES[name];
  if (!body) throw new Error(`draw a body for ${name}`);
  return { line, body: body(things) };
}

function addressOf(route: Route, things: Things): string {
  const { path, query } = route;
  const params: Record<string, string> = { ...paramsOf(path, things), ...special(route, things) };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`draw a parameter: ${name}`);
    return value;
  });
  const search = reportSearch(route, things.contract);
  if (search !== null) return `${filled}${search}`;
  // Refused as XML for what it lacks: nobody has to set a paper here.
  if (path.endsWith('/invoices/:number')) return `${filled}?format=ubl`;
  if (path === '/me/events') return `${filled}?contract=${things.contract}`;
  if (query && 'from' in query.shape) return `${filled}?from=2026-11-16T00:00:00Z&to=2026-11-17T00:00:00Z`;
  if (path.endsWith('/totals')) return `${filled}?at=2026-11-16T00:00:00Z,2026-11-17T00:00:00Z`;
  // Of `readConsequences`; a timeline may be asked of its terms alone.
  return query && 'of' in query.shape
    ? `${filled}?of=${path.endsWith('timeline') ? 'terms' : 'end'}`
    : filled;
}

function paramsOf(path: string, things: Things): Record<string, string> {
  const { organisation, job, proposal, offer, contract, milestone, thread, attachment } = things;
  return {
    organisation,
    job,
    proposal,
    offer,
    contract,
    milestone,
    payment: things.payment,
    thread,
    attachment,
    person: things.spare,
    invitation: things.invitation,
    signIn: things.signIn,
    device: things.device,
    userCode: things.userCode,
    segment: String(things.segment),
    n: String(things.n),
    week: '2026-11-09',
    monitor: '0',
    account: 'gateway',
    currency: 'USD',
    kind: 'picture',
    token: things.invitationToken,
    mail: '00000001',
    export: NOBODYS_EXPORT,
    number: things.invoice,
    dispute: things.dispute,
    method: NOBODYS_EXPORT,
    payout: NOBODYS_EXPORT,
    file: NOBODYS_EXPORT,
    month: '2026-11',
    report: things.report,
    share: things.share,
    feed: things.feed,
    ...reportToken(path, things),
  };
}

/** Where a name in an address means another of these things. */
function special({ method, path }: Route, things: Things): Record<string, string> {
  if (path.includes('/milestones') || path.includes('/escrow')) return { contract: things.fixed };
  if (path === '/jobs/:job/closing' && method === 'POST') return { job: things.closing };
  if (path === '/attachments/:attachment' && method === 'DELETE') return { attachment: things.loose };
  if (path.startsWith('/unsubscribe')) return { token: things.unsubscribe };
  if (path.startsWith('/freelancers/')) return { person: things.freelancer };
  if (path.includes('/freelancers/')) return { organisation: things.agency, person: things.represented };
  return {};
}

const TERMS = { pay: 'segment', currency: 'USD', rate: '45.00' };
const MILESTONE = { title: 'Home page', says: 'three columns', amount: '500.00', dueDay: '2026-12-04' };
const PARTICULARS = {
  version: -1,
  name: '',
  street: '',
  more: '',
  postcode: '',
  city: '',
  region: '',
  country: '',
  vatId: '',
  registration: '',
  email: '',
  note: '',
  logo: null,
  tax: { kind: 'none', says: '' },
};
const JOB = { title: 'Shop', description: 'It.', currency: 'USD' };
const NOBODYS_EXPORT = '00000000-0000-4000-8000-00000000000e';
const MESSAGE = '00000000-0000-4000-8000-00000000000a';
const DISPUTE = '00000000-0000-4000-8000-00000000000e';
const PAYOUT = '00000000-0000-4000-8000-00000000000c';

/**
 * A body that each route reads; what the deed then makes of it is tested elsewhere. Where a version is named it is none,
 * so that what has been let in leaves things as they are.
 */
const BODIES: Partial<Record<RouteName, (things: Things) => unknown>> = {
  ...REPORT_BODIES,
  signIn: () => ({ email: 'nobody@example.test', password: 'wrong' }),
  createToken: () => ({ email: 'nobody@example.test', password: 'wrong', name: 'program' }),
  createPerson: () => ({ name: 'Eve', email: 'ana@example.test', password: 'long enough', role: 'client' }),
  signUp: () => ({ name: 'Eve', email: 'ana@example.test', password: 'long enough', role: 'client' }),
  setPassword: () => ({ old: 'wrong', new: 'long enough too' }),
  // A taken id: nobody becomes a client on the way.
  createOrganisation: ({ agency }) => ({ id: agency, name: 'Eve & Sons', kind: 'client' }),
  renameOrganisation: () => ({ version: -1, name: 'Other' }),
  setRole: () => ({ role: 'viewer' }),
  inviteMember: () => ({ email: 'ben@example.test', role: 'viewer' }),
  setProfile: () => ({
    headline: 'Web shops',
    about: '',
    level: null,
    rate: null,
    currency: null,
    skills: [],
    earningsShown: false,
    version: -1,
  }),
  setParticulars: () => PARTICULARS,
  setTeamParticulars: () => PARTICULARS,
  setHouseParticulars: () => PARTICULARS,
  setContractTax: () => ({ version: -1, tax: null }),
  authorizeDevice: () => ({ client_id: 'stint-tracker', device_name: 'desk' }),
  collectToken: () => ({
    client_id: 'stint-tracker',
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: 'none',
  }),
  decideGrant: () => ({ decision: 'approve' }),
  enrolBrowser: () => ({ name: 'Browser' }),
  announceSession: ({ contract }) => ({ contract, since: '2026-11-18T09:00:00Z', takeOver: true }),
  askBonus: () => ({ memo: 'offline in the mountains' }),
  answerDispute: () => ({ answer: 'contest', says: 'It was my work.' }),
  overruleSegment: ({ segment }) => ({
    segment,
    kind: 'tracked',
    outcome: 'paid',
    says: 'The call is on the calendar.',
  }),
  openDispute: ({ segment }) => ({
    id: DISPUTE,
    parts: [{ reason: 'idle', says: '', segments: [{ segment, kind: 'tracked' }] }],
  }),
  giveRefund: () => ({ id: DISPUTE, amount: '99.00', says: 'As agreed.' }),
  sendRefundAgain: () => ({ refund: DISPUTE }),
  declineBonus: () => ({ state: 'declined', answer: 'no' }),
  createContract: ({ freelancer, organisation }) => ({
    title: 'k1',
    freelancer,
    organisation,
    starts: '2026-11-02T00:00:00Z',
    terms: TERMS,
  }),
  makeOffer: ({ organisation, freelancer }) => ({
    organisation,
    freelancer,
    title: 'k2',
    message: '',
    terms: FIXED,
  }),
  changeOffer: () => ({ version: 99, title: 'k2', message: '', terms: FIXED }),
  acceptOffer: () => ({ version: 99 }),
  declineOffer: () => ({ reason: '' }),
  askForChanges: () => ({ says: 'more' }),
  createJob: ({ organisation }) => ({ ...JOB, organisation, kind: 'hourly' }),
  editJob: () => ({ ...JOB, version: 99 }),
  createProposal: () => ({ amount: '45.00', message: 'Gladly.' }),
  editProposal: () => ({ version: 99, amount: '45.00', message: 'Gladly.' }),
  placeProposal: () => ({ place: 'shortlisted' }),
  declineProposal: () => ({ reason: 'Somebody else has it.' }),
  proposeMilestone: () => MILESTONE,
  changeMilestone: () => ({ ...MILESTONE, version: 99 }),
  agreeMilestone: () => ({ version: 99 }),
  dropMilestone: () => ({ version: 99 }),
  submitMilestone: () => ({ version: 99, says: 'done' }),
  askMilestoneChanges: () => ({ version: 99, says: 'the header too' }),
  fundMilestone: ({ spare }) => ({ id: spare, paymentMethod: spare, version: 99 }),
  releaseMilestone: () => ({ version: 99, amount: '5.00', rest: 'client' }),
  disputeEscrow: () => ({ says: 'The design is done.' }),
  answerEscrow: () => ({ says: 'It is not.' }),
  concedeEscrow: () => ({ says: '' }),
  decideEscrow: () => ({ released: '5.00', says: 'Half of it was there.' }),
  giveFeedback: () => ({ stars: 5, comment: 'good', privateNote: '' }),
  setRate: () => ({ rate: '0.00' }),
  setLimit: () => ({ minutes: 60 }),
  setManualTime: () => ({ allowed: false }),
  addPaymentMethod: () => ({ card: '4242424242424242' }),
  recordSegment: () => new TextEncoder().encode('{ }'),
  uploadPicture: () => new Uint8Array(10),
  addManualTime: () => ({ from: '2026-11-17T09:00:00Z', to: '2026-11-17T09:10:00Z', memo: '' }),
  editMemo: () => ({ memo: 'another' }),
  editMemos: ({ segment }) => ({
    edits: [{ segment, memo: 'another', seen: { memo: 'seen', label: null } }],
  }),
  deleteSegments: ({ segment }) => ({ segments: [segment] }),
  uploadAttachment: () => new Uint8Array(10),
  sendMessage: () => ({ id: MESSAGE, says: 'Hello' }),
  markThreadRead: () => ({ n: 1 }),
  payDebt: ({ contract }) => ({ contract, week: '2026-11-09', paymentMethod: NOBODYS_EXPORT }),
  orderPaymentMethods: () => ({ order: [NOBODYS_EXPORT] }),
  depositToFund: () => ({ id: PAYOUT, currency: 'USD', amount: '1.00' }),
  setFeeTable: () => ({
    version: 0,
    bands: [{ from: '0', freelancerFeePercent: '10', clientFeePercent: '5' }],
  }),
  setFundCap: () => ({ cap: '2500.00', days: 91 }),
  makePayment: () => ({ id: PAYOUT, kind: 'bonus', amount: '0.00', says: '' }),
  sendMilestoneInvoice: () => ({}),
  payMilestoneInvoice: () => ({}),
  withdrawMilestoneInvoice: () => ({}),
  ...PAYOUT_BODIES,
  payOut: () => ({ id: PAYOUT, currency: 'USD', amount: '1.00' }),
  markRead: ({ notification }) => ({ ids: [notification] }),
  setNoticeSettings: () => ({ version: 99, zone: 'Asia/Tokyo' }),
  moveClock: () => ({ now: '2026-01-01T00:00:00Z' }),
};
