import { describe, expect, it } from 'vitest';
import { minorOf, money, moneyText, payOf } from './amount.ts';

describe('money', () => {
  it('stands with its currency and that currency’s decimals', () => {
    expect(money(750n, 'USD')).toBe('$7.50');
    expect(money(750n, 'JPY')).toBe('¥750');
    expect(money(1_234_567n, 'EUR')).toBe('€12,345.67');
    expect(money(1_234_567n, 'BHD').replace(/\s/, ' ')).toBe('BHD 1,234.567');
    expect(moneyText('-45.00', 'USD')).toBe('−$45.00');
  });

  it('loses no unit however large it is', () => {
    expect(money(123_456_789_012_345_678_901n, 'USD')).toBe('$1,234,567,890,123,456,789.01');
  });

  it('is read from letters, below nothing too', () => {
    expect(minorOf('7.50', 'USD')).toBe(750n);
    expect(minorOf('-7.50', 'USD')).toBe(-750n);
    expect(() => minorOf('7.505', 'USD')).toThrow(RangeError);
  });

  it('B4: is rounded once for each kind and rate', () => {
    const piece = (rate: bigint, kind: 'tracked' | 'manual' = 'tracked') => ({
      kind,
      rate,
      billedSeconds: 600,
    });
    // 33.33 an hour: a segment is 5.555, three of them 16.665.
    expect(payOf([piece(3333n)])).toBe(556n);
    expect(payOf([piece(3333n), piece(3333n), piece(3333n)])).toBe(1667n);
    expect(payOf([piece(3333n), piece(3333n, 'manual')])).toBe(1112n);
    expect(payOf([])).toBe(0n);
  });
});
