import { segmentOf, segmentStart } from '@stint/core/segment';
import { SEED_BYTES, seededDraw } from '@stint/proof/draw';
import { describe, expect, it } from 'vitest';
import { drawKey, drawsOf } from './draws.ts';

const SEED = Uint8Array.from({ length: SEED_BYTES }, (_, index) => (index * 37) % 256);
const FIRST = segmentOf(Date.UTC(2026, 10, 16) / 1000);

describe('T2: the draw in a browser', () => {
  it('T2: draws the same second as the house does, for every segment of a week', async () => {
    const draws = drawsOf(await drawKey(textOf(SEED)));
    await draws.ready(segmentStart(FIRST), segmentStart(FIRST + 1008));
    const house = seededDraw(SEED);
    const week = Array.from({ length: 1008 }, (_, index) => FIRST + index);
    expect(week.map(draws.draw)).toEqual(week.map(house));
  });

  it('knows only what was made ready: it would otherwise have to answer later', async () => {
    const draws = drawsOf(await drawKey(textOf(SEED)));
    await draws.ready(segmentStart(FIRST), segmentStart(FIRST + 1));
    expect(() => draws.draw(FIRST + 1)).toThrow(RangeError);
  });

  it('keeps its seed where no page can read it', async () => {
    const key = await drawKey(textOf(SEED));
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('refuses a seed of another length', async () => {
    expect(() => drawKey(textOf(SEED.slice(1)))).toThrow(RangeError);
  });
});

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
