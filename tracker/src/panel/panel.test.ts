import { request } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { K1 } from '../testing/world.ts';
import { openPanel, type Panel } from './server.ts';

let browser: Browser;
let bench: TrackerBench;
let panel: Panel;

beforeAll(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
});
afterAll(() => browser.close());
beforeEach(async () => {
  bench = await openTrackerBench();
  panel = await openPanel(bench.tracker);
});
afterEach(async () => {
  await panel.close();
  await bench.close();
});

async function open(scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width: 460, height: 860 },
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(panel.address());
  await page.locator('#headline').waitFor();
  return page;
}

const violations = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

describe('the panel in a real browser', () => {
  it('is started, told a memo and stopped by keyboard alone', async () => {
    const page = await open();
    await page.getByLabel('Contract').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('API tests');
    await page.keyboard.press('Enter');
    await page.getByText('Acme Garden Tools · Header colours').first().waitFor();
    expect(bench.tracker.status().tracking).toMatchObject({ contract: K1, memo: 'API tests' });
    await page.getByLabel('Memo').fill('Header colours');
    await page.keyboard.press('Enter');
    await page.getByText('· Header colours').first().waitFor();
    await expect.poll(() => bench.tracker.status().tracking?.memo).toBe('Header colours');
    expect(await page.getByRole('status').textContent()).toBe('Tracking Header colours.');
    await page.getByRole('button', { name: 'Stop' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Not tracking').waitFor();
    expect(bench.tracker.status().tracking).toBeNull();
  });

  it('shows the running segment, never its snapshot; the finished one with its verdict (T2)', async () => {
    const page = await open();
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:09:59');
    expect(bench.desktop.captures()).toBe(1);
    await page.getByText('tracked 9:59').waitFor();
    const running = await page.locator('body').innerText();
    expect(running).toContain('Counts if its snapshot falls in tracked time (C1).');
    expect(running).toContain('On its way to protected');
    expect(running).not.toContain('Last segment');
    await bench.until('09:11');
    await page.getByText('on its way to the house').waitFor();
    await expect.poll(() => page.evaluate('document.images[0]?.naturalWidth')).toBe(64);
    await bench.tracker.pass();
    await bench.tracker.ask();
    await page.getByText('protected · counts 10:00').waitFor();
    await page.getByText('18:20 / 20:00').waitFor();
  });

  it('says what deleting costs, asks, and then erases it here and there (C3)', async () => {
    const page = await open();
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:11');
    await bench.tracker.pass();
    await bench.tracker.ask();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByText('Deleting takes 10 minutes, US$7.50, out of this week (C3).').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter'); // Keep it has the focus
    expect(bench.house.tombstones.size).toBe(0);
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect.poll(() => bench.house.tombstones.size).toBe(1);
    await page.locator('#last').waitFor({ state: 'hidden' });
    expect(await bench.tracker.thumbnail()).toBeNull();
  });

  it.each(['light', 'dark'] as const)(
    'is clean to axe in %s: idle, tracking, with a verdict and with news',
    async (scheme) => {
      const page = await open(scheme);
      expect(await violations(page)).toEqual([]);
      await bench.tracker.start(K1, '');
      await bench.until('09:03');
      await page.getByText('Not protected yet: memo').waitFor();
      expect(await violations(page)).toEqual([]);
      await bench.tracker.memo('Header colours');
      await bench.until('09:11');
      bench.house.receipt = { overlapSeconds: 61 };
      await bench.tracker.pass();
      await bench.tracker.ask();
      await page.getByText('another tracker of yours').waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  it('keeps its token out of the address, works after a reload, and in no second window', async () => {
    const page = await open();
    expect(page.url()).not.toContain('#');
    await page.reload();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    const address = panel.address();
    await (await browser.newPage()).goto(address);
    const second = await browser.newPage();
    await second.goto(address);
    await second.getByText('This window has lost its tracker').waitFor();
  });

  it('another page can neither read nor change anything, whatever it tries', async () => {
    const page = await open();
    const home = panel.address().split('/#')[0] ?? '';
    const context = page.context();
    const stranger = await context.newPage();
    await stranger.goto(bench.house.address);
    const tried = await stranger.evaluate(async (desk) => {
      const tries = [
        fetch(`${desk}/state`, { credentials: 'include' }),
        fetch(`${desk}/start`, { method: 'POST', credentials: 'include', body: '{"contract":"","memo":""}' }),
        fetch(`${desk}/stop`, { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }),
      ];
      const settled = await Promise.allSettled(tries);
      return settled.map((each) => (each.status === 'fulfilled' ? each.value.type : 'refused'));
    }, home);
    expect(tried).toEqual(['refused', 'refused', 'refused']);
    const form = `<form method="post" action="${home}/stop" enctype="text/plain"><button>x</button></form>`;
    await bench.tracker.start(K1, 'a');
    await stranger.setContent(form);
    await stranger.getByRole('button').click();
    await stranger.waitForLoadState();
    expect(bench.tracker.status().tracking).not.toBeNull();
  });
});

describe('the door', () => {
  const ask = (headers: Record<string, string>, method = 'GET', path = '/'): Promise<number> =>
    new Promise((resolve, reject) => {
      const [, port] = /:(\d+)\//.exec(panel.address()) ?? [];
      const asked = request({ host: '127.0.0.1', port, path, method, headers, setHost: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      asked.once('error', reject);
      asked.end(method === 'POST' ? '{}' : undefined);
    });
  const own = (): string => panel.address().replace('http://', '').split('/')[0] ?? '';

  it('answers its own name only', async () => {
    expect(await ask({ host: own() })).toBe(200);
    const port = own().split(':')[1];
    const strangers = [
      '',
      'localhost',
      `localhost:${port}`,
      '127.0.0.1',
      `evil.test:${port}`,
      `0.0.0.0:${port}`,
    ];
    for (const host of [...strangers, `[::1]:${port}`, `127.0.0.1.evil.test:${port}`, `127.1:${port}`]) {
      expect([host, await ask({ host })]).toEqual([host, 403]);
    }
  });

  it('opens to no other origin, and to no deed without one', async () => {
    const host = own();
    for (const origin of ['null', 'http://evil.test', `https://${host}`, `http://${host}.evil.test`]) {
      expect([origin, await ask({ host, origin })]).toEqual([origin, 403]);
    }
    expect(await ask({ host }, 'POST', '/stop')).toBe(403);
    expect(await ask({ host, origin: `http://${host}` }, 'POST', '/stop')).toBe(401);
    const elsewhere = { host, 'sec-fetch-site': 'cross-site' };
    expect(await ask(elsewhere)).toBe(403);
    const arrival = { ...elsewhere, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect([await ask(arrival), await ask(arrival, 'GET', '/state')]).toEqual([200, 401]);
    expect(await ask({ ...arrival, 'sec-fetch-dest': 'iframe' })).toBe(403);
  });

  it('tells nothing and does nothing without cookie and key; a deed is never a GET', async () => {
    const host = own();
    for (const path of ['/state', '/last.webp', '/start', '/stop', '/delete']) {
      expect([path, await ask({ host }, 'GET', path)]).toEqual([path, 401]);
    }
    expect(await ask({ host, cookie: 'stint-panel=x', 'x-stint-panel': 'y' }, 'GET', '/state')).toBe(401);
    expect(await ask({ host, origin: `http://${host}` }, 'PUT', '/state')).toBe(405);
    expect(await ask({ host, origin: `http://${host}` }, 'OPTIONS', '/state')).toBe(405);
  });
});
