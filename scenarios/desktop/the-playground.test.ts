import { AxeBuilder } from '@axe-core/playwright';
import type { Explanation } from '@stint/core/explain/explain';
import { isRefusal } from '@stint/server/refusal';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { atWork, CARDS, type Work } from '@stint/server/testing/money';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { toInstant } from '@stint/wire/letters';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signedIn } from './browser.ts';
import { settle } from './pages.ts';
import { run, told } from './program.ts';

// The two public pages as they are built, in a real Chromium, by somebody whom nobody knows.

const PATIENT = { timeout: 20_000 };

let house: TestHouse;
let office: TestOffice;
let work: Work;
let browser: Browser;

beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z', payments: true });
  office = await testOffice(house);
  work = await atWork(house, { card: CARDS.good });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await house.close();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ acceptDownloads: true, ...options })).newPage();
  await page.goto(office.address + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const mark = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });

/** What both ways come to, as it is also said aloud. */
async function comesTo(page: Page, segment: string, exact: string): Promise<void> {
  const says = `Segment pay: ${segment}. Exact pay: ${exact}.`;
  await expect.poll(() => page.getByRole('status').first().innerText(), PATIENT).toBe(says);
}

const BEGINS = ['0:10 billed, $7.50', '0:18 billed, $13.50'] as const;

it('C1, C2: by mouse: a later stop meets the next snapshot; undone, redone, and read by `stint explain`', async () => {
  const page = await open('/how');
  await comesTo(page, ...BEGINS);
  const stop = mark(page, 'Stop');
  const from = await stop.boundingBox();
  const track = await page
    .getByRole('region', { name: /^Timeline/ })
    .locator('> div')
    .boundingBox();
  if (!from || !track) throw new Error('there is no timeline');
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  // Nine segments are shown: two minutes of them.
  await page.mouse.move(x + (2 * track.width) / 90, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => stop.getAttribute('aria-valuetext')).toBe('09:20:00');
  await comesTo(page, '0:20 billed, $15.00', '0:20 billed, $15.00');
  await page.getByRole('button', { name: 'Undo' }).click();
  await comesTo(page, ...BEGINS);
  await page.getByRole('button', { name: 'Redo' }).click();
  await comesTo(page, '0:20 billed, $15.00', '0:20 billed, $15.00');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the scenario' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('stint-scenario.json');
  const said = await run(...told(['explain', await file.path(), '--json'], { PATH: '/usr/bin:/bin' }));
  const explained = JSON.parse(said) as Explanation;
  expect(explained.week).toMatchObject({ trackedSeconds: 1200, billedSeconds: 1200 });
  expect(explained.invoice).toMatchObject({ total: '15.00', net: '13.50', clientTotal: '15.75' });
  const panel = page.getByRole('region', { name: 'Segment pay' });
  for (const amount of ['$13.50', '$15.75']) await panel.getByText(amount, { exact: true }).waitFor();
  await page.context().close();
});

it('C1: by keyboard alone: a case is chosen, marks are moved, taken away and brought back', async () => {
  const page = await open('/how');
  const { keyboard } = page;
  await tabTo(page, 'Start');
  await tabTo(page, 'Stop');
  await keyboard.press('ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  expect(await mark(page, 'Stop').getAttribute('aria-valuetext')).toBe('09:19:10');
  await comesTo(page, '0:20 billed, $15.00', '0:19:10 billed, $14.38');
  await tabTo(page, 'Snapshot');
  await keyboard.press('End');
  expect(await mark(page, 'Snapshot').first().getAttribute('aria-valuetext')).toBe('09:09:59');
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await comesTo(page, ...BEGINS);
  await mark(page, 'Stop').focus();
  await keyboard.press('Delete');
  // Nobody stops it: it ends one second after the last input (T4).
  await comesTo(page, '0:10 billed, $7.50', '0:17:31 billed, $13.14');
  await keyboard.press('Control+z');
  await comesTo(page, ...BEGINS);
  await page.getByLabel('Begin with').focus();
  await keyboard.type('Over the');
  await comesTo(page, '1:00 billed, $45.00', '1:00 billed, $45.00');
  await page.context().close();
});

async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(`document.activeElement.getAttribute('aria-label')`);
  for (let presses = 0; presses < 40 && (await focused()) !== name; presses += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toBe(name);
}

it('C1: by finger, on a phone: the snapshot goes where the finger goes, and the page stays where it is', async () => {
  const page = await open('/how', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const second = mark(page, 'Snapshot, not taken,');
  await second.scrollIntoViewIfNeeded();
  const box = await second.boundingBox();
  if (!box) throw new Error('there is no second snapshot');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const scrolled = await page.evaluate('scrollY');
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', left: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: at.x - left, y: at.y }],
    });
  await touch('touchStart', 0);
  for (const left of [8, 16, 24, 32, 40]) await touch('touchMove', left);
  await touch('touchEnd', 40);
  await comesTo(page, '0:20 billed, $15.00', '0:18 billed, $13.50');
  expect(await page.evaluate('scrollY')).toBe(scrolled);
  await page.context().close();
});

it('a link brings the same numbers to somebody else; a hostile one is refused in words', async () => {
  const page = await open('/how#case=yen-exact-limit');
  const sums = await page.getByRole('status').first().innerText();
  await page.getByRole('button', { name: 'Copy a link' }).click();
  const link = await page.getByLabel('The link').inputValue();
  const other = await open(link.slice(link.indexOf('/how')));
  await expect.poll(() => other.getByRole('status').first().innerText()).toBe(sums);
  const evil = { contract: { rate: '<img src=x onerror=alert(1)>' }, html: 1 };
  const packed = Buffer.from(JSON.stringify(evil)).toString('base64url');
  const refused = await open(`/how#s=${packed}`);
  await refused.getByRole('alert').getByText('In it, html: unknown key.').waitFor();
  await comesTo(refused, ...BEGINS);
  for (const one of [page, other, refused]) await one.context().close();
});

it('P6: a Why? of the diary leads there with its own numbers', async () => {
  const from = toInstant('2026-11-18T06:00:00Z');
  const active = [3, 2].map((keys) => [keys, 0, 0] as [number, number, number]);
  const still = Array.from({ length: 8 }, () => [0, 0, 0] as [number, number, number]);
  const record = await work.desk.record(from, from + 600, { activity: [...active, ...still] });
  const sent = await work.desk.send(record);
  if (isRefusal(sent)) throw new Error(sent.refused);
  const path = `/contracts/${work.contract}/diary/2026-11-18`;
  const page = await signedIn(browser, office.address, work.ben, path);
  await page.getByRole('gridcell', { name: /^07:00 to / }).press('w');
  const why = page.getByRole('complementary', { name: 'Why?' });
  const lines = why.getByText(/2 of 10 minutes active; the contract asks for 5/);
  await lines.first().waitFor(PATIENT);
  const counted = /(\$[\d.]+)/.exec(await why.innerText())?.[1] ?? '';
  await why.getByRole('link', { name: 'Play with this segment' }).click();
  await page.getByRole('heading', { name: 'How would this be paid?' }).waitFor();
  await comesTo(page, `0:10 billed, ${counted}`, `0:10 billed, ${counted}`);
  const panel = page.getByRole('region', { name: 'Segment by segment' });
  await panel.getByText('2 of 10 minutes active; the contract asks for 5.').first().waitFor();
  await page.goto(`${office.address}/recorded`);
  await page
    .getByRole('navigation', { name: 'Your own' })
    .getByRole('listitem')
    .first()
    .getByRole('link')
    .click();
  await page.waitForURL(`**/contracts/${work.contract}/recorded`);
  await page.context().close();
});

it.each(['/how#case=manual-not-allowed-then-allowed', '/recorded'])(
  '%s is plain to everybody, light on a desktop and dark on a phone',
  async (path) => {
    const page = await open(path);
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settle(page, colorScheme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
    await page.context().close();
  },
);
