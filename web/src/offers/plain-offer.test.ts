import { parseInstant } from '@stint/core/instant';
import type { HourlyTerms, Offer } from '@stint/wire/offers';
import { describe, expect, it } from 'vitest';
import { changesOf, offerLines } from './plain-offer.ts';
import { shortLines } from './short-lines.ts';
import { standingOf } from './turn.ts';
import { worthOf } from './worth.ts';

const HOURLY: HourlyTerms = {
  kind: 'hourly',
  pay: 'segment',
  currency: 'USD',
  rate: '45.00',
  startDay: '2026-11-23',
  weeklyLimitMinutes: 1200,
  manualTime: false,
  idleMinutes: 10,
  minActiveMinutes: 5,
  snapshots: 'full',
  activityUnmeasured: 'unprotected',
  privateWindowMinutes: 10,
  freelancerFeePercent: '10',
  clientFeePercent: '2.5',
  activityLabels: [],
  labelRequired: false,
  weeklyStipend: null,
  scheduledRaise: null,
};
const FIXED = {
  kind: 'fixed',
  currency: 'USD',
  milestones: [{ title: 'Sketches', says: '', amount: '250.00', dueDay: '2026-12-01' }],
  escrow: false,
  freelancerFeePercent: '0',
  clientFeePercent: '0',
} as const;
const SIDES = {
  id: '00000000-0000-4000-8000-000000000001',
  freelancer: { id: '00000000-0000-4000-8000-00000000000a', name: 'Ana' },
  organisation: { id: '00000000-0000-4000-8000-00000000000b', name: 'Acme' },
  agency: null,
  clientVerifiedAt: null,
};
const version = (terms: Offer['now']['terms'], n = 1): Offer['now'] => ({
  version: n,
  at: '2026-11-18T10:00:00Z',
  by: SIDES.organisation,
  title: 'Web shop',
  message: '',
  terms,
});

describe('an offer in plain words', () => {
  it('says when it starts, and that no time is protected without a verified card', () => {
    const lines = new Map(offerLines(SIDES, version(HOURLY), 'UTC').map(({ name, says }) => [name, says]));
    expect(lines.get('Start')).toBe('Mon 23 Nov 00:00 UTC, or when it is accepted, if that is later.');
    expect(lines.get('Client')).toContain('no verified payment method');
    expect(lines.has('Since')).toBe(false);
  });

  it('a fixed price says nothing of activity or pictures', () => {
    const names = offerLines(SIDES, version({ ...FIXED, milestones: [...FIXED.milestones] }), 'UTC').map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Price', 'Escrow', 'Fees', 'Client', 'Start']);
  });

  it('names what has changed, what is new and what is gone, and nothing else', () => {
    const before = version({ ...HOURLY, weeklyStipend: '25.00' });
    const now = version(
      { ...HOURLY, rate: '50.00', scheduledRaise: { day: '2027-01-04', rate: '55.00' } },
      2,
    );
    const changes = changesOf(SIDES, before, now, 'UTC');
    expect(changes.map(({ name }) => name)).toEqual(['Rate', 'Agreed raise', 'Weekly stipend']);
    expect(changes[1]?.was).toBeNull();
    expect(changes[2]?.is).toBeNull();
    expect(changesOf(SIDES, before, { ...before, version: 2 }, 'UTC')).toEqual([]);
  });

  it('B2: a limit of 0 and none are two things', () => {
    expect(shortLines({ ...HOURLY, weeklyLimitMinutes: 0 })[1]).toContain('nothing is billed');
    expect(shortLines({ ...HOURLY, weeklyLimitMinutes: null })[1]).toContain('No weekly limit');
  });
});

describe('B4: what an offer is worth', () => {
  it('is an hour, and a week at most, with both fees', () => {
    expect(worthOf(HOURLY)).toEqual([
      { of: 'an hour', total: '$45.00', paid: '$46.13', got: '$40.50' },
      { of: 'a week at most', total: '$900.00', paid: '$922.50', got: '$810.00' },
    ]);
    expect(worthOf({ ...HOURLY, weeklyLimitMinutes: null })).toHaveLength(1);
    expect(worthOf({ ...FIXED, milestones: [...FIXED.milestones] })).toEqual([
      { of: 'altogether', total: '$250.00', paid: '$250.00', got: '$250.00' },
    ]);
  });
});

describe('whose turn it is', () => {
  const now = parseInstant('2026-11-18T10:00:00Z') ?? 0;
  const open = {
    ...SIDES,
    state: 'open',
    turn: 'freelancer',
    yours: true,
    side: 'freelancer',
    expiresAt: '2026-11-20T10:00:00Z',
    endedAt: null,
  } as const;

  it('is said from the reader’s side, with its end', () => {
    expect(standingOf(open, now, 'UTC')).toMatchObject({
      turn: 'Your turn: accept, decline or ask for changes',
      until: 'until Fri 10:00 UTC, in 2 d',
      yours: true,
    });
    expect(standingOf({ ...open, side: 'client', yours: false }, now, 'UTC')).toMatchObject({ yours: false });
    expect(standingOf({ ...open, side: 'client', turn: 'client' }, now, 'UTC')).toMatchObject({
      yours: true,
    });
    expect(standingOf({ ...open, side: 'agency' }, now, 'UTC')).toMatchObject({ yours: true });
  });

  it('is nobody’s when it is over', () => {
    const over = {
      ...open,
      state: 'expired',
      turn: null,
      yours: false,
      endedAt: '2026-11-20T10:00:00Z',
    } as const;
    expect(standingOf(over, now, 'UTC')).toMatchObject({ yours: false, until: 'Fri 20 Nov 10:00 UTC' });
  });
});
