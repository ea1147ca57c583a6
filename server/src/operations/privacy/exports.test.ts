import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quickFolder } from '../../store/embedded/testing.ts';
import { HELD } from '../../store/held/held.ts';
import { PDF } from '../../testing/files.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob } from '../../testing/jobs.ts';
import { type TestOffice, testOffice } from '../../testing/office.ts';
import {
  createFreelancer,
  createPeople,
  createTracker,
  type TestPeople,
  type TestPerson,
} from '../../testing/people.ts';
import { workWithPicture } from '../../testing/snapped.ts';
import { createTestContract, paint, TestTracker } from '../../testing/tracking.ts';
import { uploadAttachment } from '../attachments/upload-attachment.ts';
import { deleteSegment } from '../diary/delete-segment.ts';
import { editMemo } from '../diary/edit-memo.ts';
import { readPicture } from '../diary/read-picture.ts';
import { openContractThread } from '../threads/open-thread.ts';
import { sendMessage } from '../threads/send-message.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let nia: TestPerson;
let folder: string;
let k1: string;
let segment: number;

// Every word of Ana's has the one mark, every word of somebody else the other.
const [OWN, FOREIGN] = ['marigold', 'nightshade'];

beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  office = await testOffice(house);
  people = await createPeople(house);
  nia = await createFreelancer(house, `Nia ${FOREIGN}`);
  folder = mkdtempSync(join(quickFolder(), 'stint-export-'));
  k1 = await createTestContract(house, people, { manualTime: true });
  segment = await live(people.ana, people.tracker, k1, OWN);
  const k2 = await createTestContract(house, { ...people, ana: nia }, { manualTime: true });
  await live(nia, await createTracker(house, nia), k2, FOREIGN);
  await talk();
});
afterEach(async () => {
  await office.close();
  await house.close();
  rmSync(folder, { recursive: true });
});

/** A morning's work with all that can be said of it. Answers a segment with a picture. */
async function live(who: TestPerson, tracker: TestPerson, contract: string, mark: string): Promise<number> {
  const desk = new TestTracker(house, tracker, contract);
  const memo = (from: number) => ({ memos: [{ from, memo: `${mark} memo` }], title: `${mark} title` });
  const [nine, ten] = ['2026-11-18T08:00:00Z', '2026-11-18T08:10:00Z'];
  const at = Date.parse(nine) / 1000;
  const first = await workWithPicture(
    desk,
    nine,
    await paint(mark === OWN ? '#cc2233' : '#22cc33'),
    {},
    memo(at),
  );
  const second = await workWithPicture(desk, ten, await paint('#2233cc'), {}, memo(at + 600));
  done(await editMemo(house, who, { contract, segment: first, memo: `${mark} edited` }));
  done(await deleteSegment(house, who, { contract, segment: second }));
  const attachment = house.random.uuid();
  const file = { attachment, name: `${mark}.pdf`, stream: Readable.from([PDF]), length: PDF.length };
  done(await uploadAttachment(house, who, file));
  const look = done(
    await readPicture(house, people.ben, { contract, segment: first, monitor: 0, kind: 'picture' }),
  );
  look.stream.resume();
  return first;
}

async function talk(): Promise<void> {
  const { thread } = done(await openContractThread(house, people.ana, { contract: k1 }));
  const say = (who: TestPerson, says: string) =>
    sendMessage(house, who, { thread, id: house.random.uuid(), says, attachments: [] });
  done(await say(people.ana, `${OWN} message`));
  done(await say(people.ben, `${FOREIGN} message`));
  await postJob(house, people.ben, { title: `${FOREIGN} job` });
}

async function begin(who: TestPerson) {
  return office.ask('POST /me/exports', { token: who.token });
}

/** Asks for it, fetches it by HTTP, and unpacks it with a program that is not ours. */
async function unpacked(who: TestPerson): Promise<string> {
  const { id } = (await begin(who)).json as { id: string };
  const response = await fetch(`${office.address}/api/v1/me/exports/${id}`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('cache-control')).toContain('no-store');
  const zip = join(folder, `${who.person}.zip`);
  writeFileSync(zip, Buffer.from(await response.arrayBuffer()));
  const into = join(folder, who.person);
  execFileSync('python3', ['-m', 'zipfile', '-t', zip]);
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, into]);
  return into;
}

const rowsIn = (into: string, name: string): Record<string, unknown>[] =>
  JSON.parse(readFileSync(join(into, `${name}.json`), 'utf8')) as Record<string, unknown>[];

function allText(into: string): string {
  return readdirSync(into)
    .filter((name) => name.endsWith('.json') || name.endsWith('.txt'))
    .map((name) => readFileSync(join(into, name), 'utf8'))
    .join('\n');
}

describe('everything about somebody, in one archive', () => {
  it('is what the page said is held: as many rows of each kind', async () => {
    const { kinds } = (await office.ask('GET /me/held', { token: people.ana.token })).json as {
      kinds: { name: string; rows: number }[];
    };
    const into = await unpacked(people.ana);
    const counted = HELD.map(({ name }) => [name, rowsIn(into, name).length]);
    const told = new Map(kinds.map(({ name, rows }) => [name, rows]));
    // That it was fetched is a deed of hers, noted after the page was read.
    told.set('deeds', (told.get('deeds') ?? 0) + 1);
    expect(counted).toEqual(HELD.map(({ name }) => [name, told.get(name) ?? 0]));
    expect(told.get('records')).toBe(1);
    expect(told.get('record-chain')).toBe(2);
    expect([...told.keys()]).toEqual(
      expect.arrayContaining(['memos', 'tombstones', 'pictures', 'looks', 'messages', 'files', 'terms']),
    );
  });

  it('holds the records as they were signed, the pictures and the files, byte for byte', async () => {
    const into = await unpacked(people.ana);
    const signed = await house.db
      .selectFrom('segment_record')
      .select('record')
      .where('contract_id', '=', k1)
      .execute();
    const records = readFileSync(join(into, 'records.json'), 'utf8');
    for (const { record } of signed) expect(records).toContain(record.toString());
    const { picture, thumbnail } = await paint('#cc2233');
    const place = join(into, 'pictures', k1, '2026-11-18');
    expect(readdirSync(place).sort()).toEqual(['0800-1-picture.webp', '0800-1-thumbnail.webp']);
    expect(readFileSync(join(place, '0800-1-picture.webp')).equals(picture)).toBe(true);
    expect(readFileSync(join(place, '0800-1-thumbnail.webp')).equals(thumbnail)).toBe(true);
    const [file] = rowsIn(into, 'files');
    expect(readFileSync(join(into, 'files', String(file?.id), `${OWN}.pdf`)).equals(PDF)).toBe(true);
    expect(rowsIn(into, 'memos')).toMatchObject([{ earlier: `${OWN} memo`, memo: `${OWN} edited` }]);
    expect(rowsIn(into, 'looks')).toMatchObject([{ by: 'Ben Okafor', side: 'client', times: 1 }]);
  });

  it('TH-P10: holds nothing of others, and no secret', async () => {
    const anas = allText(await unpacked(people.ana));
    expect(anas).toContain(OWN);
    expect(anas).not.toContain(FOREIGN);
    // The control: hers has her own marks, and those alone.
    const nias = allText(await unpacked(nia));
    expect(nias).toContain(FOREIGN);
    expect(nias).not.toContain(OWN);
    const secrets = await house.db.selectFrom('person').select('password_hash').execute();
    for (const { password_hash } of secrets) expect(anas).not.toContain(password_hash);
    const seeds = await house.db.selectFrom('freelancer').select('snapshot_seed').execute();
    for (const { snapshot_seed } of seeds) expect(anas).not.toContain(snapshot_seed.toString('hex'));
  });

  it('is for a client what they wrote, and their own looks', async () => {
    const into = await unpacked(people.ben);
    expect(rowsIn(into, 'own-looks')).toHaveLength(2);
    expect(rowsIn(into, 'messages')).toMatchObject([{ says: `${FOREIGN} message` }]);
    expect(rowsIn(into, 'jobs')).toMatchObject([{ title: `${FOREIGN} job` }]);
    expect([rowsIn(into, 'records'), rowsIn(into, 'pictures'), rowsIn(into, 'looks')]).toEqual([[], [], []]);
    expect(allText(into)).not.toContain(OWN);
    const olus = await unpacked(people.olu);
    expect(allText(olus)).not.toMatch(new RegExp(`${OWN}|${FOREIGN}`));
    expect(rowsIn(olus, 'person')).toMatchObject([{ name: 'Olu Adeyemi', isOperator: true }]);
  });

  it('is fetched once, by whom it is about', async () => {
    const { id } = (await begin(people.ana)).json as { id: string };
    expect((await office.ask(`GET /me/exports/${id}`, { token: people.ben.token })).code).toBe(
      'no-such-export',
    );
    expect((await office.ask(`GET /me/exports/${id}`, { token: people.ana.token })).status).toBe(200);
    expect((await office.ask(`GET /me/exports/${id}`, { token: people.ana.token })).code).toBe(
      'no-such-export',
    );
    const state = await office.ask('GET /me/exports', { token: people.ana.token });
    expect(state.json).toMatchObject({ id, state: 'done' });
  });

  it('is packed once at a time, and while nobody reads on nothing is', async () => {
    const { id } = (await begin(people.ana)).json as { id: string };
    const leaving = new AbortController();
    const slow = await fetch(`${office.address}/api/v1/me/exports/${id}`, {
      headers: { authorization: `Bearer ${people.ana.token}` },
      signal: leaving.signal,
    });
    expect(slow.status).toBe(200);
    const states = async () =>
      ((await office.ask('GET /me/exports', { token: people.ana.token })).json as { state: string }).state;
    if ((await states()) === 'under-way') {
      expect((await begin(people.ana)).code).toBe('export-under-way');
    }
    leaving.abort();
    await expect.poll(states).toMatch(/broken|done/);
    expect((await begin(people.ana)).status).toBe(201);
  });

  it('is refused to who asks too often', async () => {
    for (let n = 0; n < 5; n += 1) expect((await begin(people.ana)).status).toBe(201);
    expect((await begin(people.ana)).code).toBe('too-many-exports');
    expect((await begin(people.ben)).status).toBe(201);
    office.wall.moveTo(office.wall.now() + 3600);
    expect((await begin(people.ana)).status).toBe(201);
  });

  it('C3: of a deleted segment holds that there was one, and nothing else', async () => {
    const into = await unpacked(people.ana);
    expect(rowsIn(into, 'tombstones')).toMatchObject([{ segment: '2026-11-18T08:10:00Z' }]);
    expect(readFileSync(join(into, 'records.json'), 'utf8')).not.toContain(`"segment":${segment + 1},`);
  });
});
