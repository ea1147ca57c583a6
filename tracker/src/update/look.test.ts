import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonical } from '@stint/proof/canonical';
import type { Manifest } from '@stint/wire/downloads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { houseFetch } from '../pin/house-fetch.ts';
import { fileOf, manifestOf, openFeed, signedText, type TestFeed } from '../testing/feed.ts';
import type { Offer } from './judge.ts';
import { type LookPorts, lookForUpdate } from './look.ts';
import { FEED_REFUSALS, type FeedRefusal } from './refusals.ts';
import { readSeen } from './seen.ts';
import { publicText, signManifest } from './signature.ts';

const DAY = 86_400;
const now = Math.floor(Date.now() / 1000);
const good: Manifest = manifestOf({
  issuedAt: now - DAY,
  expiresAt: now + 90 * DAY,
  files: [fileOf(), fileOf({ name: 'stint-tracker-0.2.0-linux-x64.tar.gz', form: 'home' })],
});

let feed: TestFeed;
let folder: string;
beforeEach(async () => {
  feed = await openFeed();
  folder = await mkdtemp(join(tmpdir(), 'stint-update-'));
});
afterEach(async () => {
  await feed.close();
  await rm(folder, { recursive: true });
});

function look(more: Partial<LookPorts> = {}): Promise<Offer | FeedRefusal> {
  const installed = { version: '0.1.0', platform: 'linux-x64', form: 'deb' } as const;
  const { house, publicKey: key } = feed;
  return lookForUpdate({ house, fetch, folder, installed, key, now: () => now, ...more });
}

function say(text: string, answer?: (response: ServerResponse, text: string) => void): void {
  feed.answers.set('manifest.json', (_request, response) =>
    answer ? answer(response, text) : response.end(text),
  );
}

const saysSigned = (more: object, key: KeyObject = feed.key): void =>
  say(signedText({ ...good, ...more }, key));

describe('a good list', () => {
  it('offers its file for this system, and is remembered on the disk for its owner alone', async () => {
    saysSigned({});
    expect(await look()).toEqual({ version: '0.2.0', file: fileOf(), newer: true });
    expect(await readSeen(folder)).toEqual({ version: '0.2.0', sha256: 'a'.repeat(64) });
    expect((await stat(join(folder, 'downloads-seen.json'))).mode & 0o777).toBe(0o600);
  });

  it('of the version that runs is no news', async () => {
    saysSigned({ version: '0.1.0' });
    expect(await look()).toMatchObject({ version: '0.1.0', newer: false });
  });

  it('compares versions as numbers', async () => {
    saysSigned({ version: '0.10.0' });
    expect(await look({ installed: { version: '0.9.9', platform: 'linux-x64', form: 'deb' } })).toMatchObject(
      {
        newer: true,
      },
    );
  });
});

const other = generateKeyPairSync('ed25519').privateKey;
/** Every bad feed: its code, and how the house says it. */
const BAD: readonly (readonly [keyof typeof FEED_REFUSALS, string, () => void])[] = [
  ['no-feed', 'nothing there', () => undefined],
  ['feed-unreachable', 'a fault of the house', () => say('', (r) => r.writeHead(500).end())],
  ['feed-unreachable', 'a line that breaks', () => say('', (r) => r.destroy())],
  ['unsigned', 'a bare manifest', () => say(canonical(good))],
  ['unsigned', 'no signature', () => say(canonical({ key: feed.publicKey, manifest: good }))],
  ['unsigned', 'a list that is one of our own refusals', () => say('{"refused":"no-feed"}')],
  ['other-key', 'signed by somebody else', () => saysSigned({}, other)],
  ['bad-signature', "somebody else's signature under our key", () => forge(signManifest(good, other))],
  ['bad-signature', 'a changed hash', () => say(signed().replace('a'.repeat(64), 'b'.repeat(64)))],
  ['bad-signature', 'a signature cut short', () => forge('AAAA')],
  [
    'bad-signature',
    'a signature of other bytes of ours',
    () => forge(signManifest(canonical(good), feed.key)),
  ],
  ['older-version', 'older than what runs', () => saysSigned({ version: '0.0.9' })],
  ['expired', 'shown again after its time', () => saysSigned({ expiresAt: now })],
  ['not-yet-valid', 'from tomorrow', () => saysSigned({ issuedAt: now + DAY })],
  ['expires-too-far', 'one for ever', () => saysSigned({ expiresAt: now + 401 * DAY })],
  ['truncated', 'cut off in its middle', () => say(signed().slice(0, 200))],
  ['truncated', 'fewer bytes than announced', () => say(signed(), cutShort)],
  ['truncated', 'empty', () => say('')],
  ['too-large', 'many megabytes', () => say(' '.repeat(5_000_000))],
  ['too-large', 'a list without end', () => say('', (r) => void pour(r))],
  ['not-json', 'a page', () => say('<!doctype html><title>Sign in</title>')],
  ['not-json', 'bytes that are no text', () => say('', (r) => r.end(Buffer.from([0xff, 0xfe, 0x7d])))],
  ['duplicate-keys', 'the same key twice', () => say(signed().replace('{', '{"key":"x",'))],
  ['not-canonical', 'white space', () => say(`${signed()} `)],
  [
    'not-canonical',
    'keys in another order',
    () => say(JSON.stringify(JSON.parse(signed()), ['signature', 'key'])),
  ],
  ['not-canonical', 'a million brackets', () => say(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)],
  ['not-canonical', 'a fraction', () => say('{"key":1.5}')],
  ['unknown-keys', 'a key that nobody knows, signed', () => saysSigned({ run: 'me' })],
  ['unknown-keys', 'one beside the signature', () => say(signed().replace(/}$/, ',"z":1}'))],
  ['other-product', 'another program', () => saysSigned({ product: 'stint-house' })],
  ['other-format', 'a form of the future', () => saysSigned({ format: 2 })],
  ['wrong-shape', 'no files', () => saysSigned({ files: [] })],
  ['wrong-shape', 'a hash that is none', () => saysSigned({ files: [fileOf({ sha256: 'x' })] })],
  ['same-name-twice', 'two files of one name', () => saysSigned({ files: [fileOf(), fileOf()] })],
  ['other-platform', 'only for others', () => saysSigned({ files: [fileOf({ platform: 'win32-x64' })] })],
  ['other-platform', 'this system, another form', () => saysSigned({ files: [fileOf({ form: 'home' })] })],
  ['redirected-elsewhere', 'sent on to another host', () => say('', sendTo('http://127.0.0.2:1/x'))],
  ['redirected-elsewhere', 'sent on within the house', () => say('', sendTo('/downloads/other'))],
  ['clock-far-off', 'a house of another year', () => say(signed(), inAnotherYear)],
];

describe('a bad list is refused with its code, and changes nothing', () => {
  it.each(BAD)('%s: %s', async (refused, _why, bad) => {
    bad();
    expect(await look()).toEqual({ refused });
    // By the tracker's own way of speaking to its house too, which pins it.
    expect(await look({ fetch: houseFetch({ mayTalk: () => true }) })).toEqual({ refused });
    expect(FEED_REFUSALS[refused]).toMatch(/^[A-Z].+\.$/);
    expect(await readdir(folder)).toEqual([]);
  });

  const names = [
    '../x.deb',
    '/etc/x.deb',
    'a b.deb',
    'a;rm.deb',
    '$(id).deb',
    '-rf',
    '.hidden',
    'a\nb',
    'a\\b',
    '',
  ];
  it.each(names)('bad-file-name: %j', async (name) => {
    saysSigned({ files: [fileOf({ name })] });
    expect(await look()).toEqual({ refused: 'bad-file-name' });
  });

  it('not-over-https: plain http to another computer is not even asked', async () => {
    const asked: unknown[] = [];
    const noting = (address: unknown): Promise<Response> =>
      Promise.resolve(new Response(String(asked.push(address))));
    expect(await look({ house: 'http://stint.example', fetch: noting })).toEqual({
      refused: 'not-over-https',
    });
    expect(asked).toEqual([]);
  });

  it('redirected-to-http: a house on https that sends its trackers to plain http', async () => {
    say('', sendTo('http://stint.example/downloads/manifest.json'));
    const behindTls: typeof fetch = (_address, options) =>
      fetch(`${feed.house}/downloads/manifest.json`, options);
    expect(await look({ house: 'https://stint.example', fetch: behindTls })).toEqual({
      refused: 'redirected-to-http',
    });
  });
});

describe('what was believed once', () => {
  it('older-version: an older list is refused after a restart too, whatever runs', async () => {
    saysSigned({ version: '0.3.0' });
    await look();
    saysSigned({});
    expect(await look()).toEqual({ refused: 'older-version' });
    expect(await readSeen(folder)).toMatchObject({ version: '0.3.0' });
  });

  it('same-version-other-files: the same version never comes with another file', async () => {
    saysSigned({});
    await look();
    saysSigned({ files: [fileOf({ sha256: 'c'.repeat(64) })] });
    expect(await look()).toEqual({ refused: 'same-version-other-files' });
    expect(await readSeen(folder)).toMatchObject({ sha256: 'a'.repeat(64) });
  });

  it('may be signed anew for a longer time', async () => {
    saysSigned({});
    await look();
    saysSigned({ issuedAt: now, expiresAt: now + 120 * DAY });
    expect(await look()).toMatchObject({ version: '0.2.0', newer: true });
  });
});

describe('a disk that is full, read-only or broken', () => {
  it('ends no tracker: what it does not remember is proven all the same', async () => {
    saysSigned({});
    // A folder in which nobody, not even root, may make a file.
    expect(await look({ folder: '/proc/self' })).toMatchObject({ version: '0.2.0', newer: true });
  });

  it('disk-unreadable: what was seen and cannot be read lets no list be judged', async () => {
    saysSigned({});
    await symlink('/proc/self/mem', join(folder, 'downloads-seen.json')); // its first byte is EIO
    expect(await look()).toEqual({ refused: 'disk-unreadable' });
  });
});

function signed(): string {
  return signedText(good, feed.key);
}

function forge(signature: string): void {
  say(canonical({ key: publicText(feed.key), manifest: good, signature }));
}

function cutShort(response: ServerResponse, text: string): void {
  response
    .writeHead(200, { 'content-length': text.length })
    .write(text.slice(0, 100), () => response.destroy());
}

async function pour(response: ServerResponse): Promise<void> {
  while (!response.destroyed && response.write(' '.repeat(65_536)))
    await new Promise((done) => setImmediate(done));
  if (!response.destroyed) response.once('drain', () => void pour(response));
}

function sendTo(location: string) {
  return (response: ServerResponse): void => void response.writeHead(302, { location }).end();
}

function inAnotherYear(response: ServerResponse, text: string): void {
  response.sendDate = false;
  response.writeHead(200, { date: new Date((now - 400 * DAY) * 1000).toUTCString() }).end(text);
}
