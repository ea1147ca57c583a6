import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Panel } from '../server.ts';

const QUIETLY = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

/** A real Chromium. `words`: more of its arguments. */
export function openBrowser(words: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...QUIETLY, ...words] });
}

/** One window of the panel, as Ana sees it, once it has its first state. */
export async function openWindow(
  browser: Browser,
  panel: Panel,
  more: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 420, height: 860 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    ...more,
  });
  const page = await context.newPage();
  await page.goto(panel.address());
  await page.locator('#state-word').waitFor();
  return page;
}

/** What axe finds, as `rule element`. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/** How far the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
