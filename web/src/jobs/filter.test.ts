import { describe, expect, it } from 'vitest';
import { askedOf, isNarrowed, rateFault, readJobFilter } from './filter.ts';

describe('what is looked for', () => {
  it('stands in the address; what is no filter there is left out', () => {
    const search = {
      q: 42,
      kind: 'fixed',
      level: 'best',
      currency: 'usd',
      whose: 'theirs',
      other: 'x',
      state: 'all',
    };
    expect(readJobFilter(search)).toEqual({ q: '42', kind: 'fixed', currency: 'USD' });
    expect(readJobFilter({ q: 'x'.repeat(999), label: {} }).q).toHaveLength(200);
  });

  it('is asked for: open jobs, or all of one’s own', () => {
    expect(askedOf({})).toEqual({ state: 'open' });
    expect(askedOf({ whose: 'mine' })).toEqual({ mine: 'true', state: 'all' });
    expect(askedOf({ whose: 'mine', state: 'expired' })).toEqual({ mine: 'true', state: 'expired' });
    expect(askedOf({ q: ' a\u0000b ', label: 'calls' })).toEqual({
      search: 'a b',
      label: 'calls',
      state: 'open',
    });
  });

  it('has a rate in a currency, or says what is wrong and asks for none', () => {
    expect(askedOf({ rate: '45', currency: 'USD' })).toMatchObject({ rateAtLeast: '45' });
    expect(askedOf({ rate: '45' })).toEqual({ state: 'open' });
    expect(rateFault({ rate: '45' })).toBe('Choose its currency too.');
    expect(rateFault({ rate: '4,5', currency: 'USD' })).toBe('An amount, such as 45.00.');
    expect(askedOf({ rate: '45.5', currency: 'JPY' })).toEqual({ currency: 'JPY', state: 'open' });
  });

  it('narrows the list, but for whose jobs they are', () => {
    expect(isNarrowed({ whose: 'mine' })).toBe(false);
    expect(isNarrowed({ q: 'x' })).toBe(true);
  });
});
