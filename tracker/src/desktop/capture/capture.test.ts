import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CapturedPicture, CaptureFault } from '../ports.ts';
import { endProcess, startDisplay, type TestDisplay } from '../testing/display.ts';
import { BLUE, isBlue, pixelOf, pixelOfScreen } from '../testing/pixels.ts';
import { until } from '../testing/until.ts';
import { readActiveWindow } from '../x11/window.ts';
import { screenCapture } from './capture.ts';

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

let desk: TestDisplay;
let terminal: ChildProcess;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-capture-'));
  desk = await startDisplay({ width: 1024, height: 768 });
  // A blue terminal in the upper left, a bare desktop elsewhere.
  const words = ['-T', 'blue', '-bg', BLUE, '-fg', 'white', '-geometry', '60x20+0+0'];
  terminal = spawn('xterm', words, { env: desk.env, stdio: 'ignore' });
  const active = readActiveWindow(desk.address);
  await until(async () => (await active.read())?.title === 'blue');
  await active.close();
  await until(async () => isBlue(await pixelOfScreen(desk.address, 0, 150, 200)));
});

afterAll(async () => {
  await endProcess(terminal, 'SIGKILL');
  await desk.stop();
  await rm(folder, { recursive: true, force: true });
});

it('captures the screen as it is: size, hash and colour agree, and only its owner can read it', async () => {
  const into = join(folder, 'first');
  const pictures = picturesOf(await screenCapture(desk.address, desk.env).capture(into));
  expect(pictures.map(({ monitor, width, height }) => [monitor, width, height])).toEqual([[0, 1024, 768]]);
  for (const picture of pictures) {
    const bytes = await readFile(picture.picture);
    expect([bytes.length, hash('sha256', bytes)]).toEqual([picture.bytes, picture.sha256]);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 1024, height: 768 });
    expect(isBlue(await pixelOf(bytes, 150, 200))).toBe(true);
    expect(isBlue(await pixelOf(bytes, 900, 700))).toBe(false);
    expect(await modeOf(picture.picture)).toBe('600');
  }
  expect(await modeOf(into)).toBe('700');
});

it('makes a thumbnail 320 pixels wide beside it', async () => {
  const [picture] = picturesOf(await screenCapture(desk.address, desk.env).capture(join(folder, 'second')));
  const bytes = await readFile(picture?.thumbnail ?? '');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 320, height: 240 });
  expect([bytes.length, hash('sha256', bytes)]).toEqual([picture?.thumbnailBytes, picture?.thumbnailSha256]);
  expect(isBlue(await pixelOf(bytes, 45, 62))).toBe(true);
  expect(await modeOf(picture?.thumbnail ?? '')).toBe('600');
});

it('captures by plain X11 requests where the native library finds no screen', async () => {
  const into = join(folder, 'third');
  const { display, cookieFile } = desk.address;
  const words = [CHILD, into, display, cookieFile ?? ''];
  const { stdout } = await run(process.execPath, words, { env: { ...desk.env, DISPLAY: ':9999' } });
  const [picture] = picturesOf(JSON.parse(stdout) as CapturedPicture[]);
  expect(isBlue(await pixelOf(await readFile(picture?.picture ?? ''), 150, 200))).toBe(true);
});

it('says that it failed where there is no screen, and leaves nothing behind', async () => {
  const into = join(folder, 'fourth');
  const nowhere = { display: ':9999', cookieFile: undefined };
  const env = { ...desk.env, DISPLAY: nowhere.display };
  expect(await screenCapture(nowhere, env).capture(into)).toMatchObject({ code: 'capture-failed' });
  expect(await screenCapture(null, env).capture(into)).toMatchObject({ code: 'capture-failed' });
  expect(await filesIn(into)).toEqual([]);
});

it('ends a capture that takes too long, and leaves nothing behind', async () => {
  const into = join(folder, 'fifth');
  expect(await screenCapture(desk.address, desk.env, 1).capture(into)).toMatchObject({
    code: 'capture-timeout',
  });
  expect(await filesIn(into)).toEqual([]);
});

it('says that the disk is full, when it is', async ({ skip }) => {
  // A file system of one block, visible to this one process and gone with it: the thumbnail finds no room.
  const small = await mkdtemp(join(folder, 'small-'));
  const mount = 'mount -t tmpfs -o size=4k tmpfs "$0" && exec "$@"';
  const inSmallDisk = ['-rm', 'sh', '-c', mount, small];
  const allowed = await run('unshare', [...inSmallDisk, 'true']).then(
    () => true,
    () => false,
  );
  if (!allowed) skip('this machine allows no user namespaces');
  const { display, cookieFile } = desk.address;
  const child = [process.execPath, CHILD, small, display, cookieFile ?? ''];
  const { stdout } = await run('unshare', [...inSmallDisk, ...child], { env: desk.env });
  expect(JSON.parse(stdout)).toMatchObject({ code: 'disk-full' });
});

function picturesOf(outcome: readonly CapturedPicture[] | CaptureFault): readonly CapturedPicture[] {
  if ('code' in outcome) throw new Error(`${outcome.code}: ${outcome.detail}`);
  return outcome;
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

async function filesIn(path: string): Promise<string[]> {
  return await readdir(path).catch(() => []);
}
