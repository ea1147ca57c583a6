import type { Route } from '@stint/wire/route';
import type { RouteName } from '@stint/wire/routes';

/** Whom and what the letters of the access matrix name. */
export interface AccessWorld {
  ana: string;
  acme: string;
  k1: string;
}

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const OFFERED = {
  kind: 'fixed',
  currency: 'USD',
  escrow: true,
  milestones: [{ title: 'All', says: '', amount: '50.00', dueDay: null }],
};
const MILESTONE = { title: 'Home page', says: 'three columns', amount: '500.00', dueDay: '2026-12-04' };
const PROFILE = {
  headline: 'Web shops',
  about: '',
  level: null,
  rate: null,
  currency: null,
  skills: [],
  earningsShown: false,
};
const TERMS = { pay: 'segment', currency: 'USD', rate: '45.00' };

/** A body that each route reads; what the deed then makes of it is tested elsewhere. */
export function bodiesIn(world: AccessWorld): Partial<Record<RouteName, () => unknown>> {
  return {
    signIn: () => ({ email: 'nobody@example.test', password: 'wrong' }),
    createToken: () => ({ email: 'nobody@example.test', password: 'wrong', name: 'program' }),
    createPerson: () => ({ name: 'Eve', email: 'ana@example.test', password: 'long enough', role: 'client' }),
    signUp: () => ({ name: 'Eve', email: 'ana@example.test', password: 'long enough', role: 'client' }),
    setPassword: () => ({ old: 'wrong', new: 'long enough too' }),
    createOrganisation: () => ({ id: NOBODYS, name: 'Eve & Sons', kind: 'client' }),
    renameOrganisation: () => ({ version: -1, name: 'Other' }),
    setRole: () => ({ role: 'viewer' }),
    inviteMember: () => ({ email: 'ben@example.test', role: 'viewer' }),
    setProfile: () => ({ ...PROFILE, version: -1 }),
    authorizeDevice: () => ({ client_id: 'stint-tracker', device_name: 'desk' }),
    collectToken: () => ({
      client_id: 'stint-tracker',
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: 'none',
    }),
    decideGrant: () => ({ decision: 'deny' }),
    enrolBrowser: () => ({ name: 'Browser' }),
    announceSession: () => ({ contract: world.k1, since: '2026-11-18T09:00:00Z', takeOver: true }),
    askBonus: () => ({ memo: 'offline in the mountains' }),
    declineBonus: () => ({ state: 'declined', answer: 'no' }),
    createContract: () => ({
      title: 'k1',
      freelancer: world.ana,
      organisation: world.acme,
      starts: '2026-11-02T00:00:00Z',
      terms: TERMS,
    }),
    makeOffer: () => ({
      organisation: NOBODYS,
      freelancer: world.ana,
      title: 'k2',
      message: '',
      terms: OFFERED,
    }),
    changeOffer: () => ({ version: 1, title: 'k2', message: '', terms: OFFERED }),
    acceptOffer: () => ({ version: 1 }),
    declineOffer: () => ({ reason: '' }),
    askForChanges: () => ({ says: 'more' }),
    createJob: () => ({
      organisation: world.acme,
      kind: 'hourly',
      title: 'Shop',
      description: 'It.',
      currency: 'USD',
    }),
    editJob: () => ({ version: 0, title: 'Shop', description: 'It.', currency: 'USD' }),
    createProposal: () => ({ amount: '45.00', message: 'Gladly.' }),
    editProposal: () => ({ version: 0, amount: '45.00', message: 'Gladly.' }),
    placeProposal: () => ({ place: 'shortlisted' }),
    declineProposal: () => ({ reason: 'Somebody else has it.' }),
    proposeMilestone: () => MILESTONE,
    changeMilestone: () => ({ ...MILESTONE, version: 0 }),
    agreeMilestone: () => ({ version: 0 }),
    dropMilestone: () => ({ version: 0 }),
    submitMilestone: () => ({ version: 0, says: 'done' }),
    askMilestoneChanges: () => ({ version: 0, says: 'the header too' }),
    giveFeedback: () => ({ stars: 5, comment: 'good', privateNote: '' }),
    setRate: () => ({ rate: '0.00' }),
    setLimit: () => ({ minutes: 60 }),
    setManualTime: () => ({ allowed: true }),
    addPaymentMethod: () => ({ card: '4242424242424242' }),
    recordSegment: () => new TextEncoder().encode('{ }'),
    uploadPicture: () => new Uint8Array(10),
    addManualTime: () => ({ from: '2026-11-17T09:00:00Z', to: '2026-11-17T09:10:00Z', memo: '' }),
    editMemo: () => ({ memo: 'another' }),
    uploadAttachment: () => new Uint8Array(10),
    sendMessage: () => ({ id: NOBODYS, says: 'Hello' }),
    markThreadRead: () => ({ n: 1 }),
    payOut: () => ({ id: NOBODYS, currency: 'USD', amount: '1.00' }),
    markRead: () => ({ ids: [NOBODYS] }),
    setNoticeSettings: () => ({ version: 0, zone: 'Asia/Tokyo' }),
    moveClock: () => ({ now: '2026-01-01T00:00:00Z' }),
  };
}

/** Its address, with what is there and with what is nobody's. */
export function addressIn(world: AccessWorld, { path, query }: Route): string {
  const params: Record<string, string> = {
    person: NOBODYS,
    invitation: NOBODYS,
    signIn: '0'.repeat(32),
    contract: world.k1,
    organisation: world.acme,
    offer: NOBODYS,
    segment: '2990000',
    milestone: NOBODYS,
    week: '2026-11-16',
    monitor: '0',
    kind: 'picture',
    device: NOBODYS,
    userCode: 'BCDF-GHJK',
    attachment: NOBODYS,
    thread: NOBODYS,
    n: '1',
    token: 'none',
    mail: '00000001',
    job: NOBODYS,
    proposal: NOBODYS,
  };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? `no ${name}`);
  if (query && 'from' in query.shape) return `${filled}?from=2026-11-16T00:00:00Z&to=2026-11-17T00:00:00Z`;
  // Of `readConsequences`; a timeline may be asked of its terms alone.
  return query && 'of' in query.shape
    ? `${filled}?of=${path.endsWith('timeline') ? 'terms' : 'end'}`
    : filled;
}
