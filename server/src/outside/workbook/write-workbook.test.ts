import { describe, expect, it } from 'vitest';
import type { Cells } from './workbook-thread.ts';
import { writeWorkbook } from './write-workbook.ts';

const COLUMNS = [
  { title: 'Memo', as: 'text' },
  { title: 'Counted (h:mm)', as: 'hours' },
  { title: 'Amount (USD)', as: 'money' },
] as const;

describe('a workbook', () => {
  it('is written beside the house, which goes on meanwhile', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n): Cells => [`=memo ${n}`, 600, '7.50']);
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    const bytes = await writeWorkbook('Segments', COLUMNS, rows);
    clearInterval(turning);
    expect(Buffer.from(bytes).toString('latin1', 0, 2)).toBe('PK');
    // Written in the house's own thread it would be one turn, or two.
    expect(turns).toBeGreaterThan(20);
  });

  it('that cannot be written is a fault of its own, and the next one is written', async () => {
    const endless = Number.POSITIVE_INFINITY;
    await expect(writeWorkbook('x'.repeat(99), COLUMNS, [['a', endless, '1']])).rejects.toThrow();
    expect((await writeWorkbook('Report', COLUMNS, [])).length).toBeGreaterThan(100);
  });
});
