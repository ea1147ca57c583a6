import type { Contract } from '@stint/wire/contracts';
import type { TimelineItem } from '@stint/wire/timeline';
import { describe, expect, it } from 'vitest';
import { toldItem } from './timeline-words.ts';

const terms = {
  currency: 'USD',
  pay: 'segment',
  snapshots: 'full',
  privateWindowMinutes: 10,
  activityUnmeasured: 'unprotected',
} as Contract['terms'];
const at = '2026-11-18T10:00:00Z';
const by = { id: 'b', name: 'Ben Okafor' };
const told = (item: TimelineItem) => toldItem(item, { kind: 'hourly', escrow: null, terms }, 'UTC');

describe('the timeline says', () => {
  it('what a fixed price began as', () => {
    const created = { what: 'created', at, by, version: 1 } as const;
    expect(toldItem(created, { kind: 'fixed', escrow: false, terms }, 'UTC').did).toBe(
      'wrote the first terms: a fixed price by milestones, without escrow',
    );
  });

  it('what a version of the terms changed, and which it is', () => {
    expect(told({ what: 'created', at, by, version: 1 })).toMatchObject({
      who: 'Ben Okafor',
      version: 'version 1',
      did: 'wrote the first terms: pay by segment, full pictures, a private window of 10 minutes, time that cannot be measured not protected',
    });
    expect(told({ what: 'rate', at, by, version: 2, from: '45.00', to: '50.00' }).did).toBe(
      'changed the rate from $45.00 to $50.00 an hour',
    );
    expect(told({ what: 'manual-time', at, by, version: 3, from: true, to: false }).did).toBe(
      'stopped allowing manual time',
    );
  });

  it('what happened to money in escrow, and why', () => {
    const of = { what: 'money', at, n: 1, title: 'Design', amount: '500.00' } as const;
    expect(told({ ...of, by, deed: 'funded', cause: null })).toMatchObject({
      who: 'Ben Okafor',
      did: 'put $500.00 into escrow for milestone 1 “Design”',
      more: [],
    });
    const released = told({ ...of, by: null, deed: 'released', cause: 'silence' });
    expect(released.did).toBe('$500.00 of milestone 1 “Design” was released');
    expect(released.more).toHaveLength(1);
    const moved = told({ ...of, by, deed: 'moved', cause: 'approved' });
    expect(moved.did).toBe('put $500.00 of milestone 1 “Design” behind a later milestone');
    const back = told({ ...of, by, deed: 'refunded', cause: 'approved' });
    expect(back.did).toBe('let $500.00 of milestone 1 “Design” go back to the client');
  });

  it('what was said of money in escrow that is asked back, and what came of it', () => {
    const asked = { what: 'escrow-claim', at, by: null, cause: 'client-ended' } as const;
    expect(told({ ...asked, state: 'asked' })).toMatchObject({ who: null, about: 'money' });
    expect(told({ ...asked, state: 'asked' }).did).toContain('for the client has ended the contract');
    expect(
      told({ what: 'escrow-word', at, by, said: 'answer', side: 'client', says: 'It is half.' }),
    ).toMatchObject({
      who: 'Ben Okafor',
      did: 'answered the dispute on escrow',
      says: 'It is half.',
    });
    expect(told({ ...asked, state: 'decided' }).did).toBe(
      'What was asked back of escrow is divided as the operator decided',
    );
  });

  it('B3: from when a limit holds', () => {
    const limit = (to: number | null, holdsFrom: string) =>
      told({ what: 'limit', at, by, version: 4, from: 840, to, holdsFrom });
    expect(limit(null, at)).toMatchObject({ did: 'set the weekly limit from 14:00 to none' });
    expect(limit(null, at).more[0]).toContain('at once');
    expect(limit(60, '2026-11-23T00:00:00Z').more[0]).toContain('It holds from Mon 23 Nov 00:00 UTC');
  });

  it('by which versions a closed week’s lines were billed; the clock did it', () => {
    const line = {
      kind: 'tracked',
      rate: '45.00',
      seconds: 3600,
      amount: '45.00',
      versions: [1, 3],
    } as const;
    const week = { what: 'week-closed', at, by: null, week: '2026-11-16' } as const;
    expect(told({ ...week, total: '45.00', lines: [{ ...line, versions: [1, 3] }] })).toMatchObject({
      who: null,
      did: 'The week of 16–22 Nov was closed and invoiced: $45.00',
      more: ['1:00 tracked at $45.00 an hour: $45.00, by version 1, 3 of the terms'],
    });
    expect(told({ ...week, total: null, lines: [] }).did).toContain('nothing in it is billed');
  });

  it('what became of a milestone, and the version that it binds', () => {
    const step = { what: 'milestone', at, by, milestone: 'm', n: 2, title: 'Shop', version: 1 } as const;
    const more = { amount: '500.00', dueDay: '2026-12-04' };
    expect(told({ ...step, ...more, deed: 'agree', says: '' })).toMatchObject({
      did: 'agreed to milestone 2 “Shop”',
      more: ['$500.00, due Fri 4 Dec'],
      version: 'by version 1',
    });
    expect(told({ ...step, ...more, deed: 'submit', says: 'at shop.example' })).toMatchObject({
      says: 'at shop.example',
      more: [],
    });
  });
});
