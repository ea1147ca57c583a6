import type { Contract } from '@stint/wire/contracts';

/** Ana works for Ben's Acme Garden Tools (k1) and, now and then, for Birch Bakery (k2). */
export const ANA = '00000000-0000-4000-8000-00000000000a';
export const DEVICE = '00000000-0000-4000-8000-0000000000d1';
export const K1 = '00000000-0000-4000-8000-0000000000c1';
export const K2 = '00000000-0000-4000-8000-0000000000c2';

export function contract(id: string, more: Partial<Contract['terms']> = {}): Contract {
  return {
    id,
    title: id === K1 ? 'Header colours' : 'Bread site',
    freelancer: { id: ANA, name: 'Ana Duarte' },
    organisation: {
      id: '00000000-0000-4000-8000-0000000000e1',
      name: id === K1 ? 'Acme Garden Tools' : 'Birch Bakery',
    },
    agency: null,
    kind: 'hourly',
    escrow: null,
    starts: '2026-11-02T00:00:00Z',
    endedAt: null,
    pausedAt: null,
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
      privateWindowMinutes: 0,
      freelancerFeePercent: '10',
      clientFeePercent: '5',
      activityLabels: [],
      labelRequired: false,
      weeklyStipend: null,
      scheduledRaise: null,
      ...more,
    },
    clientVerifiedAt: '2026-11-01T00:00:00Z',
    may: ['track', 'correct'],
  };
}
