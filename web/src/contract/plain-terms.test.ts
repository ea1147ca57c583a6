import type { Contract } from '@stint/wire/contracts';
import { describe, expect, it } from 'vitest';
import { termLines } from './plain-terms.ts';

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
    activityLabels: [],
    labelRequired: false,
    weeklyStipend: null,
    scheduledRaise: null,
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

  it('P6: name the activity labels, each with what it asks for', () => {
    const activityLabels = [
      { name: 'Calls', minActiveMinutes: 0 },
      { name: 'Reading', minActiveMinutes: 1 },
      { name: 'Code', minActiveMinutes: null },
    ];
    expect(saysBut({ activityLabels, labelRequired: true }, 'Activity labels')).toBe(
      'Calls (no activity asked for), Reading (1 active minute in ten), Code. Each session says one of them.',
    );
  });

  it('B1, B6: tell of an agreed raise and of a stipend', () => {
    expect(saysBut({ scheduledRaise: { day: '2026-12-07', rate: '50.00' } }, 'Agreed raise')).toContain(
      '$50.00 an hour from Mon 7 Dec 2026, 00:00 UTC',
    );
    expect(saysBut({ weeklyStipend: '25.00' }, 'Weekly stipend')).toContain('$25.00 for each week');
  });

  it('say of a fixed price that time is never billed, and what running it without escrow means', () => {
    const fixed = termLines({ ...contract, kind: 'fixed', escrow: false }, 'UTC');
    expect(fixed.find(({ name }) => name === 'Price')?.says).toContain('never billed');
    expect(fixed.find(({ name }) => name === 'Escrow')?.says).toContain('nothing is protected');
    expect(fixed.some(({ name }) => name === 'Rate')).toBe(false);
  });
});
