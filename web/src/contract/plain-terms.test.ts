import type { Contract } from '@stint/wire/contracts';
import { describe, expect, it } from 'vitest';
import { changeText, termLines } from './plain-terms.ts';

const contract = {
  organisation: { id: 'o', name: 'Acme' },
  starts: '2026-11-02T00:00:00Z',
  endedAt: null,
  clientVerifiedAt: null,
  terms: {
    pay: 'segment',
    currency: 'USD',
    rate: '45.00',
    weeklyLimitMinutes: null,
    manualTime: false,
    idleMinutes: 10,
    minActiveMinutes: 0,
    snapshots: 'full',
    activityUnmeasured: 'unprotected',
    freelancerFeePercent: '10',
    clientFeePercent: '5',
  },
} as unknown as Contract;
const says = (name: string) => termLines(contract, 'UTC').find((line) => line.name === name)?.says;

describe('the terms in plain words', () => {
  it('say what is paid, what is not, and by which rule', () => {
    expect(says('Rate')).toContain('$45.00 an hour');
    expect(says('Weekly limit')).toBe('None.');
    expect(says('Activity')).toBe('None is asked for.');
    expect(says('Client')).toContain('no verified payment method');
    expect(termLines(contract, 'UTC').find(({ name }) => name === 'Pay')?.rule).toBe('C1');
  });

  it('C1: promise no blurred picture, since none is made yet', () => {
    const blurred = { ...contract, terms: { ...contract.terms, snapshots: 'blurred' as const } };
    const said = termLines(blurred, 'UTC').find(({ name }) => name === 'Snapshots')?.says;
    expect(said).toContain('no picture leaves the freelancer’s computer');
  });

  it('tell each change of the timeline', () => {
    const change = { at: '2026-11-18T10:00:00Z', by: { id: 'b', name: 'Ben' }, from: null, to: null };
    const told = (what: Parameters<typeof changeText>[0]['what'], from: string | null, to: string | null) =>
      changeText({ ...change, what, from, to }, 'USD');
    expect(told('rate', '45.00', '50.00')).toBe('changed the rate from $45.00 to $50.00 an hour');
    expect(told('limit', '840', 'none')).toBe('set the weekly limit from 14:00 to none');
    expect(told('manual-time', 'allowed', 'not allowed')).toBe('stopped allowing manual time');
    expect(told('paused', null, null)).toBe('paused the contract');
  });
});
