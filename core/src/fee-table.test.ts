import { describe, expect, it } from 'vitest';
import { bandAt, type FeeTable, faultOfTable } from './fee-table.ts';

const band = (from: bigint, freelancer: bigint, client = 0n) => ({
  from,
  freelancer: freelancer * 1_000_000n,
  client: client * 1_000_000n,
});
const SLIDING: FeeTable = [band(0n, 20n), band(50_000n, 10n), band(1_000_000n, 5n)];

describe('a table of fees (B6)', () => {
  it('B6: names the band of what two sides have billed; a border belongs to the later band', () => {
    const at = (billed: bigint) => bandAt(SLIDING, billed).band.freelancer / 1_000_000n;
    expect([0n, 49_999n, 50_000n, 999_999n, 1_000_000n, 10n ** 15n].map(at)).toEqual([
      20n,
      20n,
      10n,
      10n,
      5n,
      5n,
    ]);
    expect(bandAt(SLIDING, 1n).until).toBe(50_000n);
    expect(bandAt(SLIDING, 1_000_000n).until).toBeNull();
    // What was refunded beyond what was billed since is no reason to fall out of the table.
    expect(at(-5n)).toBe(20n);
  });

  it('B6: flat percents are a table of one band', () => {
    expect(faultOfTable([band(0n, 10n)])).toBeNull();
    expect(bandAt([band(0n, 10n)], 10n ** 12n)).toMatchObject({ until: null });
  });

  it.each([
    [[], 'no-bands', 0],
    [[band(1n, 10n)], 'starts-above-0', 0],
    [[band(0n, 10n), band(5n, 9n), band(5n, 8n)], 'same-start', 2],
    [[band(0n, 10n), band(9n, 9n), band(5n, 8n)], 'not-rising', 2],
    [[band(0n, 101n)], 'over-100', 0],
    [[band(0n, 10n), band(5n, 0n, 101n)], 'over-100', 1],
  ] as const)('B6: refuses what is no table: %#', (table, fault, index) => {
    expect(faultOfTable(table)).toEqual({ fault, index });
  });
});
