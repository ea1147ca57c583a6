import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { sha256 } from '@stint/proof/hash';
import { openPacks } from '@stint/server/outside/objects/packs';
import { webpOf } from '@stint/server/outside/objects/webp.fixture';
import { testHouse } from '@stint/server/testing/house';
import { createFreelancer, createOrganisation } from '@stint/server/testing/people';
import { createTestContract, named, paint } from '@stint/server/testing/tracking';
import type { SegmentRecord } from '@stint/wire/record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Uploads } from './src/uploads.ts';
import { when } from './src/when.ts';

/** The house's clock stands at Wednesday 10:00. */
const NINE = when('Wed 09:00');

describe('an upload that is none', () => {
  let uploads: Uploads;
  let shot: Awaited<ReturnType<typeof paint>>;
  /** A record that was taken, and whose picture has not come yet. */
  let taken: SegmentRecord;
  let before: Awaited<ReturnType<Uploads['traces']>>;

  beforeEach(async () => {
    uploads = await Uploads.open(await testHouse());
    shot = await paint('#2f855a');
    taken = await withPicture(uploads, NINE, shot.picture);
    expect((await uploads.sendRecord(taken)).status).toBe(200);
    before = await uploads.traces();
  });
  afterEach(async () => {
    expect(await uploads.traces()).toEqual(before);
    expect((await uploads.sendPicture(taken.segment, shot.picture)).status).toBe(200);
    await uploads.close();
  });

  it('with a wrong hash is refused', async () => {
    const other = Buffer.from(shot.picture);
    other.writeUInt8(other.readUInt8(40) ^ 1, 40);
    expect(await uploads.sendPicture(taken.segment, other)).toMatchObject({
      status: 422,
      code: 'picture-hash-mismatch',
    });
    const next = { ...(await uploads.record(NINE + 600)), sequence: 1, previous: sha256('another record') };
    expect(await uploads.sendRecord(next)).toMatchObject({ status: 409, code: 'out-of-sequence' });
  });

  it('with a wrong length is refused', async () => {
    const longer = Buffer.concat([shot.picture, Buffer.alloc(2)]);
    for (const bytes of [longer, shot.picture.subarray(0, -2), Buffer.alloc(0)]) {
      expect(await uploads.sendPicture(taken.segment, bytes)).toMatchObject({
        code: 'picture-length-mismatch',
      });
    }
  });

  it('of a picture that its record does not name is refused', async () => {
    expect(await uploads.sendPicture(taken.segment + 1, shot.picture)).toMatchObject({
      status: 404,
      code: 'picture-not-named',
    });
  });

  it.each([
    ['in-the-future', 'Wed 12:00'],
    ['segment-running', 'Wed 10:00'],
  ])('of a segment that is not over is refused: %s', async (code, start) => {
    expect(await uploads.sendRecord(await chained(uploads, taken, when(start)))).toMatchObject({ code });
  });

  it('to another freelancer’s contract is refused as if there were none', async () => {
    const bea = await createFreelancer(uploads.house, 'Bea Lima');
    const theirs = await createOrganisation(uploads.house, 'Birch Bakery');
    const hers = { ...uploads.people, ana: bea, acme: theirs };
    const contract = await createTestContract(uploads.house, hers);
    const record = { ...(await uploads.record(NINE + 600)), contract };
    expect(await uploads.sendRecord(record)).toMatchObject({ status: 404, code: 'no-such-contract' });
    const mine = await chained(uploads, taken, NINE + 600);
    const address = { status: 422, code: 'wrong-address' };
    expect(await uploads.sendRecord({ ...mine, freelancer: bea.person })).toMatchObject(address);
    expect(await uploads.sendRecord({ ...mine, contract }, uploads.contract)).toMatchObject(address);
  });

  it.each(['politely', 'rudely'])('whose body is cut in the middle leaves nothing, ended %s', async (how) => {
    const next = await chained(uploads, taken, NINE + 600);
    const path = `/contracts/${uploads.contract}/segments/${next.segment}`;
    const answers = [
      await uploads.sendHalf(path, Buffer.from(JSON.stringify(next)), how === 'politely'),
      await uploads.sendHalf(uploads.pictureAt(taken.segment), shot.picture, how === 'politely'),
    ];
    for (const answer of answers) {
      if (how === 'politely')
        expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"(bad-request|picture-cut-short)"/);
      else expect(answer).toBe('');
    }
  });
});

it('a picture of 100 megapixels is refused, and its segment stands without it', async () => {
  const uploads = await Uploads.open(await testHouse());
  const bomb = webpOf(10_000, 10_000);
  const record = await withPicture(uploads, NINE, bomb);
  expect((await uploads.sendRecord(record)).status).toBe(200);
  const before = await uploads.traces();
  expect(await uploads.sendPicture(record.segment, bomb)).toMatchObject({
    status: 422,
    code: 'picture-too-many-pixels',
  });
  expect(await uploads.traces()).toEqual(before);
  expect(before.kept).toEqual([]);
  expect(await uploads.readPicture(record.segment)).toMatchObject({ code: 'picture-on-its-way' });
  await uploads.close();
});

it.skipIf(!mayMount())(
  'a full disk is said, keeps nothing by halves, loses nothing, and is over when there is room',
  async () => {
    const disk = mkdtempSync(join(tmpdir(), 'stint-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    try {
      const house = await testHouse();
      const pictures = await openPacks({ folder: join(disk, 'pictures'), log: { warn: () => undefined } });
      const uploads = await Uploads.open({ ...house, pictures });
      const shots = Array.from({ length: 6 }, (_, n) => webpOf(640, 360, 500_000 + n));
      const segments: number[] = [];
      let last: SegmentRecord | null = null;
      for (const [n, shot] of shots.entries()) {
        const record: SegmentRecord = await withPicture(uploads, NINE + (n - 3) * 600, shot, last);
        expect((await uploads.sendRecord(record)).status).toBe(200);
        segments.push(record.segment);
        last = record;
      }
      const answers = [];
      for (const [n, shot] of shots.entries())
        answers.push(await uploads.sendPicture(segments[n] ?? 0, shot));
      const [there, missing] = [
        answers.filter(({ status }) => status === 200),
        answers.filter(({ code }) => code),
      ];
      expect(there.length).toBeGreaterThan(0);
      expect(missing.map(({ status, code }) => [status, code])).toContainEqual([507, 'disk-full']);
      const { kept, pictures: rows } = await uploads.traces();
      expect(kept).toHaveLength(there.length);
      expect(rows.filter(({ arrived_at }) => arrived_at !== null)).toHaveLength(there.length);
      expect((await uploads.readPicture(segments[0] ?? 0)).status).toBe(200);

      execFileSync('mount', ['-o', 'remount,size=16m', disk]);
      for (const [n, shot] of shots.entries()) {
        expect((await uploads.sendPicture(segments[n] ?? 0, shot)).status).toBe(200);
      }
      expect((await uploads.traces()).kept).toHaveLength(shots.length);
      await pictures.close();
      await uploads.close();
    } finally {
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  },
);

/** A record that names one picture. Its thumbnail stays at home. */
async function withPicture(
  uploads: Uploads,
  from: Instant,
  picture: Buffer,
  last: SegmentRecord | null = null,
): Promise<SegmentRecord> {
  const { thumbnail } = await paint('#c05621');
  const pictures = [named({ picture, thumbnail })];
  return last === null
    ? uploads.record(from, { pictures, withheld: null })
    : chained(uploads, last, from, { pictures, withheld: null });
}

/** The record after another one in its chain. */
async function chained(
  uploads: Uploads,
  last: SegmentRecord,
  from: Instant,
  more: Partial<SegmentRecord> = {},
): Promise<SegmentRecord> {
  return uploads.record(from, { sequence: last.sequence + 1, previous: uploads.hashOf(last), ...more });
}

/** Only root mounts a small disk, and not in every container. */
function mayMount(): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'stint-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
  return mounted;
}
