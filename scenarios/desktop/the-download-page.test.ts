import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { openDownloads } from '@stint/server/outside/downloads';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import type { Form, Platform } from '@stint/wire/downloads';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Made, publish } from '../../tracker/package/publish.ts';
import { openBrowser } from './browser.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36';
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile';

let house: TestHouse;
let office: TestOffice;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  house = await testHouse();
  folder = join(house.folder, 'downloads');
  mkdirSync(folder);
  office = await testOffice(house, { downloads: openDownloads(folder) });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await house.close();
});

/** Nobody is signed in. */
async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${office.address}/download`);
  return page;
}

function made(name: string, platform: Platform, form: Form): Made {
  return { name, platform, form, tested: platform === 'linux-x64', bytes: Buffer.from(`${name} itself`) };
}

function offer(...files: Made[]): void {
  const key = { key: generateKeyPairSync('ed25519').privateKey, signer: 'house' } as const;
  const now = Math.floor(Date.now() / 1000);
  publish(files, { folder, version: '0.1.0', now, validDays: 180, key, replace: true });
}

it('a house without packages says how they are made, and what can be done meanwhile', async () => {
  const page = await open();
  await page.getByRole('heading', { name: 'This house offers no packages yet' }).waitFor();
  await page.getByText('npm run package').waitFor();
  await expect
    .poll(() => page.getByRole('link', { name: 'track in your browser' }).getAttribute('href'))
    .toBe('/track');
  await page.context().close();
});

it('offers the reader’s own system first, and brings the very bytes that were signed', async () => {
  offer(
    made('stint-tracker_0.1.0_amd64.deb', 'linux-x64', 'deb'),
    made('stint-tracker-0.1.0-linux-x64.tar.gz', 'linux-x64', 'home'),
    made('stint-tracker-0.1.0-win32-x64.zip', 'win32-x64', 'folder'),
    made('stint-tracker-0.1.0-darwin-arm64.tar.gz', 'darwin-arm64', 'folder'),
  );
  const page = await open();
  const first = page.getByRole('region', { name: 'For Linux' });
  await first.getByRole('heading', { name: 'Debian, Ubuntu, Mint' }).waitFor();
  await first.getByText('sudo apt install ./stint-tracker_0.1.0_amd64.deb').waitFor();
  await first.getByText(office.address).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    first.getByRole('link', { name: 'Download' }).click(),
  ]);
  const bytes = readFileSync(await download.path());
  expect(download.suggestedFilename()).toBe('stint-tracker_0.1.0_amd64.deb');
  const hash = createHash('sha256').update(bytes).digest('hex');
  await page.getByText('SHA-256').first().click();
  expect((await page.locator('details[open] code').first().textContent())?.replaceAll(' ', '')).toBe(hash);
  await page.context().close();
});

it('says “untested” wherever a package is offered that nobody has ever run', async () => {
  const page = await open({ userAgent: WINDOWS });
  const first = page.getByRole('region', { name: 'For Windows' });
  await first.getByText('untested', { exact: true }).waitFor();
  await first.getByText('never run on this system').waitFor();
  const rows = page.getByRole('region', { name: 'Every system' }).getByRole('listitem');
  for (const name of ['Windows', 'macOS, Apple silicon'])
    await rows.filter({ hasText: name }).getByText('untested', { exact: true }).waitFor();
  for (const name of ['Debian, Ubuntu, Mint', 'Other Linux'])
    await rows.filter({ hasText: name }).getByText('tested on Debian', { exact: true }).waitFor();
  await page.context().close();
});

it('sends a phone to a computer', async () => {
  const page = await open({ userAgent: PHONE, viewport: { width: 390, height: 844 } });
  await page.getByRole('heading', { name: 'Open this page on your computer' }).waitFor();
  await page.context().close();
});

it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('is plain to everybody: %s, %d wide', async (colorScheme, width) => {
  const page = await open({ colorScheme, viewport: { width, height: 900 }, userAgent: WINDOWS });
  await page.getByRole('heading', { name: 'How to be sure of it' }).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  await page.context().close();
});
