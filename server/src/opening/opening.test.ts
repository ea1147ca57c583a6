import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '../config.ts';
import { DEMO_PEOPLE } from '../demo/people.ts';
import { DEMO_SEEDED } from '../demo/seed.ts';
import { uploadAttachment } from '../operations/attachments/upload-attachment.ts';
import { createPerson } from '../operations/people/create-person.ts';
import { holdsPictures } from '../outside/objects/pack-file.ts';
import type { StoredPicture } from '../outside/objects/store.ts';
import { collect, expectOf, inPieces, webpOf } from '../outside/objects/webp.fixture.ts';
import { isCannotStart } from '../start-refusal.ts';
import { noteDeed } from '../store/audit.ts';
import { openDatabase } from '../store/database.ts';
import { createPeople, type TestHouse, testHouse } from '../testing/house.ts';
import { Closing } from './closing.ts';
import { openTables } from './database.ts';
import { readyTenants } from './demo.ts';
import { openPictures } from './pictures.ts';

let house: TestHouse;

beforeEach(async () => {
  house = await testHouse();
});
afterEach(async () => {
  await house.close();
});

const quiet = (): void => {};

function settings(...args: string[]): Settings {
  const read = readSettings(args, {});
  if (isCannotStart(read)) throw new Error(read.sentence);
  return read;
}

describe('the pictures of a house that opens', () => {
  const folder = () => join(house.folder, 'own');

  async function keep(known: boolean): Promise<StoredPicture> {
    const bytes = webpOf(16, 9);
    const closing = new Closing();
    const pictures = await openPictures(house.db, folder(), closing, quiet);
    const kept = await pictures.put(inPieces(bytes), expectOf(bytes));
    await closing.run();
    if ('refused' in kept) throw new Error(kept.refused);
    if (known) await nameIt(kept);
    return kept;
  }

  async function nameIt({ pack, offset, ...picture }: StoredPicture): Promise<void> {
    const key = { freelancer_id: house.random.uuid(), contract_id: house.random.uuid(), segment: 1 };
    const place = { pack, pack_offset: offset, arrived_at: 1, monitor: 0, kind: 'picture' as const };
    await house.db
      .insertInto('picture')
      .values({ ...key, ...place, ...picture })
      .execute();
  }

  /** What is there after the house was opened again, and what it told. */
  async function reopen(crashed: boolean): Promise<{ offsets: number[]; told: string[] }> {
    const told: string[] = [];
    const closing = new Closing();
    if (crashed) await openPictures(house.db, folder(), new Closing(), quiet).then((all) => all.close());
    const pictures = await openPictures(house.db, folder(), closing, (line) => told.push(line));
    const there = await collect(pictures.records());
    await closing.run();
    return { offsets: there.map(({ offset }) => offset), told };
  }

  it('are swept after a crash: what no segment knows of is gone for good (C3)', async () => {
    const known = await keep(true);
    const orphan = await keep(false);
    expect((await reopen(false)).offsets).toEqual([known.offset, orphan.offset]);
    const { offsets, told } = await reopen(true);
    expect(offsets).toEqual([known.offset]);
    expect(told).toEqual(['1 pictures that no segment knows of were erased.']);
    expect(await reopen(false)).toEqual({ offsets: [known.offset], told: [] });
  });

  it('are swept, and files that somebody handed in are not taken for them', async () => {
    const { ana } = await createPeople(house);
    const closing = new Closing();
    const pictures = await openPictures(house.db, folder(), closing, quiet);
    const file = { attachment: house.random.uuid(), name: 'a.txt', length: null };
    const stream = inPieces(Buffer.from('kept'));
    await uploadAttachment({ ...house, pictures }, ana, { ...file, stream });
    const orphan = await pictures.putFile(inPieces(Buffer.from('lost')), null, async () => ({ keep: null }));
    await closing.run();
    if (!('place' in orphan)) throw new Error('not kept');
    const { offsets, told } = await reopen(true);
    expect(offsets).toHaveLength(1);
    expect(offsets).not.toContain(orphan.place.offset);
    expect(told).toEqual(['1 pictures that no segment knows of were erased.']);
  });

  it('are kept when most of them are of no segment here: that is another database, not a crash', async () => {
    const known = await keep(true);
    const others = [await keep(false), await keep(false)];
    const all = [known, ...others].map(({ offset }) => offset);
    const { offsets, told } = await reopen(true);
    expect(offsets).toEqual(all);
    expect(told).toEqual([expect.stringContaining('Of 3 pictures, 2 are of no segment of this database')]);
    for (const other of others) await nameIt(other);
    expect(await reopen(false)).toEqual({ offsets: all, told: [] });
  });

  it('are looked through again at the next start, when that could not be done at this one', async () => {
    const known = await keep(true);
    await keep(false);
    rmSync(join(folder(), 'pictures-closed'));
    const packs = ['000001.pack', '000002.pack'].map((name) => join(folder(), 'pictures', name));
    const [first = '', second = ''] = packs;
    renameSync(first, second);
    symlinkSync(second, first);
    const told: string[] = [];
    const closing = new Closing();
    await openPictures(house.db, folder(), closing, (line) => told.push(line));
    await closing.run();
    expect(told).toEqual([expect.stringContaining('the next start tries again')]);
    rmSync(first);
    renameSync(second, first);
    expect((await reopen(false)).offsets).toEqual([known.offset]);
  });
});

describe('who lives in a house that opens', () => {
  const urls = () => ({ ownerUrl: house.ownerUrl, appUrl: house.appUrl });
  const look = (with_: Settings) => readyTenants(house.db, urls(), with_, house.folder, quiet);

  async function create(person: (typeof DEMO_PEOPLE)[keyof typeof DEMO_PEOPLE]): Promise<void> {
    await createPerson(house, null, person, house.clock.now());
  }

  it('is nobody, the demo, or others', async () => {
    expect(await look(settings('--demo'))).toBe('nobody');
    await create(DEMO_PEOPLE.olu);
    await noteDeed(house.db, { at: house.clock.now(), person: null, deed: DEMO_SEEDED, object: 'k1' });
    expect(await look(settings('--demo'))).toBe('demo');
    expect(await look(settings('--empty'))).toBe('demo');
  });

  it('is cleared away where it is half a demo, and only there', async () => {
    await create(DEMO_PEOPLE.ana);
    const bytes = webpOf(16, 9);
    await house.pictures.put(inPieces(bytes), expectOf(bytes));
    const packs = join(house.folder, 'pictures');
    expect(await look(settings('--empty'))).toBe('half-a-demo');
    expect(await holdsPictures(packs)).toBe(true);
    expect(await look(settings('--demo'))).toBe('nobody');
    expect(await holdsPictures(packs)).toBe(false);
    expect(await house.db.selectFrom('person').select('id').execute()).toEqual([]);
    await create(DEMO_PEOPLE.ana);
    const eve = { name: 'Eve', email: 'eve@example.test', password: 'long enough', role: 'client' } as const;
    await createPerson(house, null, eve, house.clock.now());
    expect(await look(settings('--demo'))).toBe('others');
    expect(await house.db.selectFrom('person').select('id').execute()).toHaveLength(2);
  });

  it('is not shown to others with the passwords of the demo, also when it opens without it', async () => {
    await create(DEMO_PEOPLE.ana);
    const open = { ...settings('--empty'), host: '0.0.0.0' };
    expect(await look(open)).toMatchObject({ refused: 'demo-on-loopback-only' });
    expect(await look({ ...settings(), origin: 'https://stint.example' })).toMatchObject({
      refused: 'demo-on-loopback-only',
    });
  });
});

describe('a database that is given', () => {
  const open = async (databaseUrl: string) => {
    const closing = new Closing();
    const opened = await openTables({ databaseUrl, pgBin: null }, house.folder, closing, quiet);
    await closing.run();
    return opened;
  };

  it('gets its tables, and is served as the role that it names', async () => {
    expect(await open(house.ownerUrl)).toEqual({ ownerUrl: house.ownerUrl, appUrl: house.ownerUrl });
  });

  it('is refused when a newer Stint has made its tables, and nothing is changed', async () => {
    const owner = openDatabase(house.ownerUrl, quiet);
    const migration = { name: '999-tomorrow', timestamp: '2027-01-01' };
    await owner
      .withTables<{ kysely_migration: typeof migration }>()
      .insertInto('kysely_migration')
      .values(migration)
      .execute();
    await owner.destroy();
    expect(await open(house.ownerUrl)).toMatchObject({ refused: 'database-newer' });
  });

  it('is refused when it is not there, by a sentence without its password', async () => {
    const away = await open('postgresql://ana:secret@127.0.0.1:9/stint');
    expect(away).toMatchObject({ refused: 'database-unreachable' });
    expect(JSON.stringify(away)).not.toContain('secret');
    const nameless = await open(house.ownerUrl.replace(/\/[^/?]+\?/, '/nothing?'));
    expect(nameless).toMatchObject({ refused: 'database-unreachable' });
  });
});
