import { createHash } from 'node:crypto';
import { SEGMENT_SECONDS, segmentOf, segmentStart } from '@stint/core/segment';
import { describe, expect, it } from 'vitest';
import { type Draw, SEED_BYTES, seededDraw } from './draw.ts';

const ZERO = new Uint8Array(SEED_BYTES);
const COUNTING = Uint8Array.from({ length: SEED_BYTES }, (_, index) => index);
const SEGMENTS = 200_000;
/** Segments of 2026 onwards: nearly four years of them. */
const FIRST = segmentOf(Date.UTC(2026, 0, 1) / 1000);

// Worked out by another program: HMAC-SHA-256(seed, 8 bytes big-endian) as one number, mod 600.
const VECTORS: readonly [string, Uint8Array, number, number][] = [
  ['zeros', ZERO, 0, 434],
  ['zeros', ZERO, 1, 75],
  ['zeros', ZERO, 2_982_486, 448],
  ['zeros', ZERO, 2_982_487, 510],
  ['zeros', ZERO, 15_011_998_757_900, 14],
  ['0 to 31', COUNTING, 0, 105],
  ['0 to 31', COUNTING, 1, 436],
  ['0 to 31', COUNTING, 2_982_486, 382],
  ['0 to 31', COUNTING, 2_982_487, 437],
  ['0 to 31', COUNTING, 15_011_998_757_900, 133],
];

describe('T2: the draw', () => {
  it.each(VECTORS)('with the seed of %s draws a known second (%#)', (_, seed, segment, second) => {
    expect(seededDraw(seed)(segment)).toBe(segmentStart(segment) + second);
  });

  it('T2: is never drawn again: asked twice, in any order, after a restart, it is the same instant', () => {
    const segments = Array.from({ length: 500 }, (_, index) => FIRST + index);
    const draw = seededDraw(seedOf('ana'));
    const forwards = segments.map(draw);
    expect(segments.map(draw)).toEqual(forwards);
    expect(
      segments
        .toReversed()
        .map(seededDraw(seedOf('ana')))
        .toReversed(),
    ).toEqual(forwards);
  });

  it('T2: knows a segment and nothing else, so no contract, session or start can move it', () => {
    const draw = seededDraw(seedOf('ana'));
    expect(draw).toHaveLength(1);
    const toldMore = draw as (segment: number, contract: string, start: number) => number;
    expect(toldMore(FIRST, 'k1', segmentStart(FIRST))).toBe(toldMore(FIRST, 'k2', segmentStart(FIRST) + 599));
  });

  it('keeps the seed it was given, whatever becomes of the bytes that the caller holds', () => {
    const seed = seedOf('ana');
    const draw = seededDraw(seed);
    seed.fill(0);
    expect([0, 1, 2].map((index) => draw(FIRST + index))).toEqual(
      [0, 1, 2].map((index) => seededDraw(seedOf('ana'))(FIRST + index)),
    );
  });

  it.each([0, 16, 31, 33, 64])('refuses a seed of %i bytes', (bytes) => {
    expect(() => seededDraw(new Uint8Array(bytes))).toThrow(RangeError);
  });

  it.each([-1, 0.5, Number.NaN])('has no instant for %d, which is no segment', (segment) => {
    expect(() => seededDraw(ZERO)(segment)).toThrow(RangeError);
  });
});

// With 599 degrees of freedom a fair draw falls outside of 430 to 790 once in more than a million seeds.
describe('T2: every second of 600 has the same chance', () => {
  const fair = (seconds: readonly number[]): boolean => {
    const odd = chiSquare(seconds, SEGMENT_SECONDS);
    return odd > 430 && odd < 790;
  };
  const ofAna = secondsOf(seededDraw(seedOf('ana')));
  const ofAnother = secondsOf(seededDraw(seedOf('another freelancer')));
  const ofZeros = secondsOf(seededDraw(ZERO));

  it.each([
    ['Ana', ofAna],
    ['another freelancer', ofAnother],
    ['zeros', ofZeros],
  ])('T2: over 200,000 segments, with the seed of %s', (_, seconds) => {
    expect(fair(seconds)).toBe(true);
  });

  it('T2: and no second tells anything about the next one', () => {
    const minutes = ofAna.map((second) => Math.floor(second / 60));
    const pairs = minutes.slice(1).map((minute, index) => (minutes[index] ?? 0) * 10 + minute);
    // 99 degrees of freedom: 45 to 185 for the same odds.
    const odd = chiSquare(pairs, 100);
    expect(odd).toBeGreaterThan(45);
    expect(odd).toBeLessThan(185);
  });

  it('T2: two freelancers meet in a second as often as chance has it', () => {
    const met = ofAna.filter((second, index) => second === ofAnother[index]).length;
    // 333 expected, 18 the standard deviation.
    expect(Math.abs(met - SEGMENTS / SEGMENT_SECONDS)).toBeLessThan(
      5 * Math.sqrt(SEGMENTS / SEGMENT_SECONDS),
    );
  });

  const UNFAIR: readonly [string, (segment: number) => number][] = [
    ['always the same second', () => 300],
    ['one second after the other', (segment) => segment % SEGMENT_SECONDS],
    ['the first half a little more often', (segment) => uneven(segment)],
    ['what is left of one byte twice', (segment) => byteOf(segment, 0) + byteOf(segment, 1)],
  ];
  it.each(UNFAIR)('the control: a draw of %s fails the same test', (_, second) => {
    expect(fair(secondsOf((segment) => segmentStart(segment) + second(segment)))).toBe(false);
  });
});

/** A seed that everyone can make again. */
function seedOf(name: string): Buffer {
  return createHash('sha256').update(name).digest();
}

function secondsOf(draw: Draw): number[] {
  return Array.from({ length: SEGMENTS }, (_, index) => {
    const second = draw(FIRST + index) - segmentStart(FIRST + index);
    if (!Number.isInteger(second) || second < 0 || second >= SEGMENT_SECONDS) throw new RangeError('outside');
    return second;
  });
}

/** How far the counts of `values`, each from 0 to `kinds` - 1, are from even. */
function chiSquare(values: readonly number[], kinds: number): number {
  const counts = Array.from({ length: kinds }, () => 0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  const even = values.length / kinds;
  return counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
}

function byteOf(segment: number, place: number): number {
  return seedOf(String(segment))[place] ?? 0;
}

/** A fair draw, but one in twenty of the second half is moved into the first. */
function uneven(segment: number): number {
  const second = (byteOf(segment, 0) * 65_536 + byteOf(segment, 1) * 256 + byteOf(segment, 2)) % 600;
  return second >= 300 && byteOf(segment, 3) < 13 ? second - 300 : second;
}
