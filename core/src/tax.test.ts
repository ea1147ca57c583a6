import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePercent } from './money.ts';
import { invoiceNumber, missingForEInvoice, missingOnPaper, type Particulars } from './particulars.ts';
import { creditOf, type Tax, taxedBy } from './tax.ts';

const percent = (text: string) => parsePercent(text) ?? -1n;
const anAmount = fc.bigInt(0n, 2n ** 53n);
const aTax: fc.Arbitrary<Tax> = fc.oneof(
  fc.constant<Tax>({ kind: 'none', says: '' }),
  fc.constant<Tax>({ kind: 'reverse-charge' }),
  fc.bigInt(0n, 100_000_000n).map((one): Tax => ({ kind: 'vat', percent: one })),
  fc.bigInt(0n, 100_000_000n).map((one): Tax => ({ kind: 'custom', label: 'GST', percent: one })),
);

describe('B6: tax comes after the lines', () => {
  it.each([
    ['none', { kind: 'none', says: '' } as const, '0', []],
    ['reverse charge', { kind: 'reverse-charge' } as const, '0', ['VAT']],
    ['VAT of 19 %', { kind: 'vat', percent: percent('19') } as const, '1919', ['VAT']],
    ['VAT of 7.5 %', { kind: 'vat', percent: percent('7.5') } as const, '758', ['VAT']],
    ['GST of 5 %', { kind: 'custom', label: 'GST', percent: percent('5') } as const, '505', ['GST']],
  ] as const)('%s on 101.00', (_, tax, amount, labels) => {
    const taxed = taxedBy(tax, 10_100n);
    expect(taxed.tax).toBe(BigInt(amount));
    expect(taxed.lines.map(({ label }) => label)).toEqual(labels);
  });

  it('and changes none of them, whatever it is; each is rounded half up once', () => {
    fc.assert(
      fc.property(aTax, anAmount, (tax, net) => {
        const taxed = taxedBy(tax, net);
        expect(taxed.net).toBe(net);
        expect(taxed.gross).toBe(net + taxed.tax);
        for (const { base, percent: part, amount } of taxed.lines) {
          // Twice the error, in the smallest unit there is, is below or at the divisor.
          const error = 2n * (amount * 100_000_000n - base * part);
          expect(error > -100_000_000n && error <= 100_000_000n).toBe(true);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('and goes back in proportion, to the last unit, never more than was asked for', () => {
    fc.assert(
      fc.property(aTax, anAmount, fc.bigInt(0n, 1_000_000n), (tax, net, part) => {
        const taxed = taxedBy(tax, net);
        const credit = creditOf(taxed, (taxed.gross * part) / 1_000_000n);
        expect(credit.net + credit.tax).toBe(credit.gross);
        expect(credit.net <= taxed.net && credit.tax <= taxed.tax).toBe(true);
        expect(creditOf(taxed, taxed.gross)).toEqual({ net: taxed.net, tax: taxed.tax, gross: taxed.gross });
      }),
      { numRuns: 20_000 },
    );
    expect(() => creditOf({ net: 1n, tax: 0n, gross: 1n }, 2n)).toThrow(RangeError);
  });
});

const NOTHING: Particulars = {
  name: 'Ana',
  street: '',
  more: '',
  postcode: '',
  city: '',
  region: '',
  country: '',
  vatId: '',
  registration: '',
  email: '',
  note: '',
};
const WHOLE = { ...NOTHING, street: 's', city: 'c', country: 'DE', vatId: 'DE1', email: 'a@b.c' };

describe('an invoice says what it lacks', () => {
  it('VAT numbers only where the tax needs them', () => {
    const none: Tax = { kind: 'none', says: '' };
    const sides = (tax: Tax, issuer = NOTHING, receiver = NOTHING) => ({ issuer, receiver, tax });
    expect(missingOnPaper(sides(none, WHOLE, WHOLE))).toEqual([]);
    expect(missingForEInvoice(sides(none))).toEqual([
      'issuer-country',
      'issuer-email',
      'receiver-country',
      'receiver-email',
    ]);
    expect(missingOnPaper(sides({ kind: 'vat', percent: 1n }))).toContain('issuer-vat-id');
    expect(missingOnPaper(sides({ kind: 'vat', percent: 1n }))).not.toContain('receiver-vat-id');
    expect(missingForEInvoice(sides({ kind: 'reverse-charge' }, WHOLE))).toContain('receiver-vat-id');
  });

  it('and its number has room for more than ten thousand a year', () => {
    expect([1, 9999, 10_000].map((n) => invoiceNumber('', 2026, n))).toEqual([
      '2026-0001',
      '2026-9999',
      '2026-10000',
    ]);
    expect(invoiceNumber('F', 2026, 1)).toBe('F-2026-0001');
  });
});
