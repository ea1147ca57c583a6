import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { OfferedFile } from '@stint/wire/downloads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tar } from '../../package/tar.ts';
import { file, type Leaf, link } from '../../package/tree.ts';
import { fileOf, manifestOf, openFeed, signedText, type TestFeed } from '../testing/feed.ts';
import type { About } from './about.ts';
import { updateWords } from './update-words.ts';

const now = Math.floor(Date.now() / 1000);
const NAME = 'stint-tracker-0.2.0-linux-x64.tar.gz';

let feed: TestFeed;
let home: string;
let lib: string;
let said: string[];
let about: About;

beforeEach(async () => {
  feed = await openFeed();
  home = await mkdtemp(join(tmpdir(), 'stint-home-'));
  lib = join(home, 'lib');
  said = [];
  about = {
    version: '0.1.0',
    platform: 'linux-x64',
    form: 'home',
    signer: 'house',
    house: null,
    key: feed.publicKey,
  };
  await mkdir(join(lib, '0.1.0'), { recursive: true });
  await writeFile(join(lib, '0.1.0/about.json'), JSON.stringify(about));
  await mkdir(join(lib, '0.0.9'));
  await symlink('0.1.0', join(lib, 'current'));
});
afterEach(async () => {
  await feed.close();
  await rm(home, { recursive: true });
});

function treeOf(more: Partial<About> = {}): Leaf[] {
  const folder = NAME.replace('.tar.gz', '');
  const own = JSON.stringify({ ...about, version: '0.2.0', ...more });
  return [file(`${folder}/about.json`, own), file(`${folder}/bin/node`, '#!/bin/sh\n', true)];
}

/** The house offers these bytes, with their own hash in the signed list unless it says otherwise. */
function offer(bytes: Buffer, more: Partial<OfferedFile> = {}): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const own = fileOf({ name: NAME, form: about.form, bytes: bytes.length, sha256, ...more });
  const manifest = manifestOf({ issuedAt: now, expiresAt: now + 86_400, files: [own] });
  feed.answers.set('manifest.json', (_, response) => response.end(signedText(manifest, feed.key)));
  feed.answers.set(NAME, (_, response) => response.end(bytes));
}

const packed = (leaves: readonly Leaf[]): Buffer => gzipSync(tar(leaves, 0));
const update = (folder = join(lib, '0.1.0')): Promise<number> => {
  const say = (line: string): void => void said.push(line);
  return updateWords({ about, house: feed.house, folder: home, fetch, say, now: () => now }, folder);
};
const installed = async (): Promise<{ current: string; there: string[] }> => ({
  current: await readlink(join(lib, 'current')),
  there: (await readdir(lib)).toSorted(),
});

describe('a tracker that its install.sh has put into a home', () => {
  it('is brought up to date in one step; what runs stays beside it, what is older goes', async () => {
    offer(packed(treeOf()));
    expect(await update()).toBe(0);
    expect(await installed()).toEqual({ current: '0.2.0', there: ['0.1.0', '0.2.0', 'current'] });
    expect(JSON.parse(await readFile(join(lib, 'current/about.json'), 'utf8'))).toMatchObject({
      version: '0.2.0',
    });
    expect(said.at(-1)).toContain('0.2.0 is installed');
  });

  const unchanged = { current: '0.1.0', there: ['0.0.9', '0.1.0', 'current'] };
  it.each<[string, () => Buffer, Partial<OfferedFile>]>([
    ['wrong-hash', () => packed(treeOf()), { sha256: 'a'.repeat(64) }],
    ['wrong-size', () => packed(treeOf()), { bytes: 7 }],
    ['not-unpacked', () => Buffer.from('no tar'), {}],
    ['not-a-tracker', () => packed(treeOf({ version: '0.3.0' })), {}],
    ['not-a-tracker', () => packed(treeOf({ platform: 'darwin-x64' })), {}],
    ['not-a-tracker', () => packed([...treeOf(), file('another/folder', '')]), {}],
    ['not-a-tracker', () => packed([link(NAME.replace('.tar.gz', ''), '/etc')]), {}],
    ['not-a-tracker', () => packed(treeOf().slice(0, 1)), {}],
  ])('%s: stays as it is', async (code, bytes, more) => {
    offer(bytes(), more);
    expect(await update()).toBe(1);
    expect(said.at(-1)).toMatch(new RegExp(`^${code}: .*stays as it is`));
    expect(await installed()).toEqual(unchanged);
  });

  it('is told that it is the newest, or how else it is updated', async () => {
    expect(await update()).toBe(1);
    expect(said.at(-1)).toMatch(/^no-feed/);
    about = { ...about, form: 'deb' };
    offer(packed(treeOf()));
    expect(await update()).toBe(0);
    expect(said.at(-1)).toContain(`${feed.house}/download`);
    expect(await installed()).toEqual(unchanged);
    about = { ...about, version: '0.2.0' };
    expect(await update()).toBe(0);
    expect(said.at(-1)).toContain('0.2.0 is the newest');
  });

  it('not-installed-here: what was only unpacked somewhere is not touched', async () => {
    offer(packed(treeOf()));
    const elsewhere = join(home, 'Downloads', 'stint-tracker-0.1.0');
    await mkdir(elsewhere, { recursive: true });
    expect(await update(elsewhere)).toBe(1);
    expect(said.at(-1)).toMatch(/^not-installed-here/);
    expect(await readdir(join(home, 'Downloads'))).toEqual(['stint-tracker-0.1.0']);
  });
});
