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
    privateWindowMinutes: 10,
    freelancerFeePercent: '10',
    clientFeePercent: '5',
  },
} as unknown as Contract;
const saysBut = (terms: Partial<Contract['terms']>, name: string) =>
  termLines({ ...contract, terms: { ...contract.terms, ...terms } }, 'UTC').find((line) => line.name === name)
    ?.says;
const says = (name: string) => termLines(contract, 'UTC').find((line) => line.name === name)?.says;

describe('the terms in plain words', () => {
  it('say what is paid, what is not, and by which rule', () => {
    expect(says('Rate')).toContain('$45.00 an hour');
    expect(says('Weekly limit')).toBe('None.');
    expect(says('Activity')).toBe('None is asked for.');
    expect(says('Client')).toContain('no verified payment method');
    expect(termLines(contract, 'UTC').find(({ name }) => name === 'Pay')?.rule).toBe('C1');
  });

  it('C1, P7: say what becomes of pictures, and what holding one back costs', () => {
    expect(says('Snapshots')).toContain('which both of you see');
    expect(says('Kept private')).toContain('half of a monitor or more, it is not protected');
    expect(saysBut({ snapshots: 'blurred' }, 'Snapshots')).toContain(
      'blurred on the freelancer’s computer before it leaves it',
    );
    expect(saysBut({ snapshots: 'blurred' }, 'Snapshots')).toContain('costs no protection');
    expect(saysBut({ snapshots: 'none' }, 'Snapshots')).toContain('costs no protection');
    expect(saysBut({ snapshots: 'none' }, 'Kept private')).toBeUndefined();
  });

  it('P8: say what becomes of time that a device cannot measure', () => {
    expect(says('Not measured')).toContain('is not protected');
    expect(saysBut({ activityUnmeasured: 'protected' }, 'Not measured')).toContain('protected all the same');
  });

  it('C3: say how long a segment is the freelancer’s alone', () => {
    expect(says('Private window')).toContain('For 10 minutes after a segment’s end only the freelancer');
    expect(says('Private window')).toContain('blur its picture, take it out, or delete all of it');
    expect(saysBut({ privateWindowMinutes: 1 }, 'Private window')).toContain('For a minute after');
    expect(saysBut({ privateWindowMinutes: 0 }, 'Private window')).toContain('as soon as it is over');
    expect(saysBut({ snapshots: 'none' }, 'Private window')).toContain('may delete it.');
  });

  it('tell each change of the timeline', () => {
    const change = { at: '2026-11-18T10:00:00Z', by: { id: 'b', name: 'Ben' }, from: null, to: null };
    const told = (what: Parameters<typeof changeText>[0]['what'], from: string | null, to: string | null) =>
      changeText({ ...change, what, from, to }, contract.terms);
    expect(told('created', null, null)).toBe(
      'created the contract: pay by segment, full pictures, a private window of 10 minutes, time that cannot be measured not protected',
    );
    expect(told('rate', '45.00', '50.00')).toBe('changed the rate from $45.00 to $50.00 an hour');
    expect(told('limit', '840', 'none')).toBe('set the weekly limit from 14:00 to none');
    expect(told('manual-time', 'allowed', 'not allowed')).toBe('stopped allowing manual time');
    expect(told('paused', null, null)).toBe('paused the contract');
  });
});
