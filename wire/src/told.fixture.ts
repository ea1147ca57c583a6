import { FACTS, type Kind, type Told, toldOf } from './told.ts';

/** A notification of each kind with facts of the world of the tests; `theirs` stands wherever somebody's own words do. */
export function sampleOf(kind: Kind, theirs: (key: string) => string = (key) => OWN_WORDS[key] ?? ''): Told {
  const facts = Object.keys(FACTS[kind].shape).map((key): [string, unknown] => [
    key,
    key in OWN_WORDS && typeof SPECIAL[kind]?.[key] === 'undefined' ? theirs(key) : factOf(kind, key),
  ]);
  return toldOf(kind, Object.fromEntries(facts));
}

function factOf(kind: Kind, key: string): unknown {
  const special = SPECIAL[kind];
  return special && key in special ? special[key] : PLAIN_FACTS[key];
}

/** What people wrote. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  title: 'Web shop',
  other: 'Acme',
  by: 'Ben Okafor',
  device: 'Desk at home',
  memo: 'The train had no network.',
  answer: 'Not this time.',
  name: 'Acme Garden Tools',
  milestone: 'First draft',
  says: 'Could we begin a week later?',
  reason: 'The budget is gone.',
};

const PLAIN_FACTS: Readonly<Record<string, unknown>> = {
  contract: '0e3a5c9e-6f0b-4c53-9b39-0a0000000001',
  week: '2026-11-16',
  seconds: 24_000,
  countedSeconds: 68_400,
  limitMinutes: 1200,
  net: '270.00',
  total: '315.00',
  amount: '12.50',
  rate: '45.00',
  currency: 'USD',
  attempt: 2,
  most: 5,
  last: false,
  allowed: true,
  at: '2026-11-18T10:00:00Z',
  starts: '2026-11-16T00:00:00Z',
  reviewEndsAt: '2026-11-28T00:00:00Z',
  availableAt: '2026-12-02T00:00:00Z',
  locksAt: '2026-11-23T12:00:00Z',
  nextAt: '2026-11-24T12:00:00Z',
  holdsFrom: null,
  job: '0e3a5c9e-6f0b-4c53-9b39-0a0000000002',
  proposal: '0e3a5c9e-6f0b-4c53-9b39-0a0000000003',
  offer: '0e3a5c9e-6f0b-4c53-9b39-0a0000000004',
  thread: '0e3a5c9e-6f0b-4c53-9b39-0a0000000005',
  organisation: '0e3a5c9e-6f0b-4c53-9b39-0a0000000006',
  until: '2026-12-04T10:00:00Z',
  expiresAt: '2026-11-25T10:00:00Z',
  closesAt: '2026-12-02T10:00:00Z',
  dueDay: '2026-11-27',
  segments: 4,
  answerBy: '2026-11-27T10:00:00Z',
  decidesAt: '2026-11-29T10:00:00Z',
  dispute: '0e3a5c9e-6f0b-4c53-9b39-0a0000000007',
  letGo: 1,
  refunded: 1,
  back: '7.88',
  start: '2026-11-18T09:40:00Z',
  outcome: 'paid',
  contracts: 3,
  left: '12.50',
  paid: true,
  held: true,
  role: 'hirer',
  payment: '0e3a5c9e-6f0b-4c53-9b39-0a0000000008',
  what: 'bonus',
  via: 'bank',
  lastFour: '3000',
  effectiveAt: '2026-11-21T10:00:00Z',
};

/** Where one key means different things. */
const SPECIAL: Partial<Record<Kind, Readonly<Record<string, unknown>>>> = {
  'rate-changed': { from: '40.00', to: '45.00' },
  'limit-changed': { from: null, to: 1200 },
  'time-asked': { from: '2026-11-17T13:00:00Z', to: '2026-11-17T15:30:00Z' },
};
