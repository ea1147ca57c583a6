import type { Browser } from 'playwright-core';
import type { Pair } from '../ratio.ts';
import { type Look, openPage, paintedIn, type Sent, settled, until } from './page.ts';
import { pageFrozen, serveFrozen } from './static-page.ts';

export const DAY_SEGMENTS = 144;

/** What a full day costs the reader's browser. */
export interface DayCost {
  /** Of everything but script and style. */
  readonly requests: number;
  readonly bytes: number;
  readonly codeRequests: number;
  readonly codeBytes: number;
  /** All that was asked for before the largest thing was painted. */
  readonly beforePainted: number;
  readonly shift: number;
  readonly addresses: readonly string[];
}

/** The day until every picture of it is there, and what still comes by itself in the second after. */
export async function measureDay(browser: Browser, look: Look): Promise<DayCost> {
  const { page, sent, close } = await openPage(browser, look);
  try {
    await until(page, isFull(DAY_SEGMENTS));
    await settled({ page, sent });
    const painted = await paintedIn(page);
    const [code, others] = [sent.filter(({ isCode }) => isCode), sent.filter(({ isCode }) => !isCode)];
    return {
      requests: others.length,
      bytes: bytesOf(others),
      codeRequests: code.length,
      codeBytes: bytesOf(code),
      beforePainted: sent.filter(({ at }) => at < painted.lcp).length,
      shift: painted.shift,
      addresses: others.map(({ url }) => new URL(url).pathname),
    };
  } finally {
    await close();
  }
}

/** Milliseconds to the largest paint: the day, against the same page without any script, one after the other. */
export async function comparePainted(browser: Browser, look: Look, rounds: number): Promise<Pair[]> {
  const first = await openPage(browser, look);
  await until(first.page, isFull(DAY_SEGMENTS));
  const frozen = await serveFrozen(await pageFrozen(first.page));
  await first.close();
  try {
    const pairs: Pair[] = [];
    // The first round warms up what either needs, and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const a = await paintOf(browser, look);
      const b = await paintOf(browser, { address: frozen.address, path: '/' });
      if (round > 0) pairs.push({ a, b });
    }
    return pairs;
  } finally {
    await frozen.close();
  }
}

async function paintOf(browser: Browser, look: Look): Promise<number> {
  const { page, sent, close } = await openPage(browser, look);
  try {
    await until(page, isFull(SEEN_AT_ONCE));
    // As long as nobody touches the page something larger may still be painted.
    await settled({ page, sent });
    return (await paintedIn(page)).lcp;
  } finally {
    await close();
  }
}

/** Pictures of the first screen: those below it may wait until somebody scrolls. */
const SEEN_AT_ONCE = 12;

function isFull(pictures: number): string {
  return `[...document.querySelectorAll('[data-segment] img')].filter((one) => one.naturalWidth > 0).length >= ${pictures}`;
}

function bytesOf(sent: readonly Sent[]): number {
  return sent.reduce((sum, { bytes }) => sum + bytes, 0);
}
