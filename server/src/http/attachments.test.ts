import { Readable } from 'node:stream';
import { API_ROOT } from '@stint/wire/route';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../clock.ts';
import { collect } from '../outside/objects/webp.fixture.ts';
import { PDF, PNG, zipOf } from '../testing/files.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import { createFreelancer, createPeople, type TestPeople, type TestPerson } from '../testing/people.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  people = await createPeople(house);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const DAY = 86_400;

function put(who: TestPerson, id: string, name: string, body: Uint8Array): Promise<TestAnswer> {
  const line = `PUT /attachments/${id}?name=${encodeURIComponent(name)}`;
  return office.ask(line, { token: who.token, body });
}

async function get(who: TestPerson, id: string): Promise<{ answer: Response; bytes: Buffer }> {
  const answer = await fetch(`${office.address}${API_ROOT}/attachments/${id}`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

async function kept(): Promise<number> {
  return (await collect(house.pictures.records())).filter(({ kind }) => kind === 'file').length;
}

describe('a file that is handed in', () => {
  it('is kept, named and typed by the house, and is its uploader’s alone while it hangs on nothing', async () => {
    const { ana, ben, olu } = people;
    const id = house.random.uuid();
    const answer = await put(ana, id, '../a\u202Eb.exe', PDF);
    expect([answer.status, answer.json]).toEqual([
      200,
      { id, name: 'ab.exe.pdf', type: 'application/pdf', bytes: PDF.length },
    ]);
    const { bytes } = await get(ana, id);
    expect(bytes.equals(PDF)).toBe(true);
    for (const stranger of [ben, olu]) {
      expect((await office.ask(`GET /attachments/${id}`, { token: stranger.token })).code).toBe(
        'no-such-attachment',
      );
      expect((await office.ask(`DELETE /attachments/${id}`, { token: stranger.token })).code).toBe(
        'no-such-attachment',
      );
    }
  });

  it('is given out to be saved and never to be shown, whatever it is and is called', async () => {
    const { ana } = people;
    const page = Buffer.concat([PNG, Buffer.from('<html><script>alert(1)</script>')]);
    const names = [
      ['page.html', 'page.html.png'],
      [`"; filename*=UTF-8''x.html; a="`, `_; filename_=UTF-8''x.html; a=_.png`],
      ['zażółć 概要 (1).png', 'zażółć 概要 (1).png'],
      ['100%.png', '100%.png'],
    ] as const;
    for (const [sent, name] of names) {
      const id = house.random.uuid();
      expect((await put(ana, id, sent, page)).json).toMatchObject({ name, type: 'image/png' });
      const { answer, bytes } = await get(ana, id);
      expect(bytes.equals(page)).toBe(true);
      const said = answer.headers.get('content-disposition') ?? '';
      const parts = /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w%.~!#$&+^`|-]*)$/.exec(
        said,
      );
      expect(parts?.[1]).not.toMatch(/["\\%]/);
      expect(decodeURIComponent(parts?.[2] ?? '')).toBe(name);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(page.length),
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-store',
        'x-frame-options': 'DENY',
      });
    }
  });

  it('is one file when it comes twice, sixteen times at once, or under a new name; other bytes are another', async () => {
    const { ana, ben } = people;
    const id = house.random.uuid();
    const before = await kept();
    const all = await Promise.all(Array.from({ length: 16 }, () => put(ana, id, 'a.pdf', PDF)));
    const done = all.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(new Set(all.map(({ code }) => code))).toEqual(
      all.length === done.length ? new Set([null]) : new Set([null, 'too-many-files-at-once']),
    );
    expect((await put(ana, id, 'b.pdf', PDF)).json).toMatchObject({ id, name: 'a.pdf' });
    expect((await put(ana, id, 'a.pdf', PNG)).code).toBe('id-taken');
    expect((await put(ben, id, 'a.pdf', PDF)).code).toBe('id-taken');
    expect(await kept()).toBe(before + 1);
  });

  it('is refused when it is of no kind that is taken, and nothing of it is kept', async () => {
    const { ana } = people;
    const before = await kept();
    const bodies = ['<html>', '<svg onload="alert(1)"/>', '#!/bin/sh\n', 'a\0b', ''].map((text) =>
      Buffer.from(text),
    );
    for (const body of bodies) {
      const answer = await put(ana, house.random.uuid(), 'fine.png', body);
      expect([answer.status, answer.code]).toEqual([415, 'file-type-refused']);
    }
    expect(await kept()).toBe(before);
  });

  it('may have ten megabytes, announced or not', async () => {
    const lena = await createFreelancer(house, 'Lena Large');
    const most = 10 * 1024 * 1024;
    const full = zipOf([{ name: 'x', body: Buffer.alloc(most - 22 - 46 - 30 - 2) }]);
    expect(full.length).toBe(most);
    const id = house.random.uuid();
    expect((await put(lena, id, 'full.zip', full)).status).toBe(200);
    expect((await get(lena, id)).bytes.equals(full)).toBe(true);
    const over = Buffer.concat([full, Buffer.alloc(1)]);
    const announced = await put(lena, house.random.uuid(), 'over.zip', over);
    expect([announced.status, announced.code]).toEqual([413, 'file-too-large']);
    const address = `${office.address}${API_ROOT}/attachments/${house.random.uuid()}?name=over.zip`;
    const pieces = Readable.toWeb(Readable.from([over.subarray(0, 5_000_000), over.subarray(5_000_000)]));
    const streamed = await fetch(address, {
      method: 'PUT',
      headers: { authorization: `Bearer ${lena.token}` },
      body: pieces as ReadableStream<Uint8Array>,
      duplex: 'half',
    });
    expect(streamed.status).toBe(413);
  });

  it('is one of fifty that wait, and of a hundred megabytes; those taken back make room', async () => {
    const { ben } = people;
    const ids = Array.from({ length: 50 }, () => house.random.uuid());
    for (const id of ids) expect((await put(ben, id, 'a.txt', Buffer.from('a'))).status).toBe(200);
    const more = house.random.uuid();
    expect((await put(ben, more, 'a.txt', Buffer.from('a'))).code).toBe('too-many-unsent-files');
    const line = `DELETE /attachments/${ids[0]}`;
    expect((await office.ask(line, { token: ben.token })).status).toBe(204);
    expect((await office.ask(line, { token: ben.token })).code).toBe('no-such-attachment');
    expect((await put(ben, more, 'a.txt', Buffer.from('a'))).status).toBe(200);
    const dora = await createFreelancer(house, 'Dora Full');
    const big = Buffer.alloc(10 * 1024 * 1024, 'a');
    for (let n = 0; n < 10; n += 1) {
      expect((await put(dora, house.random.uuid(), 'a.txt', big)).status).toBe(200);
    }
    expect((await put(dora, house.random.uuid(), 'a.txt', Buffer.from('a'))).code).toBe(
      'too-many-unsent-files',
    );
  });

  it('goes after a day in which it was sent with nothing, and its bytes with it', async () => {
    const { ana } = people;
    const cleo = await createFreelancer(house, 'Cleo Park');
    const id = house.random.uuid();
    await put(cleo, id, 'a.pdf', PDF);
    house.movable.moveTo(house.clock.now() + DAY - 1);
    await tick(house);
    expect((await get(cleo, id)).answer.status).toBe(200);
    house.movable.moveTo(house.clock.now() + 1);
    expect(await tick(house)).toContain('A file that was sent with nothing for a day was erased.');
    expect((await get(cleo, id)).answer.status).toBe(404);
    expect(await kept()).toBe(0);
    expect((await get(ana, id)).answer.status).toBe(404);
  });
});
