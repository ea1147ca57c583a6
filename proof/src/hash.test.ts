import { describe, expect, it } from 'vitest';
import { sha256 } from './hash.ts';

describe('SHA-256, in lower-case hexadecimal', () => {
  // FIPS 180-4, and a text that is not ASCII.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['€', 'c4cc90ed3d26f12d4b08a75140970a7904035c31cbb4515a83f19b9003c00d1d'],
  ])('of %j', (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });

  it('a text is its UTF-8 bytes', () => {
    expect(sha256('Ana 😀')).toBe(sha256(new TextEncoder().encode('Ana 😀')));
  });

  it('of a part of a larger buffer, that part alone', () => {
    const whole = new TextEncoder().encode('xxabcxx');
    expect(sha256(whole.subarray(2, 5))).toBe(sha256('abc'));
  });

  it('one byte more is another hash', () => {
    expect(sha256(Uint8Array.of(1, 2))).not.toBe(sha256(Uint8Array.of(1, 2, 0)));
  });
});
