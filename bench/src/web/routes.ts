import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Look, openPage, type Sent, until } from './page.ts';

const DIST = join(import.meta.dirname, '../../../web/dist');

export interface CodeOf {
  readonly route: string;
  /** Bytes of script and style as they are pressed, without the heads of the answers. */
  readonly bytes: number;
  readonly files: number;
}

/** What the diary loads first, and what each of these routes loads beside it, each from a diary of its own. */
export async function measureCode(
  browser: Browser,
  look: Look,
  routes: readonly string[],
): Promise<{ first: CodeOf; next: readonly CodeOf[] }> {
  let first: CodeOf | null = null;
  const next: CodeOf[] = [];
  for (const route of routes) {
    const { page, sent, close } = await openPage(browser, look);
    try {
      await until(page, `document.querySelectorAll('[data-segment]').length > 0`);
      await settled(page);
      const had = sent.length;
      first ??= codeOf('diary', sent);
      await page.evaluate(
        `history.pushState({}, '', ${JSON.stringify(route)}); dispatchEvent(new PopStateEvent('popstate'))`,
      );
      await until(
        page,
        `location.pathname + location.search === ${JSON.stringify(route)} && document.querySelector('main h1')`,
      );
      await settled(page);
      next.push(codeOf(nameOf(route), sent.slice(had)));
    } finally {
      await close();
    }
  }
  if (!first) throw new Error('no route was looked at');
  return { first, next };
}

function settled(page: Page): Promise<unknown> {
  return page.waitForLoadState('networkidle').catch(() => undefined);
}

function codeOf(route: string, sent: readonly Sent[]): CodeOf {
  const files = [...new Set(sent.filter(({ isCode }) => isCode).map(({ url }) => new URL(url).pathname))];
  return { route, bytes: files.reduce((sum, path) => sum + pressedBytes(path), 0), files: files.length };
}

function pressedBytes(path: string): number {
  const file = join(DIST, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

function nameOf(route: string): string {
  return route.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':contract');
}
