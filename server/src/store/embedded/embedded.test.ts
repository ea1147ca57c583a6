import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ask, cleanUp, eventually, later, newFolder, open, startHouse } from './fixtures.testing.ts';
import { openEmbedded } from './open.ts';
import { findRunning } from './running.ts';

afterEach(cleanUp);
const ROWS = 'select number from hour order by number';

describe('the first start', () => {
  test('makes a durable database that only a socket leads to, and the second start keeps what is in it', async () => {
    const folder = newFolder();
    const first = await open(folder);
    const promised = 'listen_addresses, fsync, full_page_writes, data_checksums, wal_level';
    const settings = `select current_setting(name) from unnest('{${promised}}'::text[]) name`;
    expect(await ask(first.ownerUrl, settings)).toEqual(['', 'on', 'on', 'on', 'logical']);
    const locale = `select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'stint'`;
    expect(await ask(first.ownerUrl, locale)).toEqual(['b C.UTF-8']);
    await ask(first.ownerUrl, 'create table hour (number int)');
    await ask(first.ownerUrl, 'insert into hour values (1)');
    await first.stop();
    expect(findRunning(join(folder, 'pg'))).toBe(null);

    const second = await open(folder);
    expect(second.adopted).toBe(false);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, ROWS)).toEqual([1]);
  });

  test('closes its folders to everybody else and gives the app no rights of its own', async () => {
    const folder = newFolder();
    const { ownerUrl, appUrl, socketFolder } = await open(folder);
    expect(statSync(join(folder, 'pg')).mode & 0o777).toBe(0o700);
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
    expect(await ask(ownerUrl, 'select current_user')).toEqual(['stint']);
    expect(await ask(appUrl, 'select current_user')).toEqual(['stint_app']);
    const rights = 'select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls';
    expect(await ask(ownerUrl, `${rights} from pg_roles where rolname = 'stint_app'`)).toEqual([false]);
    await expect(ask(appUrl, 'create table hour (number int)')).rejects.toThrow('permission denied');
    await expect(ask(appUrl.replace('/stint?', '/postgres?'), 'select 1')).rejects.toThrow(
      'permission denied',
    );
  });

  test('throws a half-made database away', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'pg.new.1a2b3c4d'));
    writeFileSync(join(folder, 'pg.new.1a2b3c4d', 'PG_VERSION'), '18\n');
    const lines: string[] = [];
    const database = await open(folder, { log: (line) => lines.push(line) });
    expect(lines.join('\n')).toContain('never finished');
    expect(readdirSync(folder).filter((name) => name.startsWith('pg.new'))).toEqual([]);
    expect(await ask(database.ownerUrl, 'select 1')).toEqual([1]);
  });

  test('finds a short socket where the folder has a very long name', async () => {
    const folder = join(newFolder(), 'a-folder-with-a-long-name'.repeat(5));
    const database = await open(folder);
    expect(database.socketFolder.length).toBeLessThan(60);
    expect(statSync(database.socketFolder).mode & 0o777).toBe(0o700);
    expect(await ask(database.ownerUrl, 'select 1')).toEqual([1]);
    await database.stop();
    expect(existsSync(database.socketFolder)).toBe(false);
  });
});

describe('a house killed at work', () => {
  test('leaves its database running, and the next one goes on with it: every acknowledged row is there', async () => {
    const folder = newFolder();
    const killed = await startHouse({ folder, write: true });
    await eventually(() => (killed.acknowledged() >= 50 ? true : undefined));
    await killed.kill();
    expect(findRunning(join(folder, 'pg'))?.pid).toBe(killed.said.pid);

    const next = await open(folder);
    expect(next.adopted).toBe(true);
    expect(next.pid()).toBe(killed.said.pid);
    const rows = await ask(next.ownerUrl, ROWS);
    expect(rows.length).toBeGreaterThanOrEqual(killed.acknowledged());
    expect(rows).toEqual(rows.map((_, index) => index + 1));
    await next.stop();
    expect(findRunning(join(folder, 'pg'))).toBe(null);
  });

  test('leaves its database running, and one whose folder was moved meanwhile is started anew', async () => {
    const parent = newFolder();
    const killed = await startHouse({ folder: join(parent, 'data'), write: true });
    await eventually(() => (killed.acknowledged() >= 5 ? true : undefined));
    await killed.kill();
    renameSync(join(parent, 'data'), join(parent, 'moved'));

    const next = await open(join(parent, 'moved'));
    expect(next.pid()).not.toBe(killed.said.pid);
    expect(dirname(next.socketFolder)).toBe(join(parent, 'moved'));
    expect((await ask(next.ownerUrl, ROWS)).length).toBeGreaterThanOrEqual(killed.acknowledged());
  });

  test('whose folder is then deleted leaves a new house in the same place alone', async () => {
    const folder = join(newFolder(), 'data');
    const killed = await startHouse({ folder });
    await killed.kill();
    rmSync(folder, { recursive: true });
    const next = await open(folder);
    expect(next.adopted).toBe(false);
    process.kill(killed.said.pid, 'SIGINT'); // as it does by itself once it finds its folder gone
    await eventually(() => (existsSync(`/proc/${killed.said.pid}/cwd`) ? undefined : true));
    expect(await ask(next.ownerUrl, 'select 1')).toEqual([1]);
  });

  test('and its database killed with it, all comes back by recovery', async () => {
    const folder = newFolder();
    const killed = await startHouse({ folder, write: true });
    await eventually(() => (killed.acknowledged() >= 50 ? true : undefined));
    process.kill(killed.said.pid, 'SIGKILL');
    await killed.kill();

    const next = await open(folder);
    expect(next.pid()).not.toBe(killed.said.pid);
    expect((await ask(next.ownerUrl, ROWS)).length).toBeGreaterThanOrEqual(killed.acknowledged());
  });

  test('whose process number now belongs to a stranger is not mistaken for running', async () => {
    const folder = newFolder();
    const killed = await startHouse({ folder });
    const { uid, gid } = statSync(join(folder, 'pg'));
    process.kill(killed.said.pid, 'SIGKILL');
    await killed.kill();
    const stranger = spawn('/bin/sleep', ['60'], { uid, gid, stdio: 'ignore' });
    later.push(() => stranger.kill());
    await once(stranger, 'spawn');
    const notes = [
      join(folder, 'pg', 'postmaster.pid'),
      join(killed.said.socketFolder, '.s.PGSQL.5432.lock'),
    ];
    for (const note of notes) {
      writeFileSync(note, readFileSync(note, 'utf8').replace(/^\d+/, String(stranger.pid)));
    }

    const second = await open(folder);
    expect(second.adopted).toBe(false);
    expect(await ask(second.ownerUrl, 'select 1')).toEqual([1]);
    expect(stranger.exitCode).toBe(null);
  });
});

describe('a database that dies', () => {
  test('is started again at the same address, by the house that started it and by one that adopted it', async () => {
    const folder = newFolder();
    const killed = await startHouse({ folder });
    await killed.kill();
    const house = await open(folder);
    const told: string[] = [];
    house.onExit((line) => told.push(line));
    for (const deaths of [1, 2]) {
      const before = house.pid();
      process.kill(before, 'SIGKILL');
      await eventually(() => (house.pid() === before ? undefined : true));
      expect(await ask(house.ownerUrl, 'select 1')).toEqual([1]);
      expect(told).toHaveLength(deaths);
    }
    expect(told[1]).toContain('SIGKILL');
  });
});

describe('two at once', () => {
  test('make one database, and it runs until the last of them has stopped', async () => {
    const folder = newFolder();
    const [one, two] = await Promise.all([startHouse({ folder }), startHouse({ folder })]);
    later.push(() => Promise.all([one.kill(), two.kill()]));
    expect(one.said.pid).toBe(two.said.pid);
    expect(one.said.adopted).not.toBe(two.said.adopted);

    expect((await one.end()).at(-1)).toContain('keeps running');
    expect(await ask(two.said.ownerUrl, 'select 1')).toEqual([1]);
    await two.end();
    expect(findRunning(join(folder, 'pg'))).toBe(null);
  });
});

describe('a database of another version', () => {
  test.each([
    ['99', 'database-newer'],
    ['14', 'database-older'],
  ])('of PostgreSQL %s is refused as %s and left as it is', async (version, code) => {
    const folder = newFolder();
    mkdirSync(join(folder, 'pg'));
    writeFileSync(join(folder, 'pg', 'PG_VERSION'), `${version}\n`);
    const answer = await openEmbedded({ folder, log: () => {} });
    expect(answer).toMatchObject({ refused: code });
    expect('sentence' in answer && answer.sentence).toContain(`was made by PostgreSQL ${version}`);
    expect(readdirSync(join(folder, 'pg'))).toEqual(['PG_VERSION']);
  });

  test('that is named and does not run is refused before anything is made', async () => {
    const folder = newFolder();
    const answer = await openEmbedded({ folder, log: () => {}, binFolder: '/nowhere/bin' });
    expect(answer).toMatchObject({ refused: 'engine-unusable' });
    expect(existsSync(join(folder, 'pg'))).toBe(false);
  });
});
