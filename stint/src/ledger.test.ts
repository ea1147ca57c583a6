import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from '@stint/core/bookings';
import { holdFolder, usableFolder } from '@stint/server/folder';
import { isCannotStart } from '@stint/server/start-refusal';
import { migrate, openDatabase } from '@stint/server/store/database';
import { openEmbedded } from '@stint/server/store/embedded/open';
import { quickFolder } from '@stint/server/store/embedded/testing';
import { book } from '@stint/server/store/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let root: string;
let folder: string;

beforeAll(() => {
  root = mkdtempSync(join(quickFolder(), 'stint-ledger-'));
  folder = join(root, 'house');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function stint(args: readonly string[], more: Record<string, string> = {}): SpawnSyncReturns<string> {
  const main = join(import.meta.dirname, 'main.ts');
  const env = { ...process.env, DATABASE_URL: '', STINT_DATA: join(root, 'nowhere'), ...more };
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env });
}

function started<T>(value: T): Exclude<T, { refused: string }> {
  if (isCannotStart(value)) throw new Error(value.sentence);
  return value as Exclude<T, { refused: string }>;
}

/** A house that has booked one charge; while it is open, `during` may ask for its books. */
async function withHouse<T>(during: (url: string) => T): Promise<T> {
  const usable = started(await usableFolder(folder));
  const held = started(await holdFolder(usable.folder, { version: '0.1.0' }));
  const server = started(await openEmbedded({ folder: held.path, log: () => {} }));
  const db = openDatabase(server.ownerUrl, () => {});
  try {
    await migrate(db);
    const posting = { from: accounts.gateway(), to: accounts.fees(), amount: 725n };
    const entry = {
      id: 'charge:1',
      at: 1_795_000_000,
      currency: 'EUR',
      says: 'Charged',
      postings: [posting],
    };
    await db.transaction().execute((trx) => book(trx, entry));
    held.publish({ address: 'http://localhost:4310', ownerUrl: server.ownerUrl });
    return during(server.ownerUrl);
  } finally {
    await db.destroy();
    await server.stop();
    held.release();
  }
}

describe('stint ledger export', () => {
  it('asks the running house, and leaves it running', async () => {
    const [first, second] = await withHouse(() => [
      stint(['ledger', 'export', '--folder', folder]),
      stint(['ledger', 'export', '--format', 'csv'], { STINT_DATA: folder }),
    ]);
    expect(first?.stderr).toBe('');
    expect(first?.stdout).toContain('assets:gateway  7.25 EUR');
    expect(second?.stdout).toContain('platform:fees,7.25,EUR');
  });

  it('starts the database for itself when no house runs, and stops it', () => {
    const told = stint(['ledger', 'export', '--folder', folder, '--format', 'beancount']);
    expect(told.status, told.stderr).toBe(0);
    expect(told.stdout).toContain('Assets:Gateway 7.25 EUR');
    expect(existsSync(join(folder, 'house.json'))).toBe(false);
    const pid = join(folder, 'pg', 'postmaster.pid');
    expect(existsSync(pid) && readFileSync(pid, 'utf8')).toBe(false);
  });

  it('reads any PostgreSQL by DATABASE_URL', async () => {
    const told = await withHouse((url) =>
      stint(['ledger', 'export'], { DATABASE_URL: url.replace('@/', '@localhost/') }),
    );
    expect(told.stdout).toContain('assets:gateway  7.25 EUR');
  });

  it('verifies the seals, and says which books a seal is not of', async () => {
    const told = await withHouse(() => [
      stint(['ledger', 'verify', '--folder', folder]),
      stint(['ledger', 'verify', '--folder', folder, '--hash', 'ab'.repeat(32)]),
    ]);
    expect(told.map(({ status }) => status)).toEqual([0, 1]);
    expect(told[0]?.stdout).toBe(
      '0 seals of 0 entries hold, 1 entries wait for the next. The last is none yet.\n',
    );
    expect(told[1]?.stderr).toMatch(/^stint ledger: no seal of these books is abab.*\n$/);
  });

  it('says in one line what is wrong, and prints nothing', () => {
    const nowhere = stint(['ledger', 'export']);
    expect(nowhere.stderr).toMatch(/^There is no Stint in .*--folder.*\n$/);
    const dead = stint(['ledger', 'export'], { DATABASE_URL: 'postgresql://127.0.0.1:9/stint' });
    expect(dead.stderr).toMatch(/^The books cannot be read: .*\n$/);
    for (const told of [nowhere, dead]) expect([told.status, told.stdout]).toEqual([1, '']);
    expect(existsSync(join(root, 'nowhere'))).toBe(false);
    for (const args of [
      [],
      ['export', '--format', 'gold'],
      ['import'],
      ['export', '--cash'],
      ['verify', '--format', 'csv'],
    ]) {
      const told = stint(['ledger', ...args]);
      expect([told.status, told.stdout]).toEqual([2, '']);
      expect(told.stderr).toMatch(/^stint ledger: use: .*\n$/);
    }
  });
});
