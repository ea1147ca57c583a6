import { segmentOf, segmentStart } from '@stint/core/segment';
import { seededDraw } from '@stint/proof/draw';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant } from '../testing/hand-clock.ts';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { contract, K1 } from '../testing/world.ts';
import { openPanel } from './server.ts';
import { openBrowser, openWindow } from './testing/window.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const FIRST = segmentOf(instant('09:00'));

/** A seed whose snapshot of the first segment is drawn at a second that fits. */
function seedWhere(fits: (second: number) => boolean): number {
  for (let seed = 1; seed < 256; seed += 1) {
    const drawn = seededDraw(Buffer.alloc(32, seed))(FIRST);
    if (fits(drawn - segmentStart(FIRST))) return seed;
  }
  throw new Error('no such draw');
}

/** The page, and what it was drawn from, of somebody who has worked until 09:05. Addresses are made the same. */
async function lookAt(
  bench: TrackerBench,
): Promise<{ captures: number; dom: string; picture: number; state: string }> {
  const panel = await openPanel(bench.tracker);
  const page = await openWindow(browser, panel);
  await page.getByText('tracked 5:00').waitFor();
  // The disk's room is as of the segment's beginning: another disk, another room, and nothing of this segment.
  const same = (text: string): string =>
    text.replaceAll(bench.house.address, 'HOUSE').replace(/"freeBytes":\d+/, '"freeBytes":1');
  const dom = same(await page.evaluate<string>('document.documentElement.outerHTML'));
  const state = same(
    await page.evaluate<string>(
      "fetch('/state', { headers: { 'x-stint-panel': sessionStorage.getItem('stint-panel') } }).then((answer) => answer.text())",
    ),
  );
  const picture = await page.evaluate<number>(
    `fetch('/pictures/${K1}/${FIRST}/0/picture', { headers: { 'x-stint-panel': sessionStorage.getItem('stint-panel') } }).then(({ status }) => status)`,
  );
  await page.context().close();
  await panel.close();
  return { picture, captures: bench.desktop.captures(), dom, state };
}

it.each(['segment', 'exact'] as const)(
  'T2: under %s pay two desks that differ only in whether the snapshot has been taken show the same, to the letter',
  async (pay) => {
    const early = await openTrackerBench(
      '09:00',
      seedWhere((second) => second < 240),
    );
    const late = await openTrackerBench(
      '09:00',
      seedWhere((second) => second > 360),
    );
    for (const bench of [early, late]) {
      bench.house.answers.set('GET /contracts', () => [contract(K1, { pay })]);
      await bench.tracker.ask();
      await bench.tracker.start(K1, 'Header colours');
      await bench.until('09:01');
      const { freeBytes } = bench.tracker.status().spool;
      await bench.until('09:05');
      expect(bench.tracker.status().spool.freeBytes).toBe(freeBytes);
    }
    const [taken, coming] = [await lookAt(early), await lookAt(late)];
    expect([taken.captures, coming.captures]).toEqual([1, 0]);
    expect([taken.picture, coming.picture]).toEqual([404, 404]);
    expect(taken.state).toBe(coming.state);
    expect(taken.dom).toBe(coming.dom);
    await early.close();
    await late.close();
  },
);
