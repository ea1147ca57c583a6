import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CapturedPicture, CaptureWish } from '../ports.ts';
import { endProcess, startDisplay, type TestDisplay } from '../testing/display.ts';
import { BLUE, isBlue, pixelOf, pixelOfScreen } from '../testing/pixels.ts';
import { until } from '../testing/until.ts';
import { picturesOf, plainWish, webpOf } from '../testing/wish.ts';
import { grabByX11 } from '../x11/image.ts';
import { screenCapture } from './capture.ts';
import { isPlain } from './plain.ts';

const run = promisify(execFile);

let desk: TestDisplay;
let folder: string;
const opened: ChildProcess[] = [];

beforeAll(async () => {
  desk = await startDisplay({ width: 1000, height: 800 });
  folder = await mkdtemp(join(tmpdir(), 'stint-masks-'));
});

beforeEach(async () => {
  // A page of secrets on the left, and Ana's work on the right, each in a terminal of its own.
  await openTerminal('Secret', 'white', '50x40+20+20', 'yes p4ssw0rd-p4ssw0rd | head -c 9000; sleep 600');
  await until(async () => (await lettersOnScreen()) > MANY);
  await openTerminal('Work', BLUE, '50x40+520+20', 'sleep 600');
  await until(async () => isBlue(await pixelOfScreen(desk.address, 0, 600, 120)));
});

afterEach(async () => {
  for (const program of opened.splice(0)) await endProcess(program, 'SIGKILL');
  await until(async () => (await clientCount()) === 0);
});

afterAll(async () => {
  await desk.stop();
  await rm(folder, { recursive: true, force: true });
});

async function openTerminal(app: string, colour: string, geometry: string, says: string): Promise<void> {
  const looks = ['-bg', colour, '-fg', 'black', '-cr', colour, '-geometry', geometry];
  const words = ['-class', app, '-T', app, ...looks, '-e', 'sh', '-c', says];
  opened.push(spawn('xterm', words, { env: desk.env, stdio: 'ignore' }));
}

async function clientCount(): Promise<number> {
  const { stdout } = await run('wmctrl', ['-l'], { env: desk.env }).catch(() => ({ stdout: '' }));
  return stdout.split('\n').filter((line) => line !== '').length;
}

async function take(wish: Partial<CaptureWish>): Promise<{ picture: CapturedPicture; webp: Buffer }> {
  const capture = screenCapture(desk.address, desk.env);
  const [picture] = picturesOf(await capture.capture(join(folder, 'one'), plainWish(wish)));
  if (!picture) throw new Error('no picture');
  return { picture, webp: await webpOf(picture) };
}
const masking = (...apps: string[]): Partial<CaptureWish> => ({ masks: { apps, regions: [] } });

/** Within the secret's terminal as it first stands, away from its edges. */
const PAGE = { left: 60, top: 90, right: 200, bottom: 500 };
const MANY = 2000;

/** The strokes of letters: pixels much darker than the one beside them. */
function strokesIn(rgb: Buffer, width: number, scale: number): number {
  let strokes = 0;
  for (let y = PAGE.top; y < PAGE.bottom; y += 1) {
    for (let x = PAGE.left; x < PAGE.right; x += 1) {
      const at = (Math.floor(y * scale) * width + Math.floor(x * scale)) * 3;
      if (Math.abs((rgb[at] ?? 0) - (rgb[at + 3] ?? 0)) > 100) strokes += 1;
    }
  }
  return strokes;
}

async function lettersOnScreen(): Promise<number> {
  const [frame] = await grabByX11(desk.address);
  return frame ? strokesIn(frame.rgb, frame.width, 1) : 0;
}

/** How many strokes of the secret's letters are to be seen in a picture and its thumbnail. */
async function lettersIn({ picture, webp }: { picture: CapturedPicture; webp: Buffer }): Promise<number> {
  const small = await webpOf(picture, 'thumbnail');
  const [large, little] = await Promise.all(
    [webp, small].map((bytes) => sharp(bytes).removeAlpha().raw().toBuffer()),
  );
  return strokesIn(large ?? small, 1000, 1) + strokesIn(little ?? small, 320, 0.32);
}

it('without a mask the secret is in the picture: the control', async () => {
  const taken = await take({});
  expect(await lettersIn(taken)).toBeGreaterThan(MANY);
  expect(taken.picture).toMatchObject({ blurred: false, maskedPermille: 0 });
});

it('all that can be seen of a masked app is blurred, its title bar too, and nothing of the work beside it', async () => {
  const taken = await take(masking('secret'));
  expect(await lettersIn(taken)).toBe(0);
  expect(isBlue(await pixelOf(taken.webp, 600, 300))).toBe(true);
  expect(taken.picture.maskedPermille).toBeGreaterThan(150);
  expect(taken.picture.maskedPermille).toBeLessThan(400);
});

it('what the work covers of it is not blurred, for it cannot be seen', async () => {
  await run('wmctrl', ['-r', 'Work', '-e', '0,40,55,-1,-1'], { env: desk.env });
  await run('wmctrl', ['-a', 'Work'], { env: desk.env });
  await until(async () => isBlue(await pixelOfScreen(desk.address, 0, 150, 200)));
  const taken = await take(masking('Sec*'));
  expect(await lettersIn(taken)).toBe(0);
  expect(isBlue(await pixelOf(taken.webp, 200, 300))).toBe(true);
});

it('an app whose window is put away takes nothing out of the picture', async () => {
  await run('xdotool', ['search', '--name', '^Secret$', 'windowminimize'], { env: desk.env });
  await until(async () => (await lettersOnScreen()) === 0);
  expect((await take(masking('Secret'))).picture.maskedPermille).toBe(0);
});

it('a region of a monitor is blurred whatever lies there', async () => {
  const region = { monitor: 0, left: 0, top: 0, width: 500, height: 1000 };
  const elsewhere = { ...region, monitor: 1, left: 500 };
  const taken = await take({ masks: { apps: [], regions: [region, elsewhere] } });
  expect(await lettersIn(taken)).toBe(0);
  expect(taken.picture.maskedPermille).toBe(500);
  expect(isBlue(await pixelOf(taken.webp, 700, 300))).toBe(true);
});

it('where the terms want it blurred, all of it is, and no mask costs anything', async () => {
  const taken = await take({ blurred: true, ...masking('Secret') });
  expect(await lettersIn(taken)).toBe(0);
  expect(taken.picture).toMatchObject({ blurred: true, maskedPermille: 0 });
});

it('where windows cannot be placed there is no picture, rather than one without its masks', async () => {
  const capture = screenCapture(null, desk.env);
  expect(capture.placesApps).toBe(false);
  expect(await capture.capture(join(folder, 'none'), plainWish(masking('Secret')))).toMatchObject({
    code: 'capture-failed',
  });
});

it('what may not be kept after all is never written', async () => {
  const into = join(folder, 'unkept');
  const wish = plainWish({ mayKeep: async () => false });
  expect(await screenCapture(desk.address, desk.env).capture(into, wish)).toBeNull();
  expect(await readdir(into).catch(() => [])).toEqual([]);
});

it('TH-T16: a screen that shows one plain colour is no picture, and nothing of it is written', async () => {
  for (const program of opened.splice(0)) await endProcess(program, 'SIGKILL');
  await until(async () => (await grabByX11(desk.address)).every(isPlain));
  const into = join(folder, 'blank');
  const outcome = await screenCapture(desk.address, desk.env).capture(into, plainWish());
  expect(outcome).toMatchObject({ code: 'picture-blank' });
  expect(await readdir(into).catch(() => [])).toEqual([]);
});
