import { parseInstant } from '@stint/core/instant';
import { NEED_KINDS, type Need, type NeedKind } from '@stint/wire/needs';
import { describe, expect, it } from 'vitest';
import { KIND_NAMES } from './kind-names.ts';
import { wordsOf } from './need-words.ts';

const now = parseInstant('2026-11-18T10:00:00Z') ?? 0;
const ID = '00000000-0000-4000-8000-000000000001';
const WEEK = '2026-11-16';

type Facts<K extends NeedKind> = Extract<Need, { kind: K }>['facts'];

function need<K extends NeedKind>(
  kind: K,
  facts: Facts<K>,
  more: Partial<Omit<Need, 'kind' | 'facts'>> = {},
): Need {
  const own = {
    key: kind,
    as: 'freelancer',
    about: 'Shop front',
    who: 'Acme',
    until: '2026-11-23T12:00:00Z',
    stake: { amount: '15.00', currency: 'USD' },
    go: { page: 'week', contract: ID, week: WEEK },
    ...more,
  };
  // The facts are those of this very kind.
  return { ...own, kind, facts } as unknown as Need;
}

const time = { week: WEEK, seconds: 1200, segments: 2 };
const asClient = { as: 'client', who: 'Ana' } as const;
const asked = { from: '2026-11-17T09:00:00Z', to: '2026-11-17T09:30:00Z' };

const SAID: readonly (readonly [Need, string])[] = [
  [need('memo-missing', time), 'Shop front: 0:20 this week have no memo and are not protected.'],
  [
    need('memo-missing', { ...time, week: '2026-11-09' }),
    'Shop front: 0:20 in 9–15 Nov have no memo and are not protected.',
  ],
  [
    need('low-activity', { ...time, labels: false }),
    'Shop front: 0:20 this week were quiet and are not protected.',
  ],
  [
    need('client-unverified', time),
    'Shop front: 0:20 this week are not protected, because Acme has no verified payment method.',
  ],
  [need('no-payout-method', { returned: false }, { about: '' }), 'you have no payout method yet.'],
  [need('payouts-to-approve', { count: 1 }, { about: '' }), 'A large payout or file waits for you.'],
  [need('payouts-to-send', { count: 2 }, { about: '' }), '2 files of payouts wait to be made or sent.'],
  [need('uncounted', { ...time, seconds: 540 }), 'Shop front: 0:09 tracked this week do not count.'],
  [
    need('late-time', { week: '2026-11-09', seconds: 1200 }),
    'Shop front: 0:20 came after 9–15 Nov had locked and count 0.',
  ],
  [
    need('charge-declined', { week: WEEK, attempt: 1, retryAt: null }),
    'Shop front: the charge for 16–22 Nov was declined.',
  ],
  [
    need('charge-declined', { week: WEEK, attempt: 5, retryAt: null }, asClient),
    'Shop front: your card was declined for 16–22 Nov, $15.00.',
  ],
  [need('payment-unverified', {}, { about: 'Acme' }), 'Acme: no payment method of yours is verified.'],
  [need('payout', {}, { about: 'USD' }), 'USD: $15.00 are available.'],
  [
    need('bonus-asked', { week: '2026-11-09', seconds: 1200 }, asClient),
    'Shop front: Ana asks for a bonus of $15.00.',
  ],
  [
    need('invoice-open', { says: 'Design' }, asClient),
    'Shop front: an invoice of $15.00 for “Design” waits to be paid.',
  ],
  [need('review', { week: '2026-11-09' }, asClient), 'Shop front: 9–15 Nov is in review, $15.00.'],
  [
    need('week-locks', { week: WEEK, seconds: 1200 }, asClient),
    'Shop front: 16–22 Nov locks soon: 0:20, $15.00.',
  ],
  [
    need('dispute-open', { week: '2026-11-09', segments: 2 }),
    'Shop front: Acme disputes 2 segments of 9–15 Nov, $15.00.',
  ],
  [
    need('disputes-to-decide', { count: 2 }, { about: '', as: 'operator' }),
    '2 disputes are contested and decided soon.',
  ],
  [
    need('limit-near', { week: WEEK, counted: 64_800, limit: 72_000, over: 0 }),
    'Shop front: 18:00 of this week’s 20:00 are used.',
  ],
  [
    need('limit-near', { week: WEEK, counted: 73_200, limit: 72_000, over: 1200 }, asClient),
    'Shop front: 0:20 by Ana are over this week’s limit of 20:00.',
  ],
  [
    need('manual-asked', { ...asked, reason: 'A call' }, asClient),
    'Shop front: Ana asks to write in Tue 17 Nov 09:00–09:30 by hand.',
  ],
  [need('manual-allowed', asked), 'Shop front: you may write in Tue 17 Nov 09:00–09:30 by hand now.'],
  [need('offer-waiting', { kind: 'hourly' }), 'Shop front: Acme offers you a contract, $15.00 an hour.'],
  [
    need('offer-waiting', { kind: 'fixed' }, { as: 'agency', who: 'Acme to Ana' }),
    'Shop front: an offer of Acme to Ana, $15.00 altogether.',
  ],
  [need('offer-asked', {}, asClient), 'Shop front: Ana asks for changes.'],
  [need('proposals-unread', { count: 2 }, asClient), 'Shop front: 2 proposals are not opened.'],
  [
    need('milestone', { n: 1, name: 'Design', what: 'do', dueDay: '2026-12-01', funded: null }),
    'Shop front: milestone 1 “Design” is yours to do, $15.00.',
  ],
  [
    need('milestone', { n: 1, name: 'Design', what: 'do', dueDay: null, funded: true }),
    'Shop front: milestone 1 “Design” is funded and yours to do, $15.00.',
  ],
  [
    need('milestone', { n: 1, name: 'Design', what: 'fund', dueDay: null, funded: false }, asClient),
    'Shop front: milestone 1 “Design” waits for its money, $15.00.',
  ],
  [need('escrow-claim', {}), 'Shop front: $15.00 in escrow is to go back to Acme.'],
  [need('escrow-claim', {}, asClient), 'Shop front: Ana disputes that $15.00 in escrow goes back to you.'],
  [
    need('claims-to-decide', { count: 1, since: '2026-11-17T09:00:00Z' }, { about: '' }),
    'A claim on money in escrow waits for your decision.',
  ],
  [need('feedback', {}), 'Shop front: say how it was to work with Acme.'],
  [
    need('tracker-silent', { tracker: 'desk', heardAt: '2026-11-18T09:00:00Z' }, { about: 'desk' }),
    'desk: it has a session open and was not heard of since Wed 18 Nov 09:00.',
  ],
  [
    need('no-tracker', { tracker: 'desk', revokedAt: '2026-11-18T09:00:00Z' }, { about: 'desk' }),
    'desk: it may no longer send, and you have no other tracker.',
  ],
  [need('mails-failed', { count: 1, fault: '' }, { about: '' }), 'A mail of this week will not arrive.'],
  [
    need('work-late', { what: 'weeks', count: 3, since: '2026-11-18T09:00:00Z', says: null }, { about: '' }),
    '3 weeks that have locked and are not closed.',
  ],
];

describe('what home says', () => {
  it.each(SAID)('%#', (one, says) => {
    const words = wordsOf(one, now, 'UTC');
    expect(words.says).toBe(says);
    expect(words.how).toMatch(/^.+[.”]|.+[^ ]$/);
    expect(words.link).not.toBe('');
  });

  it('of every kind that there is', () => {
    expect([...new Set(SAID.map(([{ kind }]) => kind))].sort()).toEqual([...NEED_KINDS].sort());
    expect(Object.keys(KIND_NAMES).sort()).toEqual([...NEED_KINDS].sort());
  });

  it('P5: says what a memo is worth, and what silence means for a client (B5)', () => {
    expect(wordsOf(need('memo-missing', time), now, 'UTC').how).toBe(
      'Say what you did, and $15.00 become protected (P5).',
    );
    expect(wordsOf(need('review', { week: '2026-11-09' }, asClient), now, 'UTC').how).toBe(
      'If you agree, do nothing: from Sat 21 Nov silence is consent (B5).',
    );
  });

  it('D5: says to who pays when a charge is tried again, and to who is paid that nothing is to be done', () => {
    const declined = { week: WEEK, attempt: 1, retryAt: '2026-11-24T12:00:00Z' };
    expect(wordsOf(need('charge-declined', declined, asClient), now, 'UTC').how).toContain(
      'Tue 24 Nov 12:00 UTC (D5)',
    );
    expect(wordsOf(need('charge-declined', declined), now, 'UTC').how).toContain('You need not do anything');
  });
});
