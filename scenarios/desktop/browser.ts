import { type Browser, chromium, type Page } from 'playwright-core';

export const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIETLY });
}

/** Signs a person in at the house's own page, in a browser of their own. */
export async function signedIn(
  browser: Browser,
  house: string,
  person: { email: string; password: string },
  path = '/',
): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  await enterAt(page, house, person, path);
  return page;
}

/** Signs in at the house's own page, and goes on to `path`. */
export async function enterAt(
  page: Page,
  house: string,
  person: { email: string; password: string },
  path: string,
): Promise<void> {
  await page.goto(`${house}/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
