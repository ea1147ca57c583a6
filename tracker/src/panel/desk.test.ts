import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { weekLetter } from '../testing/week-letter.ts';
import { contract, K1, K2 } from '../testing/world.ts';
import { openPanel, type Panel } from './server.ts';
import { openBrowser, openWindow, violations } from './testing/window.ts';

let browser: Browser;
let bench: TrackerBench;
let panel: Panel;

const K3 = '00000000-0000-4000-8000-0000000000c3';
const PAUSED = {
  ...contract(K3),
  title: 'Booking form',
  organisation: { id: K3, name: 'Old Mill Hotel' },
  standing: 'contract-paused' as const,
  pausedAt: '2026-11-14T10:00:00Z',
};

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  bench = await openTrackerBench();
  bench.house.answers.set('GET /contracts', () => [contract(K1), contract(K2), PAUSED]);
  await bench.tracker.ask();
  panel = await openPanel(bench.tracker);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await panel.close();
  await bench.close();
});

const tracking = () => bench.tracker.status().tracking;
const stage = (page: Page) => page.locator('#stage');

describe('the contracts', () => {
  it('are searched by typing, and switched to without stopping by one key', async () => {
    await bench.tracker.start(K2, 'Bread list');
    await bench.until('09:01');
    await bench.tracker.start(K1, 'Header colours');
    const page = await openWindow(browser, panel);
    await page.getByText('Tracking', { exact: true }).first().waitFor();
    await page.keyboard.press('Alt+c');
    expect(await page.getByRole('option').allInnerTexts()).toEqual([
      'Acme Garden Tools\nHeader colours\ntracking',
      'Birch Bakery\nBread site\n2',
      'Old Mill Hotel\nBooking form\npaused since Sat 14 Nov, 10:00',
    ]);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter'); // the one worked on before
    await expect.poll(() => tracking()).toMatchObject({ contract: K2, memo: 'Bread list' });
    await page.getByText('Tracking Bread site now.').waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+Shift+2');
    await expect.poll(() => tracking()?.contract).toBe(K1);
    await page.keyboard.press('Alt+c');
    await page.keyboard.type('bäkery br');
    expect(await page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe('contract');
  });

  it('say why one cannot be tracked, and since when; it cannot be picked (T5)', async () => {
    const page = await openWindow(browser, panel);
    await page.keyboard.press('Alt+c');
    await page.keyboard.type('mill');
    await page.getByText('Paused: tracking works again once it is resumed (T5).').waitFor();
    expect(await page.getByRole('option').getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('listbox', { name: 'Contracts' }).isVisible()).toBe(true);
    expect(bench.tracker.status().chosen).toBe(K1);
  });
});

describe('what stands where the running segment stands', () => {
  it('paused by one key, and gone on with by the same', async () => {
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:01');
    const page = await openWindow(browser, panel);
    await page.getByText('Tracking', { exact: true }).first().waitFor();
    await page.keyboard.press('Control+Alt+p');
    await stage(page).getByText('Paused since 09:01').waitFor();
    expect(tracking()).toBeNull();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+Alt+p');
    await expect.poll(() => tracking()).toMatchObject({ contract: K1, memo: 'Header colours' });
  });

  it('away: the tail is claimed as manual time with a memo, or dropped, or gone on from (T4, M5)', async () => {
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:02');
    for (let minute = 0; minute < 40; minute += 1) {
      bench.clock.pass(60);
      await bench.tracker.tick();
    }
    bench.desktop.type();
    await bench.tracker.tick();
    const page = await openWindow(browser, panel);
    await stage(page).getByText('You were away 09:01–09:42').waitFor();
    expect(await violations(page)).toEqual([]);
    const claimed: unknown[] = [];
    bench.house.answers.set(`POST /contracts/${K1}/manual-time`, () => {
      claimed.push('claimed');
      return { id: K3, week: weekLetter(0) };
    });
    await page.getByLabel('Memo of the time away').fill('Call with Ben');
    await page.getByRole('button', { name: 'Claim 09:10–09:40' }).click();
    await expect.poll(() => bench.tracker.status().away).toBeNull();
    expect(claimed).toEqual(['claimed']);
    await page.getByText('Nothing is tracked').waitFor();
  });

  it('elsewhere: another computer of hers tracks, and this one may take over (T1)', async () => {
    const since = '2026-11-16T08:50:00Z';
    const names = { contract: K1, title: 'Header colours', client: 'Acme Garden Tools' };
    const session = { ...names, device: K3, deviceName: 'ana-laptop', since };
    bench.house.answers.set('GET /me/session', () => ({ session }));
    bench.house.answers.set('PUT /me/session', () => ({ session: { ...session, device: K2 } }));
    await bench.tracker.ask();
    const page = await openWindow(browser, panel);
    await stage(page).getByText('ana-laptop is tracking').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('“ana-laptop” is tracking.').waitFor();
    expect(tracking()).toBeNull();
    await page.getByRole('button', { name: 'Take over' }).click();
    await expect.poll(() => tracking()?.contract).toBe(K1);
  });

  it('warns from nine tenths of the weekly limit on, and says what is past it (B2, P2)', async () => {
    const page = await openWindow(browser, panel);
    await page.locator('#limit-words').getByText('Near the weekly limit: 1:50 left.').waitFor();
    for (const [counted, words] of [
      [64_740, '2:01 left this week.'],
      [64_800, 'Near the weekly limit: 2:00 left.'],
      [72_000, 'Past the weekly limit: tracked, and not billed (B2, P2).'],
    ] as const) {
      bench.house.answers.set(`GET /contracts/${K1}/weeks/2026-11-16`, () => weekLetter(counted));
      await bench.tracker.ask();
      await page.locator('#limit-words').getByText(words).waitFor();
    }
    expect(await violations(page)).toEqual([]);
  });

  it('asks gently whether a memo that has stood for an hour is still right', async () => {
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:58');
    const page = await openWindow(browser, panel);
    await page.getByText('Tracking', { exact: true }).first().waitFor();
    expect(await page.getByText('Still right?').count()).toBe(0);
    await bench.until('10:00');
    await page.getByText('Same memo for 1:00. Still right?').waitFor();
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByText('Still right?').waitFor({ state: 'detached' });
    expect(tracking()?.memo).toBe('Header colours');
  });
});
