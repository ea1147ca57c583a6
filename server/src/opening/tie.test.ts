import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../config.ts';
import { expectOf, inPieces, webpOf } from '../outside/objects/webp.fixture.ts';
import { type OpenHouse, serve } from '../serve.ts';
import { type CannotStart, isCannotStart } from '../start-refusal.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';

const opened: OpenHouse[] = [];
let one: TestHouse;
let two: TestHouse;

beforeEach(async () => {
  [one, two] = [await testHouse(), await testHouse()];
});
afterEach(async () => {
  for (const house of opened.splice(0)) await house.close();
  await one.close();
  await two.close();
});

/** Opens the tables of `tables` with a folder of that name. */
async function open(tables: TestHouse, name: string): Promise<OpenHouse | CannotStart> {
  const data = join(one.folder, name);
  mkdirSync(data, { recursive: true });
  const { ownerUrl: databaseUrl } = tables;
  const places = {
    port: 0,
    host: '127.0.0.1',
    data,
    databaseUrl,
    pgBin: null,
    downloads: null,
    origin: null,
    signUp: 'invited' as const,
    picturesKeptDays: 30,
    stripeKey: null,
    fees: { freelancer: 0n, client: 0n },
  };
  const settings: Settings = { ...places, demo: false, packages: false, clock: null, pace: 0, mail: null };
  const house = await serve(settings, () => {});
  if (!isCannotStart(house)) opened.push(house);
  return house;
}

/** Opens it, does the deed, and closes it. */
async function visit(
  tables: TestHouse,
  name: string,
  deed?: (house: OpenHouse) => Promise<void>,
): Promise<string> {
  const house = await open(tables, name);
  if (isCannotStart(house)) return house.refused;
  await deed?.(house);
  await opened.pop()?.close();
  return 'opened';
}

async function keepPicture({ house }: OpenHouse): Promise<void> {
  const bytes = webpOf(16, 9);
  const kept = await house.pictures.put(inPieces(bytes), expectOf(bytes));
  if ('refused' in kept) throw new Error(kept.refused);
  const { pack, offset, ...picture } = kept;
  const key = { freelancer_id: house.random.uuid(), contract_id: house.random.uuid(), segment: 1 };
  const place = { pack, pack_offset: offset, arrived_at: 1, monitor: 0, kind: 'picture' as const };
  await house.db
    .insertInto('picture')
    .values({ ...key, ...place, ...picture })
    .execute();
}

const label = (name: string) => join(one.folder, name, 'stint.json');
const packOf = (name: string) => readFileSync(join(one.folder, name, 'pictures', '000001.pack'));

describe('a folder with pictures', () => {
  it('opens with its own database, and with no other: nothing in it is touched', async () => {
    expect(await visit(one, 'ana', keepPicture)).toBe('opened');
    const before = packOf('ana');
    rmSync(join(one.folder, 'ana', 'pictures-closed')); // as after a crash
    const refused = await open(two, 'ana');
    expect(refused).toMatchObject({ refused: 'folder-of-another-house' });
    expect('sentence' in refused ? refused.sentence : '').toMatch(/STINT_DATA.*DATABASE_URL/);
    expect(packOf('ana').equals(before)).toBe(true);
    expect(await visit(one, 'ana')).toBe('opened');
    expect(packOf('ana').equals(before)).toBe(true);
  });

  it('is missed by its database in any other folder, until the operator says that it is lost', async () => {
    await visit(one, 'ana', keepPicture);
    const refused = await open(one, 'new');
    if (!('sentence' in refused)) throw new Error('it opened');
    const [, id = ''] = /write "house": "([^"]+)" into/.exec(refused.sentence) ?? [];
    writeFileSync(
      label('new'),
      JSON.stringify({ ...JSON.parse(readFileSync(label('new'), 'utf8')), house: id }),
    );
    expect(await visit(one, 'new')).toBe('opened');
  });
});

describe('a house without pictures', () => {
  it('may move to another folder, or to another database', async () => {
    expect(await visit(one, 'ana')).toBe('opened');
    expect(await visit(one, 'new')).toBe('opened');
    expect(await visit(two, 'new')).toBe('opened');
    expect(await visit(two, 'new', keepPicture)).toBe('opened');
    expect(await visit(one, 'new')).toBe('folder-of-another-house');
    expect(await visit(two, 'ana')).toBe('folder-of-another-house');
  });
});

describe('two servers', () => {
  it('with a folder each do not serve one database', async () => {
    await open(one, 'ana');
    expect(await visit(one, 'ben')).toBe('database-held');
    await opened.pop()?.close();
    expect(await visit(one, 'ben')).toBe('opened');
  }, 20_000);
});
