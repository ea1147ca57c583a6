import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** Who looks, and at what. */
export interface Look {
  readonly address: string;
  /** Left in the browser as the house's own cookie; missing: nobody is signed in. */
  readonly token?: string;
  readonly path: string;
}

/** One request of a page, as the browser's network saw it. */
export interface Sent {
  readonly url: string;
  readonly isCode: boolean;
  /** Milliseconds after the page was asked for. */
  readonly at: number;
  /** As they came over the wire, heads too; a stream that is still open has none yet. */
  bytes: number;
}

export interface Opened {
  readonly page: Page;
  readonly sent: readonly Sent[];
  readonly close: () => Promise<void>;
}

/** A page in a browser that has never been here: nothing is kept of any other. */
export async function openPage(browser: Browser, { address, token, path }: Look): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  if (token !== undefined) await context.addCookies([{ name: 'stint', value: token, url: address }]);
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  const sent = await watch(await context.newCDPSession(page));
  await page.goto(address + path);
  return { page, sent, close: () => closed(context) };
}

/** The largest thing painted, in milliseconds from the page's start, and how much moved meanwhile. */
export function paintedIn(page: Page): Promise<{ lcp: number; shift: number }> {
  return page.evaluate<{ lcp: number; shift: number }>('globalThis.stintPainted');
}

/** Waits until the page has asked for nothing for a while. */
export async function settled({ page, sent }: Pick<Opened, 'page' | 'sent'>): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (let before = -1; before !== sent.length && performance.now() < deadline; ) {
    before = sent.length;
    await page.waitForTimeout(QUIET_MS);
  }
}

const QUIET_MS = 700;

/** Waits until a thing is true on the page. */
export async function until(page: Page, isTrue: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  // From outside: the pages allow nobody to make code out of text.
  while (!(await page.evaluate<boolean>(`Boolean(${isTrue})`))) {
    if (performance.now() > deadline) throw new Error(`it never came true: ${isTrue}`);
    await page.waitForTimeout(50);
  }
}

async function closed(context: BrowserContext): Promise<void> {
  await context.close();
}

async function watch(session: CDPSession): Promise<Sent[]> {
  const sent: Sent[] = [];
  const byId = new Map<string, Sent>();
  let began: number | null = null;
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, type }) => {
    if (!request.url.startsWith('http')) return;
    began ??= timestamp;
    const one = {
      url: request.url,
      isCode: type === 'Script' || type === 'Stylesheet',
      at: (timestamp - began) * 1000,
      bytes: 0,
    };
    byId.set(requestId, one);
    sent.push(one);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = byId.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return sent;
}

const WATCH = `
  globalThis.stintPainted = { lcp: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) stintPainted.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) stintPainted.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;
