import { readdirSync, readFileSync } from 'node:fs';
import { symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bus } from '../dbus/ports.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { busAt } from '../testing/logind.ts';
import { startPortal, type TestPortal } from '../testing/portal.ts';
import { until } from '../testing/until.ts';
import { grabByPortal } from './grab.ts';
import { hasScreenshotPortal, takeScreenshot } from './screenshot.ts';

// The real portal, with a real compositor behind it, is tried by `node scenarios/real-portal.ts`: it is heavy.
let daemon: TestBus;
let bus: Bus;
let portal: TestPortal;
const nowMs = (): number => Date.now();

beforeEach(async () => {
  daemon = await startBus('session');
  bus = await busAt(daemon.address);
  portal = await startPortal(daemon.address);
});

afterEach(async () => {
  await portal.stop();
  await bus.close();
  await daemon.stop();
});

it("takes the whole desktop as one frame from a portal of the test's own, and leaves no file behind", async () => {
  const frames = await grabByPortal(daemon.address, nowMs);
  expect(frames).toMatchObject([{ x: 0, y: 0, width: 64, height: 48 }]);
  expect(frames?.[0]?.rgb).toHaveLength(64 * 48 * 3);
  expect([...(frames?.[0]?.rgb.subarray(0, 3) ?? [])]).toEqual([200, 10, 20]);
  expect(readdirSync(portal.folder)).toEqual([]);
});

it('is told when the owner refuses, and takes no picture in another way', async () => {
  portal.will('refuse');
  const refused = { code: 'capture-failed', detail: 'the desktop, or its owner, refused the picture' };
  expect(await takeScreenshot(bus, nowMs, 5000)).toEqual(refused);
  await expect(grabByPortal(daemon.address, nowMs)).rejects.toThrow('refused the picture');
});

it('waits no longer than it is told to, and takes its question back', async () => {
  portal.will('nothing');
  expect(await takeScreenshot(bus, nowMs, 100)).toMatchObject({ code: 'capture-timeout' });
  await until(() => portal.closed() === 1);
});

it('neither reads nor removes a file that was there before, a link, a folder, or what is no file', async () => {
  const old = join(portal.folder, 'contract.png');
  await writeFile(old, 'signed');
  await utimes(old, 1, 1);
  const link = join(portal.folder, 'link.png');
  await symlink(old, link);
  const names = [old, link, portal.folder, '/nowhere/at/all'].map((path) => pathToFileURL(path).href);
  for (const name of [...names, 'https://example.test/a.png', 'file:///%ZZ', 'file://other/a.png', '']) {
    portal.will({ name });
    expect(await takeScreenshot(bus, nowMs, 5000), name).toMatchObject({ code: 'capture-failed' });
  }
  expect(readFileSync(old, 'utf8')).toBe('signed');
  expect(readdirSync(portal.folder)).toHaveLength(2);
});

it('says that there is no portal, where there is none', async () => {
  expect(await hasScreenshotPortal(bus)).toBe(true);
  const empty = await startBus('session');
  const alone = await busAt(empty.address);
  expect(await hasScreenshotPortal(alone)).toBe(false);
  expect(await grabByPortal(empty.address, nowMs)).toBeNull();
  expect(await grabByPortal(null, nowMs)).toBeNull();
  expect(await takeScreenshot(alone, nowMs, 5000)).toMatchObject({ code: 'capture-failed' });
  await alone.close();
  await empty.stop();
});
