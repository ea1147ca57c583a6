import { toInstant } from '../letters.ts';
import type { FactsOf } from '../told.ts';
import type { HandshakeKind } from '../told-handshake.ts';
import type { Part, Values } from './parts.ts';
import { contractPath, isBlank, moment, type Said, type Tellings } from './saying.ts';
import type { Speaker } from './speaker.ts';

/** The way to a contract, in sentences. */
export const HANDSHAKE_TELL: Tellings<HandshakeKind> = {
  'job-expires': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), expires: moment(s, f.expiresAt) }),
    body: say('body', {}),
    path: jobPath(f),
  }),
  'job-expired': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', {}),
    path: jobPath(f),
  }),
  'proposal-received': (say, f, s) => ({
    title: say('title', whatAndWho(s, f)),
    body: say('body', { amount: s.money(f.amount, f.currency) }),
    path: proposalPath(f),
  }),
  'proposal-declined': (say, f, s) => {
    const other = s.name(f.other);
    return {
      title: say('title', { title: s.name(f.title) }),
      body: isBlank(s, f.reason)
        ? say('bodyBare', { other })
        : say('body', { other, reason: s.name(f.reason) }),
      path: proposalPath(f),
    };
  },
  'proposal-withdrawn': (say, f, s) => ({
    title: say('title', whatAndWho(s, f)),
    body: say('body', {}),
    path: proposalPath(f),
  }),
  'offer-made': (say, f, s) => ({
    title: say('title', whatAndWho(s, f)),
    body: say('body', { expires: moment(s, f.expiresAt) }),
    path: offerPath(f),
  }),
  'offer-changed': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { other: s.name(f.other), expires: moment(s, f.expiresAt) }),
    path: offerPath(f),
  }),
  'offer-asked': (say, f, s) => ({
    title: say('title', whatAndWho(s, f)),
    body: isBlank(s, f.says) ? say('bodyBare', {}) : say('body', { says: s.name(f.says) }),
    path: offerPath(f),
  }),
  'offer-withdrawn': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { other: s.name(f.other) }),
    path: offerPath(f),
  }),
  'offer-declined': (say, f, s) => ({
    title: say('title', whatAndWho(s, f)),
    body: isBlank(s, f.reason) ? say('bodyBare', {}) : say('body', { reason: s.name(f.reason) }),
    path: offerPath(f),
  }),
  'offer-accepted': (say, f, s) => ({
    title: say('title', whatAndWho(s, f)),
    body: say('body', {}),
    path: contractPath(f),
  }),
  'offer-expires': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), expires: moment(s, f.expiresAt) }),
    body: say('body', { other: s.name(f.other) }),
    path: offerPath(f),
  }),
  'offer-expired': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { other: s.name(f.other) }),
    path: offerPath(f),
  }),
  'milestone-proposed': milestoneDeed,
  'milestone-agreed': milestoneDeed,
  'milestone-change': milestoneDeed,
  'milestone-submitted': milestoneDeed,
  'milestone-changes-asked': milestoneDeed,
  'milestone-dropped': milestoneDeed,
  'milestone-due': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), day: s.day(toInstant(`${f.dueDay}T00:00:00Z`)) }),
    body: say('body', { milestone: s.name(f.milestone) }),
    path: contractPath(f),
  }),
  'feedback-asked': (say, f, s) => ({
    title: say('title', whatAndWho(s, f)),
    body: say('body', { closes: moment(s, f.closesAt) }),
    path: contractPath(f),
  }),
  'feedback-shown': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { other: s.name(f.other) }),
    path: contractPath(f),
  }),
  'message-received': (say, f, s) => ({
    title: say('title', whatAndWho(s, f)),
    body: isBlank(s, f.says) ? say('bodyBare', {}) : say('body', { says: s.name(f.says) }),
    path: threadPath(f),
  }),
  'time-asked': (say, f, s) => {
    const when = { from: moment(s, f.from), to: moment(s, f.to) };
    return {
      title: say('title', whatAndWho(s, f)),
      body: isBlank(s, f.says) ? say('bodyBare', when) : say('body', { ...when, says: s.name(f.says) }),
      path: threadPath(f),
    };
  },
  'member-joined': (say, f, s) => ({
    title: say('title', { other: s.name(f.other), name: s.name(f.name) }),
    body: say('body', { role: roleOf(s, f.role) }),
    path: '/team',
  }),
  'role-changed': (say, f, s) => ({
    title: say('title', { name: s.name(f.name), role: roleOf(s, f.role) }),
    body: say('body', {}),
    path: '/team',
  }),
};

/** Each deed on a milestone is told alike: which one, for how much, and what was said with it. */
function milestoneDeed(
  say: (
    key: 'title' | 'body' | 'bodyBare',
    values: Values<'title' | 'other' | 'milestone' | 'amount' | 'says'>,
  ) => Part[],
  f: FactsOf<'milestone-proposed'>,
  s: Speaker,
): Said {
  const [milestone, amount, says] = [s.name(f.milestone), s.money(f.amount, f.currency), s.name(f.says)];
  const values = { ...whatAndWho(s, f), milestone, amount, says };
  return {
    title: say('title', values),
    body: say(isBlank(s, f.says) ? 'bodyBare' : 'body', values),
    path: contractPath(f),
  };
}

function whatAndWho(s: Speaker, { title, other }: { title: string; other: string }) {
  return { title: s.name(title), other: s.name(other) };
}

/** A role that there is no word for yet is said by its code. */
function roleOf(s: Speaker, role: string): Part {
  const { roles } = s.words;
  const known = Object.entries(roles).find(([code]) => code === role);
  return known ? { says: known[1], whose: 'ours' } : s.name(role);
}

const jobPath = ({ job }: { job: string }): string => `/jobs/${job}`;
const proposalPath = ({ proposal }: { proposal: string }): string => `/proposals/${proposal}`;
const offerPath = ({ offer }: { offer: string }): string => `/offers/${offer}`;
const threadPath = ({ thread }: { thread: string }): string => `/messages/${thread}`;
