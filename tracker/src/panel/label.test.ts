import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askTracker } from '../control/ask.ts';
import { openControl } from '../control/socket.ts';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { K1, K2 } from '../testing/world.ts';
import { openPanel, type Panel } from './server.ts';
import { openBrowser, openWindow, overflow, violations } from './testing/window.ts';

// P6: activity labels, in the panel and by the words of the command line.

const LABELS = [
  { name: 'Calls', minActiveMinutes: 0 },
  { name: 'Design', minActiveMinutes: null },
];

let browser: Browser;
let bench: TrackerBench;
let panel: Panel;
beforeAll(async () => {
  browser = await openBrowser();
  bench = await openTrackerBench('09:00', 7, { activityLabels: LABELS, labelRequired: true });
  panel = await openPanel(bench.tracker);
});
afterAll(async () => {
  await browser.close();
  await panel.close();
  await bench.close();
});

const tracking = () => bench.tracker.status().tracking;

describe('an activity label', () => {
  it('is asked for in the panel before work is done, chosen by keys, and changed while it is tracked', async () => {
    const page = await openWindow(browser, panel);
    const label = page.getByLabel('Activity label');
    await page.getByText('This contract asks for one before you start.').waitFor();
    expect(await label.locator('option').allTextContents()).toEqual([
      'Choose what this is',
      'Calls · asks for 0/10 active',
      'Design',
    ]);
    await page.getByLabel('Memo', { exact: true }).fill('Call with Ben');
    await page.keyboard.press('Enter');
    await page.getByText('This contract asks for an activity label').waitFor();
    expect(tracking()).toBeNull();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await label.focus();
    await page.keyboard.press('C');
    expect(await label.inputValue()).toBe('Calls');
    await page.keyboard.press('Control+Enter');
    await expect.poll(tracking).toMatchObject({ contract: K1, memo: 'Call with Ben', label: 'Calls' });
    expect(bench.tracker.status().segment?.minActiveMinutes).toBe(0);

    // The panel hears of the start a moment later: what is chosen before that is for the next one.
    const redesign = async () => {
      await label.selectOption('Design');
      return tracking();
    };
    await expect.poll(redesign).toMatchObject({ memo: 'Call with Ben', label: 'Design' });
    expect(bench.tracker.status().segment?.minActiveMinutes).toBe(5);
    await page.keyboard.press('Control+Enter');
    await expect.poll(tracking).toBeNull();
    await page.context().close();
  });

  it('of a contract that asks for one is not guessed when another is tracked: what to do is said', async () => {
    await bench.tracker.start(K1, 'Header', 'Design');
    const page = await openWindow(browser, panel);
    await page.getByRole('button', { name: /Contract:/ }).click();
    const bread = page.getByRole('option', { name: /Bread site/ });
    expect(await bread.getAttribute('aria-disabled')).toBe('true');
    expect(await bread.textContent()).toContain('asks for a label');
    await bench.tracker.stop();
    await page.context().close();
  });

  it('is named by the words of the command line, in whatever case, and stays where none is named', async () => {
    const control = await openControl(bench.folder, bench.tracker, () => '');
    const ask = (request: Parameters<typeof askTracker>[1]) => askTracker(bench.folder, request);
    const bread = { deed: 'start', contract: K2, memo: 'Oven' } as const;
    expect(await ask(bread)).toMatchObject({ refused: 'label-required' });
    expect(await ask({ ...bread, label: 'Nap' })).toMatchObject({ refused: 'no-such-label' });
    expect(await ask({ ...bread, label: 'calls' })).toMatchObject({
      status: { tracking: { contract: K2, label: 'Calls' } },
    });
    expect(await ask({ deed: 'memo', text: 'Rolls' })).toMatchObject({
      status: { tracking: { memo: 'Rolls', label: 'Calls' } },
    });
    expect(await ask({ deed: 'memo', label: 'design' })).toMatchObject({
      status: { tracking: { memo: 'Rolls', label: 'Design' } },
    });
    expect(await ask({ deed: 'memo', label: '' })).toMatchObject({ refused: 'label-required' });
    await ask({ deed: 'stop' });
    // It goes on as it was: the label that was worked with last.
    expect(await ask(bread)).toMatchObject({ status: { tracking: { label: 'Design' } } });
    await ask({ deed: 'stop' });
    await control.close();
  });

  it('travels in the record of what was worked', async () => {
    await bench.tracker.start(K1, 'Call with Ben', 'Calls');
    await bench.until('09:03');
    await bench.tracker.memo('Footer', 'Design');
    await bench.until('09:12');
    await bench.tracker.stop();
    await bench.until('09:24');
    await bench.tracker.pass();
    const { memos = [] } = [...bench.house.records.values()][0]?.record ?? {};
    expect(memos.map(({ memo, label }) => `${memo}: ${label}`)).toEqual([
      'Call with Ben: Calls',
      'Footer: Design',
    ]);
  });
});
