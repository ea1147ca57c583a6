import { describe, expect, it } from 'vitest';
import { blankJob, bodyOf, editBodyOf, faultsOf, labelsOf } from './draft.ts';

const draft = { ...blankJob('acme'), title: ' A shop ', description: 'Baskets.' };

describe('the form of a job', () => {
  it('names what is missing, field by field', () => {
    expect(faultsOf(blankJob(''))).toEqual({
      organisation: 'For which organisation is it?',
      title: 'Give it a title.',
      description: 'Say what the work is.',
    });
    expect(faultsOf(draft)).toEqual({});
  });

  it('names what is wrong with an amount, in the digits of its currency', () => {
    expect(faultsOf({ ...draft, rateFrom: '60', rateTo: '40' })).toEqual({
      rateTo: 'Lower than the rate beside it.',
    });
    expect(faultsOf({ ...draft, rateFrom: '45,5' })).toEqual({ rateFrom: 'An amount, such as 45.00.' });
    expect(faultsOf({ ...draft, currency: 'JPY', rateTo: '45.5' })).toEqual({
      rateTo: 'An amount, such as 4500.',
    });
    expect(faultsOf({ ...draft, currency: 'GOLD' })).toHaveProperty('currency');
    expect(faultsOf({ ...draft, kind: 'fixed', budget: '0', rateFrom: 'x' })).toEqual({
      budget: 'More than nothing, or leave it blank.',
    });
  });

  it('names how much is too much', () => {
    expect(faultsOf({ ...draft, description: 'x'.repeat(20_003) })).toEqual({
      description: '3 characters too many.',
    });
    const many = Array.from({ length: 21 }, (_, n) => `label ${n}`).join(',');
    expect(faultsOf({ ...draft, labels: many })).toEqual({ labels: '20 labels at most.' });
  });

  it('sends what belongs to its kind alone', () => {
    const typed = { ...draft, rateFrom: '45', rateTo: '', budget: '900', labels: 'calls' };
    expect(bodyOf(typed, 'id')).toMatchObject({
      id: 'id',
      organisation: 'acme',
      title: 'A shop',
      level: null,
      rateFrom: '45.00',
      rateTo: null,
      budget: null,
      labels: ['calls'],
    });
    expect(editBodyOf({ ...typed, kind: 'fixed' })).toMatchObject({ rateFrom: null, budget: '900.00' });
  });

  it('reads labels between commas, each once', () => {
    expect(labelsOf(' design, calls,, Design ,')).toEqual(['design', 'calls']);
  });
});
