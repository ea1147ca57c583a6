import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCY_DIGITS } from './currencies.ts';
import {
  formatMoney,
  formatPercent,
  parseMoney,
  parsePercent,
  payFor,
  shareOf,
  splitByWeight,
  sum,
} from './money.ts';

describe('money is whole minor units', () => {
  it.each([
    ['45.00', 'USD', 4500n],
    ['45', 'USD', 4500n],
    ['45.5', 'USD', 4550n],
    ['3100', 'JPY', 3100n],
    ['1.234', 'KWD', 1234n],
    ['0.0001', 'UYW', 1n],
    ['007', 'EUR', 700n],
  ])('%s %s', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor);
  });

  it.each([
    ['45.000', 'USD'],
    ['3100.0', 'JPY'],
    ['1.2345', 'KWD'],
    ['-1', 'USD'],
    ['1e3', 'USD'],
    ['1', 'XAU'],
    ['٤٥', 'USD'],
    ['45\n', 'USD'],
  ])('%j is no money in %s', (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull();
  });

  it('what is shown can be read back', () => {
    const currencies = fc.constantFrom(...CURRENCY_DIGITS.keys());
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), currencies, (minor, currency) => {
        expect(parseMoney(formatMoney(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  it('money that is owed is shown with its sign', () => {
    expect([formatMoney(-5n, 'USD'), formatMoney(-1234n, 'JPY')]).toEqual(['-0.05', '-1234']);
  });

  it('ISO 4217: the currencies with a minor unit, by its digits, each once', () => {
    const counts = [0, 2, 3, 4].map(
      (digits) => [...CURRENCY_DIGITS.values()].filter((each) => each === digits).length,
    );
    expect([counts[0], counts[2], counts[3]]).toEqual([17, 7, 2]);
    expect([...CURRENCY_DIGITS.keys()].every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(['XAU', 'XDR', 'XXX', 'XTS', ''].filter((code) => CURRENCY_DIGITS.has(code))).toEqual([]);
  });
});

describe('percentages are millionths', () => {
  it.each([
    ['2.75', 2_750_000n, '2.75'],
    ['100.000000', 100_000_000n, '100'],
    ['0.000001', 1n, '0.000001'],
    ['0', 0n, '0'],
  ])('%s', (text, percent, shown) => {
    expect(parsePercent(text)).toBe(percent);
    expect(formatPercent(percent)).toBe(shown);
  });

  it.each(['100.000001', '1.0000001', '1.0000000', '-1', '', '10 %'])('%j is none', (text) => {
    expect(parsePercent(text)).toBeNull();
  });
});

describe('rounding and sharing', () => {
  it('B4: rate x seconds / 3600 is rounded half up, once', () => {
    expect([
      payFor(3n, 600),
      payFor(3n, 599),
      payFor(4500n, 600),
      payFor(1n, 1799),
      payFor(1n, 1800),
    ]).toEqual([1n, 0n, 750n, 0n, 1n]);
    expect([shareOf(750n, 5_000_000n), shareOf(1n, 49_999_999n), shareOf(1n, 50_000_000n)]).toEqual([
      38n,
      0n,
      1n,
    ]);
  });

  it('a split by weights makes and loses no unit, and no part strays a unit from its share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), weights, (amount, parts) => {
        const split = splitByWeight(amount, parts);
        const total = sum(parts);
        expect(sum(split)).toBe(amount);
        if (total === 0n) return;
        split.forEach((part, index) => {
          const floor = (amount * (parts[index] ?? 0n)) / total;
          expect(part === floor || part === floor + 1n).toBe(true);
          if (parts[index] === 0n) expect(part).toBe(0n);
        });
      }),
    );
  });

  it('a split gives what is left over to the largest remainder, the earlier part on a tie', () => {
    expect(splitByWeight(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(splitByWeight(10n, [1n, 2n, 4n])).toEqual([1n, 3n, 6n]);
    expect(splitByWeight(10n, [0n, 0n])).toEqual([10n, 0n]);
    expect(splitByWeight(10n, [])).toEqual([]);
  });
});
