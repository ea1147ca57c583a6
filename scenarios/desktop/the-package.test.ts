import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDisplay } from '@stint/tracker/desktop/testing/display';
import { until } from '@stint/tracker/desktop/testing/until';
import { readClock } from '@stint/wire/books';
import { call } from '@stint/wire/client';
import { decideGrant } from '@stint/wire/device';
import { readDiary } from '@stint/wire/diary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPENDS } from '../../tracker/package/deb.ts';
import { librariesOf } from '../../tracker/package/elf.testing.ts';
import { openBrowser } from './browser.ts';
import { agree, openOffice } from './office.ts';
import { controlOf, filesIn, makePackages, unpack } from './package.ts';
import { run, start } from './program.ts';

/** Ten minutes are fifteen seconds. */
const PACE = 40;

let folder: string;
let downloads: string;
let system: string;
/** What this story must undo, the last thing first. */
const undo: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stint-package-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  downloads = join(folder, 'downloads');
  mkdirSync(downloads, { recursive: true });
  await makePackages(downloads);
  system = join(folder, 'system');
  await unpack(debIn(downloads), system);
});
afterAll(async () => {
  for (const back of undo.reverse()) await back();
});

function debIn(where: string): string {
  return join(where, readdirSync(where).find((name) => name.endsWith('.deb')) ?? '');
}

describe('the .deb', () => {
  it('puts files into four places of the system, runs nothing as root, and its sums are right', async () => {
    const deb = debIn(downloads);
    const places =
      /^\.\/(usr\/lib\/stint-tracker|usr\/share\/(applications|icons|doc)|usr\/bin|etc\/xdg\/autostart)\//;
    const files = await filesIn(deb);
    expect(files.filter((name) => !places.test(name))).toEqual([]);
    expect(files.filter((name) => /\.tsx?$/.test(name))).toEqual([]);
    const control = join(folder, 'control');
    await promisify(execFile)('dpkg-deb', ['-e', deb, control]);
    expect(readdirSync(control).toSorted()).toEqual(['conffiles', 'control', 'md5sums']);
    const sums = readFileSync(join(control, 'md5sums'), 'utf8').trim().split('\n');
    expect(sums.length).toBeGreaterThan(100);
    for (const line of sums) {
      const [sum, path = ''] = line.split('  ');
      const bytes = readFileSync(join(system, path));
      expect([path, createHash('md5').update(bytes).digest('hex')]).toEqual([path, sum]);
    }
    expect(statSync(join(system, 'usr/lib/stint-tracker/bin/node')).mode & 0o7777).toBe(0o755);
  });

  it('names every library that its programs ask the system for', async () => {
    const files = (await filesIn(debIn(downloads))).map((name) => join(system, name));
    const asked = new Set(files.flatMap((path) => librariesOf(readFileSync(path)) ?? []));
    const brought = new Set(files.map((path) => path.split('/').at(-1)));
    const packages = [...asked]
      .filter((library) => !brought.has(library))
      .map((library) => PACKAGE_OF[library] ?? library);
    expect(new Set(packages)).toEqual(new Set(DEPENDS.map((each) => each.split(' ')[0])));
    expect(await controlOf(debIn(downloads), 'Depends')).toBe(DEPENDS.join(', '));
  });

  it('is the same bytes when it is made again', async () => {
    const again = join(folder, 'again');
    mkdirSync(again);
    copyFileSync(join(downloads, 'house-key.pem'), join(again, 'house-key.pem'));
    await makePackages(again);
    for (const name of readdirSync(downloads).filter((each) => /\.(deb|gz)$/.test(each)))
      expect(readFileSync(join(again, name)).equals(readFileSync(join(downloads, name)))).toBe(true);
    expect(await makePackages(again, '--if-missing')).toBe('');
  });

  it('has desktop entries that desktops accept', async () => {
    for (const entry of ['usr/share/applications', 'etc/xdg/autostart'])
      await run('desktop-file-validate', [join(system, entry, 'stint-tracker.desktop')], process.env);
  });
});

describe('the tar for other systems', () => {
  it('installs into a home without root, is found by its desktop, and is gone again without a trace', async () => {
    const home = join(folder, 'other-home');
    mkdirSync(home);
    const env = { PATH: '/usr/bin:/bin', HOME: home };
    const name = readdirSync(downloads).find((each) => each.endsWith('.tar.gz')) ?? '';
    await run('tar', ['-xf', join(downloads, name), '-C', folder], env);
    await run(join(folder, name.replace('.tar.gz', ''), 'install.sh'), [], env);
    expect(await run(join(home, '.local/bin/stint-tracker'), ['--version'], env)).toMatch(/^0\.1\.0$/m);
    const entry = readFileSync(join(home, '.local/share/applications/stint-tracker.desktop'), 'utf8');
    expect(entry).toContain(`Exec="${home}/.local/bin/stint-tracker" open %u`);
    for (const each of ['.local/share/applications', '.config/autostart'])
      await run('desktop-file-validate', [join(home, each, 'stint-tracker.desktop')], process.env);
    // Installing it again, as an update by hand would, leaves one version and the user's own choices.
    await run(join(home, '.local/bin/stint-tracker'), ['autostart', 'off'], env);
    await run(join(folder, name.replace('.tar.gz', ''), 'install.sh'), [], env);
    expect(await run(join(home, '.local/bin/stint-tracker'), ['autostart'], env)).toContain(
      'when you open it',
    );
    await run(join(home, '.local/lib/stint-tracker/current/uninstall.sh'), [], env);
    const left = filesBelow(home).filter((path) => !statSync(join(home, path)).isDirectory());
    // The desktop's own index of what opens what, written anew.
    expect(left.filter((path) => !path.endsWith('/mimeinfo.cache'))).toEqual([]);
  });
});

describe('the tracker in it', () => {
  it('asks for its house, is let in, tracks, uploads, is one for its user, and is forgotten', {
    timeout: 120_000,
  }, async () => {
    const office = await openOffice(join(folder, 'house'), '2026-11-18T09:00:00Z', PACE, {
      STINT_DOWNLOADS: downloads,
    });
    undo.push(() => office.program.stop());
    const { contract, ana } = await agree(office);
    const display = await startDisplay({ width: 1024, height: 768 });
    undo.push(() => display.stop());
    const browser = await openBrowser();
    undo.push(() => browser.close());
    const home = join(folder, 'home');
    mkdirSync(home);
    const env = { ...display.env, HOME: home };
    const program = join(system, 'usr/bin/stint-tracker');

    // A link from elsewhere fills the field in, and asks no house for anything.
    const link = `stint-tracker:${office.house}`;
    const tracker = start(program, ['open', link, '--no-window', '--pace', String(PACE)], env);
    undo.push(() => tracker.stop());
    const page = await (await browser.newContext()).newPage();
    await page.goto(await tracker.says(/Which house\? (\S+)/));
    const address = page.getByLabel('Which house do you work for?');
    await expect.poll(() => address.inputValue()).toBe(office.house);
    await address.fill('http://stint.example');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Over plain http').waitFor();
    await address.fill(office.house);
    await page.getByRole('button', { name: 'Go on' }).click();
    const userCode = (await page.locator('#code').filter({ hasText: /\S/ }).textContent()) ?? '';
    await call(ana, decideGrant, { params: { userCode }, body: { decision: 'approve' } });
    await page.waitForURL((url) => url.hash === '' && !page.isClosed());
    await tracker.says(/Ready for Ana Duarte/);
    await expect.poll(() => page.title()).toMatch(/Stint/);
    await page.locator('#panel, #desk').first().waitFor({ state: 'visible' });

    // Something to be seen: a screen of one colour is no picture.
    const editor = start('xterm', ['-T', 'Header.tsx', '-geometry', '80x24+40+40', '-e', 'cat'], env);
    undo.push(() => editor.stop());
    const told = (...words: string[]): Promise<string> => run(program, words, env);
    await told('start', contract, '--memo', 'Header colours');
    const began = (await call(office.olu, readClock, {})).now;
    const span = { from: `${began.slice(0, 13)}:00:00Z`, to: `${began.slice(0, 11)}23:50:00Z` };
    const first = await until(async () => {
      await run('xdotool', ['key', '--delay', '20', ...Array.from('typing')], env);
      const { entries } = await call(ana, readDiary, { params: { contract }, query: span });
      return entries.find(({ seen }) => seen?.pictures.some(({ arrived }) => arrived)) ?? null;
    }, 60);
    expect(first).toMatchObject({ memo: 'Header colours', countedSeconds: 600, protected: true });
    expect(first.seen?.pictures).toMatchObject([{ arrived: true }]);

    // Another start shows the one that runs.
    expect(await told('open', '--no-window').catch(String)).toMatch(/already-running/);
    expect(await told('update')).toMatch(/^0\.1\.0 is the newest/);
    expect(await told('forget', '--yes').catch(String)).toContain('The tracker runs');
    await told('quit');
    await until(
      () => tracker.said().length > 0 && !existsSync(join(home, '.local/state/stint/control.sock')),
    );
    await until(() => told('forget', '--yes').catch(() => null));
    expect(filesBelow(home).filter((path) => path.includes('stint'))).toEqual([]);
  });
});

function filesBelow(where: string): string[] {
  return readdirSync(where, { recursive: true, encoding: 'utf8' });
}

/** Which Debian package has a library. */
const PACKAGE_OF: Readonly<Record<string, string>> = {
  'libc.so.6': 'libc6',
  'libdl.so.2': 'libc6',
  'libm.so.6': 'libc6',
  'libpthread.so.0': 'libc6',
  'libresolv.so.2': 'libc6',
  'librt.so.1': 'libc6',
  'ld-linux-x86-64.so.2': 'libc6',
  'ld-linux-aarch64.so.1': 'libc6',
  'libstdc++.so.6': 'libstdc++6',
  'libgcc_s.so.1': 'libgcc-s1',
  'libxcb.so.1': 'libxcb1',
  'libdbus-1.so.3': 'libdbus-1-3',
};
