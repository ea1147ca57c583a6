import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ToldWorld } from './told-world.ts';

/** A machine that does other things as well still comes to it. */
const PATIENT = { timeout: 20_000 };

/** Goes to a page, and waits until it has read what it shows. */
export async function open({ office }: Pick<ToldWorld, 'office'>, page: Page, path: string): Promise<Page> {
  await page.goto(office.address + path);
  await read(page);
  return page;
}

/** The page has read what it shows. */
export async function read(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect.poll(() => page.locator(WAITING).count(), PATIENT).toBe(0);
}

const WAITING = '[aria-busy=true], .mantine-Skeleton-root';

/** Presses the buttons of these names, one after the other. */
export async function deed(within: Page | Locator, ...names: readonly string[]): Promise<void> {
  for (const name of names) await within.getByRole('button', { name, exact: true }).click();
}

/** A milestone of an open contract's page, by its number. */
export function milestone(page: Page, n: number): Locator {
  return page.getByRole('listitem', { name: `Milestone ${n}`, exact: true });
}

/** Something that the timeline of an open contract's page says. */
export function timeline(page: Page, says: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Timeline' }).getByText(says).first();
}
