import type { Browser, Page } from 'playwright-core';
import { type Look, openPage, settled, until } from './page.ts';

/** Frames while something was done, against frames while nothing was, in the same page. */
export interface Frames {
  readonly cells: number;
  readonly persecond: number;
  readonly idle: number;
  /** The longest that a frame stood, in milliseconds. */
  readonly longest: number;
  /** Of all frames, those that stood for more than two of the screen's. */
  readonly late: number;
}

const SECONDS = 2;

/** Drags a choice over all segments of a week, and scrolls through them. */
export async function measureFrames(
  browser: Browser,
  look: Look,
): Promise<{ drag: Frames; scroll: Frames; chosen: number }> {
  const { page, sent, close } = await openPage(browser, look);
  try {
    await until(page, `document.querySelectorAll('[data-segment]').length >= 1000`);
    await settled({ page, sent });
    const cells = await page.evaluate<number>(`document.querySelectorAll('[data-segment]').length`);
    const idle = await framesWhile(page, () => page.waitForTimeout(SECONDS * 1000));
    const scroll = await framesWhile(page, () => scrollThrough(page));
    await page.evaluate('scrollTo(0, 0)');
    const drag = await framesWhile(page, () => dragOver(page));
    const chosen = await page.evaluate<number>(
      `document.querySelectorAll('[data-segment][aria-selected="true"], [data-segment][data-chosen]').length`,
    );
    await page.mouse.up();
    const told = (one: Counted): Frames => ({ cells, ...one, idle: idle.persecond });
    return { drag: told(drag), scroll: told(scroll), chosen };
  } finally {
    await close();
  }
}

type Counted = Omit<Frames, 'cells' | 'idle'>;

async function framesWhile(page: Page, deed: () => Promise<unknown>): Promise<Counted> {
  await page.evaluate(`
    {
      const frames = (globalThis.stintFrames = { at: [], on: true });
      requestAnimationFrame(function frame(now) {
        frames.at.push(now);
        if (frames.on) requestAnimationFrame(frame);
      });
    }
  `);
  await deed();
  const at = await page.evaluate<number[]>('stintFrames.on = false, stintFrames.at');
  const gaps = at.slice(1).map((now, index) => now - (at[index] ?? now));
  const seconds = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000;
  return {
    persecond: gaps.length / seconds,
    longest: Math.max(...gaps),
    late: gaps.filter((gap) => gap > 1000 / 30).length / gaps.length,
  };
}

/** From the first cell to the last, down and up across the days, as a hand would: sixty moves a second. */
async function dragOver(page: Page): Promise<void> {
  const boxes = await page.evaluate<{ x: number; y: number }[]>(`
    [...document.querySelectorAll('[data-segment]')]
      .map((one) => one.getBoundingClientRect())
      .filter(({ top, bottom }) => top >= 0 && bottom <= innerHeight)
      .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
  `);
  const [from] = boxes;
  const to = boxes.at(-1);
  if (!from || !to) throw new Error('no segment is to be seen');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const steps = SECONDS * 60;
  const began = performance.now();
  for (let step = 1; step <= steps; step += 1) {
    const part = step / steps;
    const sway = Math.abs(Math.sin(part * Math.PI * 3));
    await page.mouse.move(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * sway);
    await page.waitForTimeout(Math.max(0, began + (step * 1000) / 60 - performance.now()));
  }
  await page.mouse.move(to.x, to.y);
}

async function scrollThrough(page: Page): Promise<void> {
  await page.mouse.move(720, 600);
  const steps = SECONDS * 30;
  const began = performance.now();
  for (let step = 1; step <= steps; step += 1) {
    await page.mouse.wheel(0, step <= steps / 2 ? 90 : -90);
    await page.waitForTimeout(Math.max(0, began + (step * 1000) / 30 - performance.now()));
  }
}
