import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { K1, K2 } from '../testing/world.ts';
import { openPanel, type Panel } from './server.ts';
import { openBrowser, openWindow, overflow, violations } from './testing/window.ts';

let browser: Browser;
let bench: TrackerBench;
let panel: Panel;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  bench = await openTrackerBench();
  panel = await openPanel(bench.tracker);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await panel.close();
  await bench.close();
});

const tracking = () => bench.tracker.status().tracking;

describe('the panel in a real browser', () => {
  it('is started, told a memo and stopped by keyboard alone', async () => {
    const page = await openWindow(browser, panel);
    await page.keyboard.type('API tests'); // the memo has the focus
    await page.keyboard.press('Enter');
    await page.getByText('Tracking', { exact: true }).first().waitFor();
    expect(tracking()).toMatchObject({ contract: K1, memo: 'API tests' });
    await page.keyboard.press('Alt+m');
    await page.keyboard.type('Header colours');
    await page.getByRole('button', { name: 'Change' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => tracking()?.memo).toBe('Header colours');
    await expect.poll(() => page.locator('#live').textContent()).toBe('The memo has changed.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not tracking').waitFor();
    expect(tracking()).toBeNull();
  });

  it('takes a recent memo by one key, those of the contract first', async () => {
    await bench.tracker.start(K2, 'Bread list');
    await bench.tracker.start(K1, 'API tests');
    await bench.tracker.memo('Header colours');
    const page = await openWindow(browser, panel);
    await page.getByText('Tracking', { exact: true }).first().waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByText('The memo has changed.').waitFor({ state: 'attached' });
    expect(tracking()?.memo).toBe('API tests');
    await page.getByLabel('Memo', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option').allTextContents()).toEqual([
      'API testsAlt 1',
      'Header coloursAlt 2',
      'Bread listAlt 3',
    ]);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => tracking()?.memo).toBe('Header colours');
  });

  it('shows the running segment, never its snapshot; the finished one with its verdict (T2)', async () => {
    const page = await openWindow(browser, panel);
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:09:59');
    expect(bench.desktop.captures()).toBe(1);
    await page.getByText('tracked 9:59').waitFor();
    const running = await page.locator('body').innerText();
    expect(running).toContain('Counts if its snapshot falls in tracked time (C1).');
    expect(running).toContain('On its way to protected');
    expect(running).toContain('Ten-minute segments appear here when they are over');
    await bench.until('09:10:20');
    await page.getByText('09:00–09:10 comes here with your next key, click or scroll').waitFor();
    await bench.until('09:11');
    await page.getByText('09:00–09:10').waitFor();
    await expect.poll(() => page.evaluate('document.images[0]?.naturalWidth')).toBe(64);
    await bench.tracker.pass();
    await bench.tracker.ask();
    await page.getByText('protected', { exact: true }).waitFor();
    await expect.poll(() => page.locator('#week').textContent()).toBe('18:20');
  });

  it('says what deleting costs, asks, and then erases it here and there (C3)', async () => {
    const page = await openWindow(browser, panel);
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:11');
    await bench.tracker.pass();
    await bench.tracker.ask();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByText('Deleting takes 10 minutes, US$7.50, out of this week (C3).').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter'); // Keep it has the focus
    expect(bench.house.tombstones.size).toBe(0);
    await page.keyboard.press('Alt+l');
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect.poll(() => bench.house.tombstones.size).toBe(1);
    await page.getByText('Ten-minute segments appear here').waitFor();
    expect(await bench.tracker.thumbnail()).toBeNull();
  });

  it('says what a refusal says, and what would work instead', async () => {
    bench.house.answers.set('GET /me/session', () => ({ session: null }));
    const page = await openWindow(browser, panel);
    await page.getByRole('button', { name: 'Start' }).waitFor();
    await bench.tracker.start(K1, 'a');
    await page.evaluate(
      "fetch('/start', { method: 'POST', headers: { 'x-stint-panel': sessionStorage.getItem('stint-panel') }, body: '{}' })",
    );
    await bench.tracker.stop();
    await page.getByText('Not tracking').waitFor();
    bench.clock.setWall(bench.clock.now() - 600);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('clock was set back').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('keeps its token out of the address, works after a reload, and in no second window', async () => {
    const page = await openWindow(browser, panel);
    expect(page.url()).not.toContain('#');
    await page.reload();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    const address = panel.address();
    const context = await browser.newContext();
    await (await context.newPage()).goto(address);
    const second = await context.newPage();
    await second.goto(address);
    await second.getByText('This window has lost its tracker').waitFor();
    expect(await violations(second)).toEqual([]);
  });
});

describe('everybody can use it', () => {
  it.each(['light', 'dark'] as const)(
    'axe finds nothing in %s: tracking, with a verdict, with news, in every view',
    async (scheme) => {
      const page = await openWindow(browser, panel, { colorScheme: scheme });
      await bench.tracker.start(K1, '');
      await bench.until('09:03');
      await page.getByText('Not protected yet: no memo').waitFor();
      expect(await violations(page)).toEqual([]);
      await bench.tracker.memo('Header colours');
      await bench.until('09:11');
      bench.house.receipt = { overlapSeconds: 61 };
      await bench.tracker.pass();
      await bench.tracker.ask();
      await page.getByText('another tracker of yours').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Alt+t');
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+r');
      await page.getByRole('heading', { name: 'Never recorded' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+l');
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: 'Keys' }).waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  it('fits every width from 320 on, and moves neither Start nor Stop', async () => {
    const page = await openWindow(browser, panel);
    const before = await page.locator('#go').boundingBox();
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:11');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    expect(await page.locator('#go').boundingBox()).toEqual(before);
    for (const width of [320, 360, 480, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      expect([width, (await overflow(page)) <= 0]).toEqual([width, true]);
    }
  });

  it('says changes to a screen reader, and not the running seconds', async () => {
    const page = await openWindow(browser, panel);
    await page.evaluate(
      "window.said = []; new MutationObserver(() => said.push(document.querySelector('#live').textContent)).observe(document.querySelector('#live'), { childList: true, characterData: true, subtree: true })",
    );
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:00:30');
    await page.getByText('tracked 0:30').waitFor();
    await bench.until('09:00:40');
    await page.getByText('tracked 0:40').waitFor();
    await bench.tracker.stop();
    await page.getByText('Not tracking').waitFor();
    expect(await page.evaluate('said')).toEqual(['Tracking Header colours.', 'Tracking has stopped.']);
  });
});
