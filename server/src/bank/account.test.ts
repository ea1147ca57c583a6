import { describe, expect, it } from 'vitest';
import { checkAccount, lastFourOf } from './account.ts';
import { bankText } from './letters.ts';

describe('a bank account', () => {
  it('by IBAN is one with the right length and check digits', () => {
    expect(checkAccount({ iban: 'de89 3704 0044 0532 0130 00' })).toEqual({
      iban: 'DE89370400440532013000',
      bic: null,
    });
    for (const iban of ['DE88370400440532013000', 'DE8937040044053201300', 'XX89370400440532013000', '']) {
      expect(checkAccount({ iban }), iban).toEqual({ wrong: 'iban' });
    }
    expect(checkAccount({ iban: 'DE89370400440532013000', bic: 'COBADEF' })).toEqual({ wrong: 'bic' });
  });

  it('by number needs a BIC, or a code of its country’s clearing', () => {
    expect(checkAccount({ number: '12-3456 78', bic: 'nwbkgb2l', country: 'gb' })).toEqual({
      number: '12345678',
      country: 'GB',
      bic: 'NWBKGB2L',
    });
    const us = { number: '000123456789', clearing: 'USABA' } as const;
    expect(checkAccount({ ...us, member: '021000021' })).toMatchObject({ country: 'US' });
    expect(checkAccount({ ...us, member: '021000022' })).toEqual({ wrong: 'member' });
    expect(checkAccount({ ...us, number: 'none', member: '021000021' })).toEqual({ wrong: 'number' });
  });

  it('is shown by its last four signs', () => {
    const account = checkAccount({ iban: 'DE89370400440532013000' });
    expect('wrong' in account ? null : lastFourOf(account)).toBe('3000');
  });
});

describe('text for a bank', () => {
  it('is in the letters that every bank of SEPA reads', () => {
    expect(bankText('José Ångström-Łuczak & Söhne', 70)).toBe('Jose Angstrom-Luczak + Sohne');
    expect(bankText('//a//b/ ', 70)).toBe('a/b');
    expect(bankText('<Nm>&amp;', 70)).toBeNull();
    expect(bankText('田中', 70)).toBeNull();
    expect(bankText('x'.repeat(80), 70)).toHaveLength(70);
  });
});
