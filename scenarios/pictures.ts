import { mkdirSync, writeFileSync } from 'node:fs';
import { formatDay } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { Page } from 'playwright-core';
import { openBrowser, signedIn } from './desktop/browser.ts';

// The pictures of the landing page, taken anew from a demo house that is open:
//   npm run pictures -- http://localhost:4310

const OUT = new URL('../web/public/pictures/', import.meta.url);
const LOW = { width: 1200, height: 750 };
const TALL = { width: 1200, height: 940 };
const ANA = { email: 'ana@demo.example', password: 'ana-tracks-time' };
const DAY = 86_400;

const house = process.argv[2] ?? 'http://localhost:4310';
mkdirSync(OUT, { recursive: true });
const browser = await openBrowser();
try {
  for (const scheme of ['light', 'dark'] as const) await take(scheme);
} finally {
  await browser.close();
}

async function take(scheme: 'light' | 'dark'): Promise<void> {
  const page = await signedIn(browser, house, ANA);
  await page.setViewportSize(LOW);
  await page.emulateMedia({ colorScheme: scheme });
  const { contract, thursday, earlier, lowDay } = await whatToShow(page);
  await page.goto(`${house}/contracts/${contract}/diary/${thursday}`);
  await page.getByText(':50', { exact: true }).waitFor();
  await keep(page, `diary-${scheme}`);
  await page.goto(`${house}/contracts/${contract}/weeks/${earlier}`);
  await page.getByRole('heading', { name: 'Invoice' }).waitFor();
  await keep(page, `week-${scheme}`);
  await page.goto(`${house}/offers`);
  await page.getByRole('link', { name: 'Letters to readers' }).first().click();
  await page.getByRole('heading', { name: 'The terms' }).waitFor();
  await keep(page, `offer-${scheme}`);
  await page.setViewportSize(TALL);
  await page.goto(`${house}/contracts/${contract}/diary/${lowDay}`);
  await page.getByText('why?').first().waitFor();
  await page.getByText('why?').last().click();
  await page.getByRole('heading', { name: 'Why?' }).waitFor();
  await page.evaluate('scrollBy(0, -180)');
  await keep(page, `why-${scheme}`);
  await page.context().close();
}

/** A full day of the week that runs, the week before it, and its day with segments that were hardly active. */
async function whatToShow(page: Page) {
  const contracts: unknown = await (await page.request.get(`${house}/api/v1/contracts`)).json();
  const clock: unknown = await (await page.request.get(`${house}/api/v1/clock`)).json();
  const [contract] = (contracts as { id: string; title: string }[]).filter(({ title }) =>
    /Web shop/.test(title),
  );
  if (!contract) throw new Error('this is no demo house: it has no web shop');
  const monday = weekOf(Date.parse((clock as { now: string }).now) / 1000);
  const earlier = monday - 7 * DAY;
  return {
    contract: contract.id,
    thursday: formatDay(monday + 3 * DAY),
    earlier: formatDay(earlier),
    lowDay: formatDay(earlier + DAY),
  };
}

async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const session = await page.context().newCDPSession(page);
  const size = page.viewportSize() ?? LOW;
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...size,
    deviceScaleFactor: 1.5,
    mobile: false,
  });
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  writeFileSync(new URL(`${name}.webp`, OUT), Buffer.from(data, 'base64'));
  await session.detach();
}
