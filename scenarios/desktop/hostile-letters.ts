import { SHOP } from '@stint/server/testing/jobs';
import { FIXED, HOURLY } from '@stint/server/testing/offers';
import { LIMITS } from '@stint/wire/limits';
import type { LivedIn } from './lived-in.ts';

/** What a field takes: the text as it is then kept, or null where it is refused. */
type Takes = (text: string) => string | null;

const TURNS = /[\u202A-\u202E\u2066-\u2069]/u;

/** One line without control characters; `lines` may have tabs and ends of lines. */
export const line = (most: number): Takes => taking(/[\p{Cc}\p{Cs}]/u, most);
const lines = (most: number): Takes => taking(/(?![\t\n])[\p{Cc}\p{Cs}]/u, most);

function taking(never: RegExp, most: number): Takes {
  return (text) => (never.test(text) || [...text].length > most ? null : text);
}

/** Stands inside the house's own sentences. */
function name(most: number): Takes {
  return (text) => {
    const kept = text.trim();
    return kept === '' || TURNS.test(kept) ? null : line(most)(kept);
  };
}

export interface Letter {
  readonly as: 'ana' | 'ben';
  readonly line: (life: LivedIn, acme: string) => string;
  readonly body: (acme: string) => object;
  /** By where it stands in the body, as a refusal names it: what it takes, and where the answer has it. */
  readonly fields: Readonly<Record<string, readonly [takes: Takes, kept: string]>>;
  /** Where the answer has the version that the next body names. */
  readonly version?: string;
  readonly few?: true;
  /** It cannot be done, or not so often: where every field is taken, it is refused for this. */
  readonly over?: string;
}

/** Every letter that holds somebody's own words, with a body that is right. */
export const LETTERS: Readonly<Record<string, Letter>> = {
  'a job': {
    as: 'ben',
    line: () => 'POST /jobs',
    body: (acme) => ({ ...SHOP, organisation: acme, labels: ['design'] }),
    fields: {
      title: [name(LIMITS.name), 'title'],
      description: [said(LIMITS.description), 'description'],
      'labels.0': [name(LIMITS.labelName), 'labels.0'],
    },
  },
  'a proposal': {
    as: 'ana',
    line: (life) => `PUT /proposals/${life.unread}`,
    body: () => ({ amount: '790', message: 'x' }),
    fields: { message: [said(LIMITS.proposalMessage), 'message'] },
    version: 'version',
    few: true,
  },
  'a proposal that is over': {
    as: 'ana',
    line: (life) => `PUT /proposals/${life.declined}`,
    body: () => ({ version: 0, amount: '790' }),
    fields: { message: [said(LIMITS.proposalMessage), ''] },
    over: 'not-in-this-state',
  },
  'a proposal that is declined': {
    as: 'ben',
    line: (life) => `POST /proposals/${life.declined}/decline`,
    body: () => ({}),
    fields: { reason: [said(LIMITS.reason), ''] },
    over: 'not-in-this-state',
  },
  'an offer': {
    as: 'ben',
    line: (life) => `PUT /offers/${life.offer}`,
    body: () => ({ terms: { ...HOURLY, activityLabels: [{ name: 'x', minActiveMinutes: null }] } }),
    fields: {
      title: [name(LIMITS.name), 'now.title'],
      message: [lines(LIMITS.offerMessage), 'now.message'],
      'terms.activityLabels.0.name': [name(LIMITS.labelName), 'now.terms.activityLabels.0.name'],
    },
    version: 'now.version',
    few: true,
  },
  'an offer that is over': {
    as: 'ben',
    line: (life) => `PUT /offers/${life.over}`,
    body: () => ({ version: 1, title: 'x', message: '', terms: structuredClone(FIXED) }),
    fields: {
      title: [name(LIMITS.name), ''],
      message: [lines(LIMITS.offerMessage), ''],
      'terms.milestones.1.title': [name(LIMITS.name), ''],
      'terms.milestones.1.says': [lines(LIMITS.milestoneSays), ''],
    },
    over: 'offer-closed',
  },
  'a question about an offer': {
    as: 'ana',
    line: (life) => `POST /offers/${life.over}/asks`,
    body: () => ({}),
    fields: { says: [said(LIMITS.asks), ''] },
    over: 'offer-closed',
  },
  'an offer that is declined': {
    as: 'ana',
    line: (life) => `POST /offers/${life.over}/decline`,
    body: () => ({}),
    fields: { reason: [lines(LIMITS.reason), ''] },
    over: 'offer-closed',
  },
  'a milestone': {
    as: 'ana',
    line: (life) => `PUT /contracts/${life.fixed}/milestones/${life.milestone}`,
    body: () => ({ amount: '250', dueDay: null }),
    fields: {
      title: [name(LIMITS.name), 'title'],
      says: [lines(LIMITS.milestoneSays), 'says'],
    },
    version: 'version',
    few: true,
  },
  'a milestone of what has ended': {
    as: 'ana',
    line: (life) => `POST /contracts/${life.ended}/milestones`,
    body: () => ({ amount: '250', dueDay: null }),
    fields: { title: [name(LIMITS.name), ''], says: [lines(LIMITS.milestoneSays), ''] },
    over: 'not-allowed',
  },
  'a message': {
    as: 'ben',
    line: (life) => `POST /threads/${life.thread}/messages`,
    body: () => ({ id: crypto.randomUUID() }),
    fields: { says: [said(LIMITS.message, /\S/u), 'says'] },
  },
  'a profile': {
    as: 'ana',
    line: () => 'PUT /profile',
    body: () => ({
      headline: '',
      about: '',
      level: null,
      rate: null,
      currency: null,
      skills: ['x'],
      earningsShown: true,
    }),
    fields: {
      headline: [line(LIMITS.headline), 'headline'],
      about: [lines(LIMITS.about), 'about'],
      'skills.0': [name(LIMITS.skill), 'skills.0'],
    },
    version: 'version',
  },
  'an organisation': {
    as: 'ben',
    line: (_life, acme) => `PUT /organisations/${acme}`,
    body: () => ({}),
    fields: { name: [name(LIMITS.name), 'name'] },
    version: 'version',
  },
  'an invitation': {
    as: 'ben',
    line: (_life, acme) => `POST /organisations/${acme}/invitations`,
    body: () => ({ role: 'viewer' }),
    fields: { email: [() => null, ''] },
  },
  'a feedback': {
    as: 'ben',
    line: (life) => `PUT /contracts/${life.ended}/feedback`,
    body: () => ({ stars: 1 }),
    fields: { comment: [lines(LIMITS.feedback), ''], privateNote: [lines(LIMITS.feedback), ''] },
    over: 'feedback-given',
  },
};

/** It has to say something. */
function said(most: number, something = /[^\s]/u): Takes {
  return (text) => (something.test(text) ? lines(most)(text) : null);
}
