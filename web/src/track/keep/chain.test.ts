import { expect, it } from 'vitest';
import { accepted, NEW_CHAIN, recounted, refused } from './chain.ts';

const HASH = 'a'.repeat(64);

it('what the house took steps the chain on', () => {
  expect(accepted(NEW_CHAIN, HASH)).toEqual({ sequence: 1, previous: HASH, or: null });
});

it('a refused record whose number the house keeps steps it on, one whose number it does not keep leaves it', () => {
  expect(refused(NEW_CHAIN, HASH, true)).toMatchObject({ sequence: 1, previous: HASH });
  expect(refused(NEW_CHAIN, HASH, false)).toMatchObject({ sequence: 0, previous: null });
});

it('where the house counts a refused record otherwise there is one other way to count, and no third', () => {
  const there = recounted(refused(NEW_CHAIN, HASH, false));
  expect(there).toEqual({ sequence: 1, previous: HASH, or: null });
  expect(there && recounted(there)).toBeNull();
  expect(recounted(refused(NEW_CHAIN, HASH, true))).toEqual({ sequence: 0, previous: null, or: null });
});
