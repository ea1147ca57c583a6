import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WindowPlace } from '../desktop/window/place.ts';
import type { StatusLast } from '../status-page.ts';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { contract, K1 } from '../testing/world.ts';
import { openPanel, type Panel } from './server.ts';
import { openBrowser, openWindow, violations } from './testing/window.ts';

let browser: Browser;
let bench: TrackerBench;
let panel: Panel;
let opened: string[];
let places: WindowPlace[];
let isOn: boolean;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  bench = await openTrackerBench();
  bench.house.answers.set('GET /contracts', () => [contract(K1, { privateWindowMinutes: 10 })]);
  await bench.tracker.ask();
  opened = [];
  places = [];
  isOn = false;
  panel = await openPanel(bench.tracker, {
    open: async (address) => opened.push(address) > 0,
    keepPlace: async (place) => void places.push(place),
    front: async () => ({ app: 'KeePassXC', title: 'Passwords' }),
    autostart: {
      isOn: async () => isOn,
      set: async (on) => {
        isOn = on;
      },
    },
  });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await panel.close();
  await bench.close();
});

const newest = (): StatusLast | undefined => bench.tracker.status().segments[0];

/** Ana has worked until 09:11, so 09:00 is over and hers alone until 09:20. */
async function workAWhile(): Promise<Page> {
  await bench.tracker.start(K1, 'Header colours');
  await bench.until('09:11');
  const page = await openWindow(browser, panel);
  await page.getByText('only you see it until 09:20').waitFor();
  return page;
}

async function pixels(): Promise<string> {
  const bytes = await bench.tracker.picture(K1, newest()?.segment ?? 0, 0, 'picture');
  return bytes ? (await sharp(bytes).raw().toBuffer()).toString('hex') : 'none';
}

describe('while only the freelancer sees a segment', () => {
  it('regions of its picture are drawn by keyboard or mouse, and blurred for good', async () => {
    const page = await workAWhile();
    const before = await pixels();
    await page.keyboard.press('Alt+l');
    await page.keyboard.press('p');
    await page.getByText('In front: Editor, main.ts').waitFor();
    await page.getByRole('button', { name: 'Add a region' }).click();
    const region = page.getByRole('button', {
      name: /^Region 1 of 1: 35 % from the left, 40 % from the top/,
    });
    await region.waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: /34 % from the left.* 21 % high/ }).waitFor();
    await page.getByText('6 % of the picture will be blurred. From half on').waitFor();
    expect(await violations(page)).toEqual([]);
    const box = await page.locator('.regions').boundingBox();
    if (!box) throw new Error('no picture');
    await page.mouse.move(box.x + box.width * 0.02, box.y + box.height * 0.02);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
    await page.mouse.up();
    await page.getByRole('button', { name: 'Blur these 2' }).click();
    await expect.poll(() => newest()?.maskedPermille).toBeGreaterThan(100);
    expect(await pixels()).not.toBe(before);
    expect(bench.house.records.size).toBe(0);
  });

  it('its picture is removed, after its price was said (P7); the segment is sent at once if she wants', async () => {
    const page = await workAWhile();
    await page.getByRole('button', { name: 'Remove picture…' }).click();
    await page.getByText('The segment still counts. It is not protected any more (P7).').waitFor();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect.poll(() => newest()?.withheld).toBe('private-window');
    expect(await pixels()).toBe('none');
    await page.getByText('You removed its picture (P7).').waitFor();
    await page.getByRole('button', { name: 'Send now' }).click();
    await expect.poll(() => newest()?.privateUntil).toBeNull();
    await bench.tracker.pass();
    expect([...bench.house.records.values()].map(({ record }) => record.withheld)).toEqual([
      'private-window',
    ]);
  });

  it('a look ends where the window does: what was sent cannot be blurred any more', async () => {
    const page = await workAWhile();
    await page.locator('.thumb').click();
    await page.getByRole('button', { name: 'Blur all of it' }).waitFor();
    await bench.until('09:20:01');
    await page.getByRole('button', { name: 'Blur all of it' }).waitFor({ state: 'detached' });
    expect(await page.locator('.regions').isVisible()).toBe(false);
  });
});

describe('the settings', () => {
  it('keep private apps and titles, taken from what is in front where one cannot name it', async () => {
    const page = await openWindow(browser, panel);
    await page.keyboard.press('Alt+t');
    await page.getByLabel('Private titles').fill('online banking');
    await page.keyboard.press('Enter');
    await expect.poll(() => bench.tracker.rules().titles).toEqual(['online banking']);
    await page.locator('#front-apps').click();
    await expect.poll(() => page.getByLabel('Private apps').inputValue()).toBe('KeePassXC');
    await page.locator('#add-apps').click();
    await expect.poll(() => bench.tracker.rules().apps).toEqual(['KeePassXC']);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove online banking' }).click();
    await expect.poll(() => bench.tracker.rules().titles).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+r');
    await page.getByText('while one of these is in front: KeePassXC.').waitFor();
  });

  it('choose the notices, the reminder, the keys and whether it begins with the desktop', async () => {
    const page = await openWindow(browser, panel);
    await page.keyboard.press('Alt+t');
    await page.getByLabel('The weekly limit is near, or reached').uncheck();
    await page.getByLabel('when it has stood for').fill('30');
    await page.keyboard.press('Tab');
    await expect.poll(() => bench.tracker.settings().memoReminderMinutes).toBe(30);
    expect(bench.tracker.settings().notices.limit).toBe(false);
    await page.getByLabel('Begin with the desktop').check();
    await expect.poll(() => isOn).toBe(true);
    await page.getByLabel(/^Single keys/).uncheck();
    await expect.poll(() => bench.tracker.settings().keys).toBe(false);
    await page.keyboard.press('Escape');
    await page.locator('#finished-title').click();
    await page.keyboard.press('?');
    expect(await page.getByRole('heading', { name: 'Keys' }).isVisible()).toBe(false);
  });
});

it('a page of the house is opened in the freelancer’s own browser, and no other page is', async () => {
  const page = await openWindow(browser, panel);
  await page.getByRole('link', { name: 'Open the diary' }).click();
  await expect.poll(() => opened).toEqual([`${bench.house.address}/contracts/${K1}/diary/2026-11-16`]);
  for (const address of [
    'https://evil.test/',
    'file:///etc/passwd',
    `${bench.house.address}.evil.test/`,
    'x',
  ]) {
    const status = await page.evaluate(
      `fetch('/open', { method: 'POST', headers: { 'x-stint-panel': sessionStorage.getItem('stint-panel') }, body: JSON.stringify({ address: ${JSON.stringify(address)} }) }).then(({ status }) => status)`,
    );
    expect([address, status]).toEqual([address, 409]);
  }
  expect(opened).toHaveLength(1);
});

it('what came after its week had locked is told, with the way to ask for a bonus (T6, D4)', async () => {
  const page = await workAWhile();
  await bench.tracker.sendNow(K1, newest()?.segment ?? 0);
  bench.house.receipt = { state: 'late' };
  await bench.tracker.pass();
  await page.getByRole('link', { name: 'Ask for a bonus' }).click();
  await expect.poll(() => opened).toEqual([`${bench.house.address}/contracts/${K1}/weeks/2026-11-16`]);
  await page.getByRole('button', { name: 'I have read this' }).click();
  await page.getByRole('link', { name: 'Ask for a bonus' }).waitFor({ state: 'detached' });
  expect(bench.tracker.status().told).toEqual([]);
});
