import { describe, expect, it } from 'vitest';
import { nearest, scrollStep } from './lasso.ts';

// Two rows of three cells, 100 wide with gaps of 10; the second row lacks its first cell.
const place = (segment: number, column: number, row: number) => ({
  segment,
  left: column * 110,
  right: column * 110 + 100,
  top: row * 60,
  bottom: row * 60 + 50,
});
const PLACES = [place(1, 0, 0), place(2, 1, 0), place(3, 2, 0), place(5, 1, 1), place(6, 2, 1)];

describe('a lasso over cells', () => {
  it('reaches the cell under the pointer, and between cells the nearest of that row', () => {
    expect(nearest(PLACES, 150, 20)).toBe(2);
    expect(nearest(PLACES, 104, 20)).toBe(1);
    expect(nearest(PLACES, 20, 80)).toBe(5);
    expect(nearest(PLACES, 900, 900)).toBe(6);
    expect(nearest(PLACES, -50, -50)).toBe(1);
    expect(nearest([], 0, 0)).toBeNull();
  });

  it('scrolls at the edge, the faster the nearer', () => {
    expect(scrollStep(400, 70, 800)).toBe(0);
    expect(scrollStep(100, 70, 800)).toBeLessThan(0);
    expect(scrollStep(60, 70, 800)).toBeLessThan(scrollStep(100, 70, 800));
    expect(scrollStep(799, 70, 800)).toBeGreaterThan(10);
  });
});
