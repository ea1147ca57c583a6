import { toInstant } from '@stint/wire/letters';
import type { SegmentRecord } from '@stint/wire/record';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { likenessOf } from '../../outside/likeness/likeness.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { workWithPicture } from '../../testing/snapped.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { readDiary } from '../diary/read-diary.ts';
import { distance } from './like-before.ts';

let house: TestHouse;
let people: TestPeople;
let k1: string;
let desk: TestTracker;

beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T12:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people);
  desk = new TestTracker(house, people.tracker, k1);
});
afterEach(() => house.close());

/** A page of bars, and a clock in its corner; `work` decides where the bars are. */
async function screen(work: number, clock = 0) {
  const bars = Array.from({ length: 9 }, (_, n) => {
    const [x, width] = [(n * 97 * work) % 400, 60 + ((n * 53 * work) % 200)];
    return `<rect x="${x}" y="${n * 40}" width="${width}" height="26" fill="#${n % 2 ? '223' : '99c'}"/>`;
  });
  const corner = `<rect x="${620 - clock}" y="2" width="${8 + clock}" height="6" fill="#456"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#eee"/>${bars.join('')}${corner}</svg>`;
  const drawn = sharp(Buffer.from(svg));
  return {
    picture: await drawn.clone().webp().toBuffer(),
    thumbnail: await drawn.clone().resize(320, 180).webp().toBuffer(),
  };
}

async function hints(): Promise<Record<string, unknown>> {
  const span = { from: toInstant('2026-11-18T09:00:00Z'), to: toInstant('2026-11-18T12:00:00Z') };
  const diary = await readDiary(house, people.ben, { contract: k1, ...span });
  if (isRefusal(diary)) throw new Error(diary.refused);
  return Object.fromEntries(diary.entries.map(({ start, seen }) => [start.slice(11, 16), seen?.likeBefore]));
}

const at = (time: string) => `2026-11-18T${time}:00Z`;
const stops = (time: string): Partial<SegmentRecord> => {
  const from = toInstant(at(time));
  return { stretches: [{ from, to: from + 600, end: 'stopped' }] };
};

describe('the hint that a picture looks like the one before (TH-T5)', () => {
  it('is given where little but the clock has changed, and not where the work has', async () => {
    await workWithPicture(desk, at('09:00'), await screen(3));
    await workWithPicture(desk, at('09:10'), await screen(3, 4));
    await workWithPicture(desk, at('09:20'), await screen(7));
    expect(await hints()).toEqual({ '09:00': null, '09:10': null, '09:20': null });
    expect(await tick(house)).toEqual([]);
    expect(await hints()).toEqual({
      '09:00': null,
      '09:10': { start: at('09:00'), same: false },
      '09:20': null,
    });
  });

  it('is of the nearest picture of the same session alone', async () => {
    await workWithPicture(desk, at('09:00'), await screen(3));
    await desk.workBesideSnapshot(at('09:10'));
    await workWithPicture(desk, at('09:20'), await screen(3, 4));
    await workWithPicture(desk, at('09:30'), await screen(7), {}, stops('09:30'));
    await workWithPicture(desk, at('09:40'), await screen(7, 4));
    await tick(house);
    expect(await hints()).toMatchObject({ '09:20': null, '09:40': null });
  });

  it('reaches back before the span that is asked for', async () => {
    await workWithPicture(desk, at('08:50'), await screen(3));
    await workWithPicture(desk, at('09:00'), await screen(3, 4));
    await tick(house);
    expect(await hints()).toEqual({ '09:00': { start: at('08:50'), same: false } });
  });

  it('says it of the very same bytes wherever on the contract they were before', async () => {
    const still = await screen(3);
    await workWithPicture(desk, '2026-11-17T14:00:00Z', still);
    await workWithPicture(desk, at('09:00'), still);
    expect(await hints()).toEqual({ '09:00': { start: '2026-11-17T14:00:00Z', same: true } });
  });

  it('is never given of what the freelancer blurred, and nothing of that is kept', async () => {
    const still = await screen(3);
    await workWithPicture(desk, at('09:00'), still, { maskedPermille: 40 });
    await workWithPicture(desk, at('09:10'), still, { maskedPermille: 1000 });
    await workWithPicture(desk, at('09:20'), await screen(3, 4));
    await tick(house);
    expect(await hints()).toEqual({ '09:00': null, '09:10': null, '09:20': null });
    const rows = await house.db
      .selectFrom('picture')
      .select('likeness')
      .where('kind', '=', 'thumbnail')
      .execute();
    expect(rows.filter(({ likeness }) => likeness === '')).toHaveLength(2);
  });

  it('changes no verdict', async () => {
    const still = await screen(3);
    await workWithPicture(desk, at('09:00'), still);
    await workWithPicture(desk, at('09:10'), still);
    const span = { from: toInstant(at('09:00')), to: toInstant(at('09:20')) };
    const diary = await readDiary(house, people.ben, { contract: k1, ...span });
    if (isRefusal(diary)) throw new Error(diary.refused);
    const [first, second] = diary.entries;
    expect(second?.seen?.likeBefore).toEqual({ start: at('09:00'), same: true });
    expect(second?.reasons).toEqual(first?.reasons);
    expect(second?.billedSeconds).toBe(first?.billedSeconds);
  });
});

describe('what a thumbnail looks like', () => {
  it('is made in a process of its own, which outlives what is no picture', async () => {
    const { thumbnail } = await screen(3);
    const hash = await likenessOf(thumbnail);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(await likenessOf(Buffer.from('RIFF....WEBPVP8 nothing'))).toBe('');
    const bomb = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#fff' } })
      .webp()
      .toBuffer();
    expect(await likenessOf(bomb)).toBe('');
    expect(await likenessOf(thumbnail)).toBe(hash);
  });

  it('differs by the bits that differ', () => {
    expect(distance('0000000000000000', 'ffffffffffffffff')).toBe(64);
    expect(distance('00000000000000f0', '0000000000000090')).toBe(2);
  });
});
