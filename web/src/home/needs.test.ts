import { parseInstant } from '@stint/core/instant';
import type { BonusRequest } from '@stint/wire/bonus';
import type { Contract } from '@stint/wire/contracts';
import type { Week } from '@stint/wire/diary';
import { describe, expect, it } from 'vitest';
import { needsOf } from './needs.ts';

const now = parseInstant('2026-11-18T10:00:00Z') ?? 0;
const k1: Contract = {
  id: '00000000-0000-4000-8000-000000000001',
  title: 'Shop front',
  freelancer: { id: '00000000-0000-4000-8000-00000000000a', name: 'Ana' },
  organisation: { id: '00000000-0000-4000-8000-00000000000b', name: 'Acme' },
  agency: null,
  kind: 'hourly',
  escrow: null,
  starts: '2026-11-02T00:00:00Z',
  endedAt: null,
  standing: 'active',
  terms: {
    pay: 'segment',
    currency: 'USD',
    rate: '45.00',
    weeklyLimitMinutes: 1200,
    manualTime: true,
    idleMinutes: 10,
    minActiveMinutes: 5,
    snapshots: 'full',
    activityUnmeasured: 'unprotected',
    privateWindowMinutes: 10,
    freelancerFeePercent: '10',
    clientFeePercent: '5',
    activityLabels: [],
    labelRequired: false,
    weeklyStipend: null,
    scheduledRaise: null,
  },
  pausedAt: null,
  clientVerifiedAt: '2026-11-01T00:00:00Z',
  may: [],
};

function week(changes: Partial<Week> & { totals?: Week['totals'] }): Week {
  return {
    week: '2026-11-16',
    limitMinutes: 1200,
    totals: {
      trackedSeconds: 36_000,
      uncountedSeconds: 0,
      countedSeconds: 36_000,
      manualSeconds: 0,
      overLimitSeconds: 0,
      billedSeconds: 36_000,
      protectedSeconds: 36_000,
    },
    currency: 'USD',
    invoice: {
      lines: [],
      total: '450.00',
      freelancerFee: '45.00',
      net: '405.00',
      clientFee: '22.50',
      clientTotal: '472.50',
    },
    clock: {
      locksAt: '2026-11-23T12:00:00Z',
      reviewEndsAt: '2026-11-28T00:00:00Z',
      availableAt: '2026-12-02T00:00:00Z',
    },
    late: null,
    stage: 'in-progress',
    charge: 'not-yet',
    ...changes,
  };
}
function bonus(changes: Partial<BonusRequest>): BonusRequest {
  return {
    contract: k1.id,
    week: '2026-11-09',
    seconds: 1200,
    amount: '15.00',
    currency: 'USD',
    memo: 'I was offline in the mountains',
    askedAt: '2026-11-17T10:00:00Z',
    state: 'open',
    answer: null,
    ...changes,
  };
}
const saysOf = (...asked: Parameters<typeof needsOf>) => needsOf(...asked).map(({ says }) => says);

describe('what needs you', () => {
  it('is nothing where all is well', () => {
    expect(needsOf(k1, 'freelancer', [week({})], now)).toEqual([]);
    expect(needsOf(k1, 'client', [week({})], now)).toEqual([]);
  });

  it('is for Ana what is billed and not protected, manual time apart, until the lock', () => {
    const totals = { ...week({}).totals, manualSeconds: 1200, protectedSeconds: 36_000 - 1200 - 3000 };
    const [need] = needsOf(k1, 'freelancer', [week({ totals })], now);
    expect(need?.says).toBe('Shop front: 0:50 tracked this week are billed and not protected.');
    expect(need?.until).toBe(parseInstant('2026-11-23T12:00:00Z'));
  });

  it('is for Ana what does not count, where the terms allow manual time', () => {
    const totals = { ...week({}).totals, uncountedSeconds: 540 };
    const running = [week({ totals })];
    expect(saysOf(k1, 'freelancer', running, now)).toEqual([
      'Shop front: 0:09 tracked this week do not count.',
    ]);
    const without = { ...k1, terms: { ...k1.terms, manualTime: false } };
    expect(needsOf(without, 'freelancer', running, now)).toEqual([]);
  });

  it('is for Ben the week in review, with what silence means', () => {
    const [need] = needsOf(k1, 'client', [week({ week: '2026-11-09', stage: 'in-review' })], now);
    expect(need?.says).toBe('Shop front: 9–15 Nov is in review, $472.50.');
    expect(need?.otherwise).toContain('silence is consent (B5)');
  });

  it('T6: is for Ana what came late, until she has asked for it', () => {
    const late = { trackedSeconds: 1500, seconds: 1200, amount: '15.00' };
    const locked = week({ week: '2026-11-09', stage: 'in-review', late });
    expect(saysOf(k1, 'freelancer', [locked], now)).toEqual([
      'Shop front: 0:20 came after 9–15 Nov had locked and count 0.',
    ]);
    expect(saysOf(k1, 'freelancer', [locked], now, [bonus({})])).toEqual([]);
    expect(saysOf(k1, 'freelancer', [locked], now, [bonus({ state: 'declined' })])).toEqual([]);
    expect(saysOf(k1, 'freelancer', [locked], now, [bonus({ seconds: 600 })])).toEqual([
      'Shop front: 0:10 came after 9–15 Nov had locked and count 0.',
    ]);
  });

  it('D4: is for Ben a bonus that is asked for, until he has answered', () => {
    const [need] = needsOf(k1, 'client', [], now, [bonus({}), bonus({ contract: 'another' })]);
    expect(need).toMatchObject({
      says: 'Shop front: Ana asks for a bonus of $15.00.',
      week: '2026-11-09',
    });
    expect(need?.otherwise).toContain('0:20 that came after 9–15 Nov had locked (T6)');
    expect(needsOf(k1, 'client', [], now, [bonus({ state: 'declined' })])).toEqual([]);
    expect(needsOf(k1, 'freelancer', [], now, [bonus({})])).toEqual([]);
  });

  it('is for Ben a declined card, and a missing one', () => {
    expect(saysOf(k1, 'client', [week({ charge: 'declined' })], now)).toEqual([
      'Shop front: your card was declined for 16–22 Nov, $472.50.',
    ]);
    expect(saysOf({ ...k1, clientVerifiedAt: null }, 'client', [], now)).toEqual([
      'Shop front: no payment method of yours is verified.',
    ]);
  });
});
