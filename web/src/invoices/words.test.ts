import { describe, expect, it } from 'vitest';
import { kindWords, missingWords, stateWords, taxWords } from './words.ts';

describe('a document in words', () => {
  it('is an invoice, a fee or a credit note, and stands as its charge does', () => {
    expect(kindWords({ kind: 'work', credits: null })).toBe('Invoice');
    expect(kindWords({ kind: 'client-fee', credits: null })).toBe('Fee of the house');
    expect(kindWords({ kind: 'work', credits: '2026-0001' })).toBe('Credit note for 2026-0001');
    expect(stateWords({ kind: 'work', credits: null, charge: 'succeeded' })).toBe('paid');
    expect(stateWords({ kind: 'freelancer-fee', credits: null, charge: 'declined' })).toBe('kept back');
    expect(stateWords({ kind: 'work', credits: 'x', charge: 'succeeded' })).toBe('given back');
  });

  it('says what it lacks, and how it is taxed', () => {
    expect(missingWords(['issuer-country', 'receiver-vat-id'])).toBe(
      'the issuer’s country, the receiver’s VAT number',
    );
    expect(taxWords({ kind: 'none', says: '' })).toBe('No tax');
    expect(taxWords({ kind: 'custom', label: 'GST', percent: '0' })).toBe('GST 0 %');
  });
});
