import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Status } from '../status-page.ts';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { K1 } from '../testing/world.ts';
import { openPanel, type Panel } from './server.ts';
import { HOSTILE } from './testing/hostile-strings.ts';
import { paintedDesk } from './testing/painted-desk.ts';
import { openBrowser, openWindow } from './testing/window.ts';

let browser: Browser;
let bench: TrackerBench;
let panel: Panel;
/** What everybody else has written, just now. */
let words = 'plain';
let face: (status: Status) => Partial<Status> = () => ({});

beforeAll(async () => {
  browser = await openBrowser();
  bench = await openTrackerBench();
  await bench.tracker.start(K1, 'Header colours');
  await bench.until('09:15');
  panel = await openPanel(paintedDesk(bench.tracker, (status) => ({ ...foul(status), ...face(status) })));
});
afterAll(async () => {
  await browser.close();
  await panel.close();
  await bench.close();
});

const AT = '2026-11-16T09:00:00Z';
const names = () => ({ contract: K1, title: words, client: words });

/** Every text that somebody else could have written is `words`. */
function foul(status: Status): Status {
  const { tracking, contracts, segments } = status;
  return {
    ...status,
    name: words,
    house: words,
    tracking: tracking && { ...tracking, ...names(), memo: words },
    contracts: contracts.map((each) => ({ ...each, title: words, client: words, memos: [words] })),
    recentMemos: [words, `${words} `],
    segments: segments.map((each) => ({
      ...each,
      ...names(),
      memo: words,
      protected: false,
      reasons: [{ code: words, sentence: words }],
      seen: { app: words, title: words },
    })),
    signIn: { address: words, userCode: words },
    line: 'sign-in-again',
    note: words,
    held: [{ contract: K1, segment: 1, code: words, message: words }],
    told: [{ ...names(), at: 0, segment: 2_984_400, code: 'late', message: words }],
    windows: [{ ...names(), minutes: 10, asked: 0, pictures: { agreed: 'none', asked: 'full' } }],
    aside: [{ ...names(), segment: 2_984_401, start: AT, memo: words, code: words, message: words }],
    pin: { fingerprint: words, since: '2026-11-02T09:00:00Z', changed: true, other: words },
    update: { version: words },
  };
}

const STOPPED = { tracking: null, segment: null };
const away = (): Status['away'] => ({
  ...names(),
  from: AT,
  to: AT,
  memo: words,
  refusal: words,
  says: words,
  earlier: 1,
  manual: null,
  reason: 'idle',
});

/** The views in which somebody else's words stand. */
const VIEWS: Readonly<Record<string, { face?: typeof face; open: (page: Page) => Promise<void> }>> = {
  'tracking, and the contracts': { open: (page) => page.keyboard.press('Alt+c') },
  'the recent memos': {
    open: async (page) => {
      await page.keyboard.press('Alt+m');
      await page.keyboard.press('ArrowDown');
    },
  },
  'away, and what is recorded': {
    face: () => ({ ...STOPPED, away: away() }),
    open: (page) => page.keyboard.press('Alt+r'),
  },
  'paused, and the settings': {
    face: () => ({ ...STOPPED, paused: { ...names(), memo: words, since: AT } }),
    open: async (page) => {
      await page.keyboard.press('Alt+t');
      await page.locator('#rule-apps').waitFor();
    },
  },
  elsewhere: {
    face: () => ({ ...STOPPED, elsewhere: { ...names(), deviceName: words, since: AT } }),
    open: async () => undefined,
  },
  'how the last session ended': {
    face: () => ({ ...STOPPED, ending: { ...names(), memo: words, at: AT, reason: 'idle' } }),
    open: async () => undefined,
  },
  'a question before deleting': {
    open: (page) => page.getByRole('button', { name: 'Delete…' }).first().click(),
  },
  'the large view': {
    open: (page) => page.locator('.thumb').first().click(),
  },
};

describe(`${HOSTILE.length} texts of other people's change nothing but the text`, () => {
  it.each(Object.entries(VIEWS))('%s', async (_, view) => {
    face = view.face ?? (() => ({}));
    words = 'plain';
    const page = await openWindow(browser, panel);
    const trouble = watch(page);
    await view.open(page);
    const plain = await look(page);
    for (const each of HOSTILE) {
      words = each;
      expect([each.slice(0, 40), await look(page)]).toEqual([each.slice(0, 40), plain]);
    }
    expect(await trouble()).toEqual([]);
    await page.context().close();
  });
});

it('control: markup that slipped in would be refused by the policy, and seen by these tests', async () => {
  words = 'plain';
  face = () => ({});
  const page = await openWindow(browser, panel);
  const trouble = watch(page);
  const plain = await look(page);
  const refused = await page.evaluate(
    "(() => { try { document.querySelector('#live').innerHTML = '<b>x</b>'; return 'taken'; } catch (error) { return error.name; } })()",
  );
  expect(refused).toBe('TypeError');
  await page.evaluate("document.querySelector('#live').append(document.createElement('img'))");
  await page.evaluate("document.querySelector('#live img').src = 'http://evil.test/x.png'");
  expect(await look(page)).not.toEqual(plain);
  await expect.poll(trouble).toContainEqual(expect.stringContaining('Content Security Policy'));
  await page.context().close();
});

interface Look {
  /** Every element by its name and id, in order. */
  readonly elements: string;
  /** Where the button is that starts and stops. */
  readonly go: readonly number[];
  readonly wider: boolean;
}

/** Asks for the state at once, draws it, and looks at what came of it. */
function look(page: Page): Promise<Look> {
  return page.evaluate<Look>(`import('/desk.mjs').then((desk) => desk.refresh()).then(() => {
    const { left, top, width, height } = document.querySelector('#go').getBoundingClientRect();
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      elements: [...document.querySelectorAll('*')].map(({ tagName, id }) => tagName + '#' + id).join(' '),
      go: [left + scrollX, top + scrollY, width, height],
      wider: scrollWidth > clientWidth,
    };
  })`);
}

/** What went wrong since: dialogs, requests beyond the panel, violations of its policy, errors. */
function watch(page: Page): () => Promise<string[]> {
  const own = new URL(page.url()).origin;
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    const fine = origin === own && /^\/(state|rules|autostart|desk\.mjs|pictures\/.*|)$/.test(pathname);
    if (!fine && !request.url().startsWith(`blob:${own}`)) seen.push(`request ${request.url().slice(0, 80)}`);
  });
  page.on('framenavigated', (frame) => seen.push(`navigated ${frame.url()}`));
  page.on('popup', () => seen.push('popup'));
  page.on('pageerror', (error) => seen.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) seen.push(message.text());
  });
  return async () => seen;
}
