import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Look, openPage, type Sent, settled, until } from './page.ts';

const DIST = join(import.meta.dirname, '../../../web/dist');

export interface CodeOf {
  readonly route: string;
  /** Bytes of script and style as they are pressed, without the heads of the answers. */
  readonly bytes: number;
  readonly files: number;
  readonly largest: readonly string[];
}

/**
 * What the diary loads first, what it fetches when it is first touched (its dialogs, before they are asked for), and what
 * each of these routes loads beside both: nobody leaves it without touching it. Each from a diary of its own.
 */
export async function measureCode(
  browser: Browser,
  look: Look,
  routes: readonly string[],
): Promise<{ first: CodeOf; touched: CodeOf; next: readonly CodeOf[] }> {
  let [first, touched]: (CodeOf | null)[] = [null, null];
  const next: CodeOf[] = [];
  for (const route of routes) {
    const { page, sent, close } = await openPage(browser, look);
    try {
      await until(page, `document.querySelectorAll('[data-segment]').length > 0`);
      await settled({ page, sent });
      const before = sent.length;
      await page.mouse.click(2, 2);
      await settled({ page, sent });
      const had = sent.length;
      first ??= codeOf('diary', sent.slice(0, before));
      touched ??= codeOf('diary, touched', sent.slice(before));
      await page.evaluate(
        `history.pushState({}, '', ${JSON.stringify(route)}); dispatchEvent(new PopStateEvent('popstate'))`,
      );
      await until(
        page,
        `location.pathname + location.search === ${JSON.stringify(route)} && document.querySelector('main h1')`,
      );
      await settled({ page, sent });
      next.push(codeOf(nameOf(route), sent.slice(had)));
    } finally {
      await close();
    }
  }
  if (!first || !touched) throw new Error('no route was looked at');
  return { first, touched, next };
}

function codeOf(route: string, sent: readonly Sent[]): CodeOf {
  const paths = [...new Set(sent.filter(({ isCode }) => isCode).map(({ url }) => new URL(url).pathname))];
  const files = paths.map((path) => ({ path, bytes: pressedBytes(path) }));
  const largest = files.toSorted((one, other) => other.bytes - one.bytes).slice(0, LARGEST);
  return {
    route,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.length,
    largest: largest.map(({ path, bytes }) => `${path.replace(/^.*\//, '')} ${bytes}`),
  };
}

/** How many of its files a route names. */
const LARGEST = 6;

function pressedBytes(path: string): number {
  const file = join(DIST, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

function nameOf(route: string): string {
  return route.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':contract');
}
