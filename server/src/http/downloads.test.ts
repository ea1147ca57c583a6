import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDownloads } from '../outside/downloads.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';

const NAME = 'stint-tracker_0.1.0_amd64.deb';
const BYTES = Buffer.from('!<arch>\nthe tracker');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const LIST = JSON.stringify({
  key: 'A'.repeat(43),
  manifest: {
    product: 'stint-tracker',
    format: 1,
    version: '0.1.0',
    issuedAt: 1_795_000_000,
    expiresAt: 1_800_000_000,
    signer: 'house',
    files: [
      { name: NAME, platform: 'linux-x64', form: 'deb', bytes: BYTES.length, sha256: SHA256, tested: true },
      { name: 'not-yet.zip', platform: 'win32-x64', form: 'folder', bytes: 5, sha256: SHA256, tested: false },
    ],
  },
  signature: 'A'.repeat(86),
});

let house: TestHouse;
let office: TestOffice;
let folder: string;

beforeAll(async () => {
  house = await testHouse();
  folder = join(house.folder, 'downloads');
  office = await testOffice(house, { downloads: openDownloads(folder) });
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const list = async (): Promise<unknown> => (await office.ask('GET /downloads')).json;

/** The path as it is written: fetch would tidy it up first. */
function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(office.address);
    httpGet({ hostname, port, path, headers }, (response) => {
      let text = '';
      response.setEncoding('latin1').on('data', (part: string) => {
        text += part;
      });
      response.once('end', () => resolve(Object.assign(response, { text })));
    }).once('error', reject);
  });
}

describe('before there are packages', () => {
  it('says that there are none, or how far their making is', async () => {
    expect(await list()).toEqual({ state: 'none', doing: null, offer: null });
    expect((await get('/downloads/manifest.json')).statusCode).toBe(404);
    mkdirSync(folder);
    const note = join(folder, 'being-built.json');
    writeFileSync(note, JSON.stringify({ pid: process.pid, doing: 'making linux-x64' }));
    expect(await list()).toEqual({ state: 'being-built', doing: 'making linux-x64', offer: null });
    // A builder that was killed is at work no more. No process has this number: it is above every system's highest.
    writeFileSync(note, JSON.stringify({ pid: 2 ** 30, doing: 'making linux-x64' }));
    expect(await list()).toMatchObject({ state: 'none' });
    rmSync(note);
  });

  it('a list that nobody can read is broken, and offers nothing', async () => {
    writeFileSync(join(folder, 'manifest.json'), LIST.replace('stint-tracker', 'other'));
    expect(await list()).toMatchObject({ state: 'broken', offer: null });
    expect((await get('/downloads/manifest.json')).statusCode).toBe(404);
  });
});

describe('with packages', () => {
  beforeAll(() => {
    writeFileSync(join(folder, NAME), BYTES);
    writeFileSync(join(folder, 'house-key.pem'), 'secret');
    writeFileSync(join(house.folder, 'secret.deb'), 'secret');
    symlinkSync('/etc/hostname', join(folder, 'link.deb'));
    writeFileSync(join(folder, 'manifest.json'), LIST);
  });

  it('offers to everybody what the list names and what is there', async () => {
    expect(await list()).toMatchObject({
      state: 'ready',
      offer: {
        version: '0.1.0',
        signer: 'house',
        issuedAt: '2026-11-18T11:06:40Z',
        files: [{ name: NAME, sha256: SHA256, tested: true, address: `/downloads/${NAME}` }],
      },
    });
  });

  it('serves the list byte for byte as it was signed', async () => {
    const { statusCode, text, headers } = await get('/downloads/manifest.json');
    expect([statusCode, text, headers['content-type']]).toEqual([
      200,
      LIST,
      'application/json; charset=utf-8',
    ]);
  });

  it('serves a file as a download that no browser takes for a page', async () => {
    const { statusCode, text, headers } = await get(`/downloads/${NAME}`);
    expect([statusCode, text]).toEqual([200, BYTES.toString()]);
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.debian.binary-package',
      'content-length': String(BYTES.length),
      'content-disposition': `attachment; filename="${NAME}"`,
      'x-content-type-options': 'nosniff',
      etag: `"${SHA256}"`,
    });
    const head = await fetch(`${office.address}/downloads/${NAME}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(BYTES.length)]);
    expect((await get(`/downloads/${NAME}`, { 'if-none-match': `"${SHA256}"` })).statusCode).toBe(304);
  });

  it.each([
    ['bytes=8-', 206, 'the tracker', 'bytes 8-18/19'],
    ['bytes=0-6', 206, '!<arch>', 'bytes 0-6/19'],
    ['bytes=-7', 206, 'tracker', 'bytes 12-18/19'],
    ['bytes=8-999', 206, 'the tracker', 'bytes 8-18/19'],
    ['bytes=19-', 416, '', 'bytes */19'],
    ['bytes=-0', 416, '', 'bytes */19'],
    ['bytes=9-8', 200, BYTES.toString(), undefined],
    ['bytes=0-1,4-5', 200, BYTES.toString(), undefined],
    ['lines=1-2', 200, BYTES.toString(), undefined],
  ])('goes on with a download that broke off: %s', async (range, status, text, said) => {
    const answer = await get(`/downloads/${NAME}`, { range });
    expect([answer.statusCode, answer.text, answer.headers['content-range']]).toEqual([status, text, said]);
  });

  it('begins again where the file has changed since', async () => {
    const headers = { range: 'bytes=8-', 'if-range': '"older"' };
    expect(await get(`/downloads/${NAME}`, headers)).toMatchObject({
      statusCode: 200,
      text: BYTES.toString(),
    });
  });

  it.each([
    'house-key.pem',
    'not-yet.zip',
    'link.deb',
    'being-built.json',
    '..%2fsecret.deb',
    '../secret.deb',
    '%2e%2e/secret.deb',
    `./${NAME}%00`,
    '',
  ])('serves nothing that the list does not name: /downloads/%s', async (path) => {
    const answer = await get(`/downloads/${path}`);
    expect(answer.statusCode).not.toBe(200);
    expect(answer.text).not.toContain('secret');
  });

  it('offers no file whose size is not the one that was signed', async () => {
    writeFileSync(join(folder, NAME), BYTES.subarray(1));
    expect((await get(`/downloads/${NAME}`)).statusCode).toBe(404);
    expect(await list()).toMatchObject({ offer: { files: [] } });
    expect(readFileSync(join(folder, 'house-key.pem'), 'utf8')).toBe('secret');
  });
});
