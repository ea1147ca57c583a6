import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { detectDesktop } from '../detect.ts';
import { endProcess } from '../testing/display.ts';
import { BLUE, isBlue, pixelOf, pixelOfScreen } from '../testing/pixels.ts';
import { startTwoMonitors, twoMonitorsArePossible } from '../testing/two-monitors.ts';
import { until } from '../testing/until.ts';
import { picturesOf, plainWish, webpOf } from '../testing/wish.ts';

it.skipIf(!twoMonitorsArePossible)('captures each of two monitors, the left one first', async () => {
  const desk = await startTwoMonitors();
  const terminal = spawn('xterm', ['-bg', BLUE, '-geometry', '40x10+900+100'], {
    env: desk.env,
    stdio: 'ignore',
  });
  await until(async () => isBlue(await pixelOfScreen(desk.address, 1, 200, 200)));
  const desktop = await detectDesktop(desk.env, () => 0);
  const folder = await mkdtemp(join(tmpdir(), 'stint-monitors-'));
  if ('code' in desktop) throw new Error(desktop.sentence);
  expect(desktop.capabilities.monitors).toBe(2);
  const pictures = picturesOf((await desktop.capture?.capture(folder, plainWish())) ?? null);
  expect(pictures.map(({ monitor, width, height }) => [monitor, width, height])).toEqual([
    [0, 800, 600],
    [1, 800, 600],
  ]);
  const blue = await Promise.all(
    pictures.map(async (picture) => isBlue(await pixelOf(await webpOf(picture), 200, 200))),
  );
  expect(blue).toEqual([false, true]);
  await desktop.close();
  await endProcess(terminal, 'SIGKILL');
  await rm(folder, { recursive: true });
  await desk.stop();
});
