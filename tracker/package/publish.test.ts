import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest } from '../src/update/read-manifest.ts';
import { publicText } from '../src/update/signature.ts';
import { type Made, type PublishOptions, publish } from './publish.ts';
import { releaseKey } from './release-key.ts';
import { tar } from './tar.ts';
import { file, link } from './tree.ts';
import { zip } from './zip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stint-publish-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const deb = (text: string, version = '0.1.0'): Made => ({
  name: `stint-tracker_${version}_amd64.deb`,
  platform: 'linux-x64',
  form: 'deb',
  tested: true,
  bytes: Buffer.from(text),
});

function offer(made: Made[], more: Partial<PublishOptions> = {}): unknown {
  const key = releaseKey(null, folder);
  const options = { folder, version: '0.1.0', now: 1_795_000_000, validDays: 180, key, replace: false };
  return publish(made, { ...options, ...more });
}

describe('what a house offers', () => {
  it('is signed by a key of its own, which nobody else may read', () => {
    offer([deb('one')]);
    const key = publicText(releaseKey(null, folder).key);
    const manifest = readManifest(readFileSync(join(folder, 'manifest.json')), key);
    expect(manifest).toMatchObject({
      version: '0.1.0',
      signer: 'house',
      expiresAt: 1_795_000_000 + 180 * 86_400,
    });
    expect(statSync(join(folder, 'house-key.pem')).mode & 0o777).toBe(0o600);
  });

  it('or by a release key that is kept elsewhere', () => {
    const path = join(folder, 'release.pem');
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    offer([deb('one')], { key: releaseKey(path, folder) });
    const bytes = readFileSync(join(folder, 'manifest.json'));
    expect(readManifest(bytes, publicText(privateKey))).toMatchObject({ signer: 'release' });
    writeFileSync(path, generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => releaseKey(path, folder)).toThrow('no Ed25519 key');
  });

  it('grows by system, and loses an older version’s files with the next', () => {
    const zipped: Made = {
      ...deb('two'),
      name: 'stint-tracker-0.1.0-win32-x64.zip',
      platform: 'win32-x64',
      form: 'folder',
      tested: false,
    };
    offer([deb('one')]);
    expect(offer([zipped])).toMatchObject({ files: [{ form: 'folder' }, { form: 'deb' }] });
    expect(offer([deb('three', '0.2.0')], { version: '0.2.0' })).toMatchObject({ files: [{ form: 'deb' }] });
    expect(readdirSync(folder)).toEqual(['house-key.pem', 'manifest.json', 'stint-tracker_0.2.0_amd64.deb']);
  });

  it('is nothing that installed trackers would refuse: not without being told so', () => {
    offer([deb('one')]);
    const before = readFileSync(join(folder, 'manifest.json'));
    expect(offer([deb('other bytes')])).toMatch(/0\.1\.0 was published with another/);
    expect(offer([deb('zero', '0.0.9')], { version: '0.0.9' })).toMatch(/newer than 0\.0\.9/);
    const other = { key: generateKeyPairSync('ed25519').privateKey, signer: 'release' } as const;
    expect(offer([deb('one', '0.2.0')], { version: '0.2.0', key: other })).toMatch(/another key/);
    expect(readFileSync(join(folder, 'manifest.json')).equals(before)).toBe(true);
    expect(offer([deb('other bytes')], { replace: true })).toMatchObject({ version: '0.1.0' });
    // The same bytes, signed for longer, are always welcome.
    expect(offer([deb('other bytes')], { now: 1_796_000_000 })).toMatchObject({ issuedAt: 1_796_000_000 });
  });
});

describe('the archives', () => {
  const leaves = [
    file('folder/bin/node', 'a program', true),
    file('folder/read me.txt', 'words'),
    file(`folder/${'long/'.repeat(30)}name.js`, '1'),
  ];

  it('a tar is read by the system’s own, with root’s files, rights and links, the same bytes every time', () => {
    const path = join(folder, 'x.tar.gz');
    const all = [...leaves, link('folder/link', 'bin/node')];
    writeFileSync(path, gzipSync(tar(all, 1_767_225_600)));
    expect(tar(all, 1).equals(tar(all.toReversed(), 1))).toBe(true);
    const listed = execFileSync('tar', ['--numeric-owner', '-tvf', path], {
      encoding: 'utf8',
      env: { TZ: 'UTC' },
    });
    expect(listed).toMatch(/-rwxr-xr-x 0\/0 +9 2026-01-01 00:00 folder\/bin\/node/);
    expect(listed).toMatch(/-rw-r--r-- 0\/0 +5 2026-01-01 00:00 folder\/read me\.txt/);
    expect(listed).toContain('folder/link -> bin/node');
    execFileSync('tar', ['-xf', path, '-C', folder]);
    expect(readFileSync(join(folder, 'folder', 'long/'.repeat(30), 'name.js'), 'utf8')).toBe('1');
    expect(() => tar([file('x'.repeat(101), '')], 0)).toThrow(RangeError);
  });

  it('a zip is read by others too', () => {
    const path = join(folder, 'x.zip');
    writeFileSync(path, zip(leaves, 1_767_225_600));
    const script =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.read("folder/read me.txt").decode(), len(z.namelist()), z.infolist()[0].date_time[0])';
    expect(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' })).toBe('words 3 2026\n');
    expect(() => zip([link('a', 'b')], 0)).toThrow('no links');
  });
});
