import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { FORMAT_VERSION, type HeldFolder, holdFolder, readHouse, usableFolder } from './folder.ts';
import { isStartRefusal, type StartRefusal } from './store/embedded/refusal.ts';

const made: string[] = [];
const running: ChildProcess[] = [];
const held: HeldFolder[] = [];

afterEach(async () => {
  for (const folder of held.splice(0)) folder.release();
  for (const child of running.splice(0)) await kill(child);
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const DOOR = { address: 'http://localhost:4310', ownerUrl: 'postgresql://stint@/stint?host=%2Fs&port=5432' };

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stint-folder-'));
  made.push(folder);
  return folder;
}

async function hold(folder: string, version = '0.1.0'): Promise<HeldFolder> {
  const answer = await holdFolder(folder, { version });
  if (isStartRefusal(answer)) throw new Error(answer.sentence);
  held.push(answer);
  return answer;
}

async function refusal(folder: string): Promise<StartRefusal> {
  const answer = await holdFolder(folder, { version: '0.1.0' });
  if (isStartRefusal(answer)) return answer;
  held.push(answer);
  throw new Error(`${folder} was not refused`);
}

/** Another process that holds the folder, opens its door and waits; or says why it does not. */
async function otherHouse(folder: string): Promise<{ child: ChildProcess; says: string }> {
  const script = `import { holdFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder.ts'))};
    const held = await holdFolder(${JSON.stringify(folder)}, { version: '0.1.0' });
    if ('publish' in held) held.publish(${JSON.stringify(DOOR)});
    console.log('refused' in held ? held.refused : 'held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const says = await new Promise<string>((resolve) =>
    child.stdout.once('data', (said) => resolve(String(said))),
  );
  return { child, says: says.trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe('one house in a folder', () => {
  test('a new folder is made, labelled, and closed to other users', async () => {
    const folder = join(newFolder(), 'stint', 'data');
    const house = await hold(folder);
    expect(house.path).toBe(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const label: unknown = JSON.parse(readFileSync(join(folder, 'stint.json'), 'utf8'));
    expect(label).toEqual({ formatVersion: FORMAT_VERSION, writtenBy: '0.1.0' });
  });

  test('a second one is refused, is told whose it is, and may come when the first has left', async () => {
    const folder = newFolder();
    const { child } = await otherHouse(folder);
    const refused = await refusal(folder);
    expect(refused.refused).toBe('folder-held');
    expect(refused.sentence).toContain(`kill ${child.pid}`);
    expect(refused.sentence).toContain('STINT_DATA');
    await kill(child);
    await hold(folder);
    expect((await refusal(folder)).sentence).toContain('this very process');
  });

  test("is one house's for good, whichever version opens it", async () => {
    const folder = newFolder();
    const first = await hold(folder);
    expect(first.houseId()).toBe(null);
    first.nameHouse('k');
    expect(first.houseId()).toBe('k');
    first.release();
    const later = await hold(folder, '0.2.0');
    expect(later.houseId()).toBe('k');
    const label: unknown = JSON.parse(readFileSync(join(folder, 'stint.json'), 'utf8'));
    expect(label).toEqual({ formatVersion: FORMAT_VERSION, writtenBy: '0.2.0', house: 'k' });
  });

  test('of many that start at the same moment one gets it', async () => {
    const folder = newFolder();
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => otherHouse(folder)));
    expect(all.filter(({ says }) => says === 'held')).toHaveLength(1);
    expect(all.filter(({ says }) => says === 'folder-held')).toHaveLength(4);
  });

  test('looking whether somebody is home takes nothing from who is', async () => {
    const folder = newFolder();
    const house = await hold(folder);
    house.publish(DOOR);
    expect(await readHouse(folder)).toEqual({ ...DOOR, pid: process.pid, version: '0.1.0' });
    expect((await otherHouse(folder)).says).toBe('folder-held');
  });
});

describe('a running house', () => {
  test('tells the commands of its own user how to reach it, and only while it lives', async () => {
    const folder = newFolder();
    expect(await readHouse(folder)).toBe(null);
    const { child } = await otherHouse(folder);
    expect(await readHouse(folder)).toEqual({ ...DOOR, pid: child.pid, version: '0.1.0' });
    expect(statSync(join(folder, 'house.json')).mode & 0o777).toBe(0o600);
    await kill(child);
    expect(existsSync(join(folder, 'house.json'))).toBe(true);
    expect(await readHouse(folder)).toBe(null);
  });

  test('that has not opened its door yet, or has left, is not to be reached', async () => {
    const folder = newFolder();
    const house = await hold(folder);
    expect(await readHouse(folder)).toBe(null);
    house.publish(DOOR);
    house.release();
    expect(await readHouse(folder)).toBe(null);
  });
});

describe('a folder that is no good', () => {
  test('written by a newer Stint is refused and left as it is', async () => {
    const folder = newFolder();
    const label = '{ "formatVersion": 99, "writtenBy": "7.0.0" }';
    writeFileSync(join(folder, 'stint.json'), label);
    const refused = await refusal(folder);
    expect(refused.refused).toBe('folder-newer');
    expect(refused.sentence).toContain('7.0.0');
    expect(readFileSync(join(folder, 'stint.json'), 'utf8')).toBe(label);
    expect((await refusal(folder)).refused).toBe('folder-newer'); // and nobody holds it now
  });

  test('written by an older Stint is taken over', async () => {
    const folder = newFolder();
    (await hold(folder, '0.0.9')).release();
    await hold(folder, '0.1.0');
    expect(readFileSync(join(folder, 'stint.json'), 'utf8')).toContain('"0.1.0"');
  });

  test('a file, a folder of other things and a torn label are refused', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'letter.txt'), 'Dear Ben');
    chmodSync(folder, 0o755);
    expect(await refusal(join(folder, 'letter.txt'))).toMatchObject({ refused: 'folder-unusable' });
    expect((await refusal(folder)).sentence).toContain('letter.txt');
    expect(statSync(folder).mode & 0o777).toBe(0o755);
    mkdirSync(join(folder, 'torn'));
    writeFileSync(join(folder, 'torn', 'stint.json'), '{ "form');
    expect(await refusal(join(folder, 'torn'))).toMatchObject({ refused: 'folder-unusable' });
  });

  test('that cannot be made is refused', async () => {
    expect(await refusal('/proc/stint')).toMatchObject({ refused: 'folder-unusable' });
    const usable = await usableFolder('/proc/stint');
    expect(usable).toMatchObject({ refused: 'folder-unusable' });
  });
});
