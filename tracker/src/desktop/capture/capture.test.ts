import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testVault } from '../../testing/vault.ts';
import { K1 } from '../../testing/world.ts';
import { isEncrypted } from '../../vault/cipher.ts';
import type { CapturedPicture, CaptureFault } from '../ports.ts';
import { endProcess, startDisplay, type TestDisplay } from '../testing/display.ts';
import { BLUE, isBlue, pixelOf, pixelOfScreen } from '../testing/pixels.ts';
import { until } from '../testing/until.ts';
import { picturesOf, plainWish, webpOf } from '../testing/wish.ts';
import { readActiveWindow } from '../x11/window.ts';
import { screenCapture } from './capture.ts';
import { type CaptureOrder, KEEP } from './order.ts';

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
  const pictures = picturesOf(await screenCapture(desk.address, desk.env).capture(into, plainWish()));
  expect(pictures.map(({ monitor, width, height }) => [monitor, width, height])).toEqual([[0, 1024, 768]]);
  for (const picture of pictures) {
    const bytes = await webpOf(picture);
    expect(isEncrypted(await readFile(picture.picture))).toBe(true);
    expect([bytes.length, hash('sha256', bytes)]).toEqual([picture.bytes, picture.sha256]);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 1024, height: 768 });
    expect(isBlue(await pixelOf(bytes, 150, 200))).toBe(true);
    expect(isBlue(await pixelOf(bytes, 900, 700))).toBe(false);
    expect(await modeOf(picture.picture)).toBe('600');
  }
  expect(await modeOf(into)).toBe('700');
});

it('makes a thumbnail 320 pixels wide beside it', async () => {
  const [picture] = picturesOf(
    await screenCapture(desk.address, desk.env).capture(join(folder, 'second'), plainWish()),
  );
  if (!picture) throw new Error('no picture');
  const bytes = await webpOf(picture, 'thumbnail');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 320, height: 240 });
  expect([bytes.length, hash('sha256', bytes)]).toEqual([picture.thumbnailBytes, picture.thumbnailSha256]);
  expect(isBlue(await pixelOf(bytes, 45, 62))).toBe(true);
  expect(await modeOf(picture.thumbnail)).toBe('600');
});

it('captures by plain X11 requests where the native library finds no screen', async () => {
  const into = join(folder, 'third');
  const { display, cookieFile } = desk.address;
  const words = [CHILD, into, display, cookieFile ?? ''];
  const [picture] = picturesOf(
    reportOf(await runChild([process.execPath, ...words], { ...desk.env, DISPLAY: ':9999' })),
  );
  expect(isBlue(await pixelOf(picture ? await webpOf(picture) : Buffer.alloc(0), 150, 200))).toBe(true);
});

it('says that it failed where there is no screen, and leaves nothing behind', async () => {
  const into = join(folder, 'fourth');
  const nowhere = { display: ':9999', cookieFile: undefined };
  const env = { ...desk.env, DISPLAY: nowhere.display };
  expect(await screenCapture(nowhere, env).capture(into, plainWish())).toMatchObject({
    code: 'capture-failed',
  });
  expect(await screenCapture(null, env).capture(into, plainWish())).toMatchObject({ code: 'capture-failed' });
  expect(await filesIn(into)).toEqual([]);
});

it('ends a capture that takes too long, and leaves nothing behind', async () => {
  const into = join(folder, 'fifth');
  expect(await screenCapture(desk.address, desk.env, 1).capture(into, plainWish())).toMatchObject({
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
  expect(reportOf(await runChild(['unshare', ...inSmallDisk, ...child], desk.env))).toMatchObject({
    code: 'disk-full',
  });
});

/** All that the child says, told to keep what it grabbed. */
async function runChild([program = '', ...words]: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(program, words, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const order: CaptureOrder = {
    key: testVault().keyForChild(),
    contract: K1,
    segment: 1,
    blurred: false,
    maskedApps: [],
    maskedRegions: [],
  };
  child.stdin.end(`${JSON.stringify(order)}\n${KEEP}\n`);
  return text(child.stdout);
}

function reportOf(said: string): CapturedPicture[] | CaptureFault {
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as CapturedPicture[] | CaptureFault;
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

async function filesIn(path: string): Promise<string[]> {
  return await readdir(path).catch(() => []);
}
