import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { formatDay } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser, signedIn } from './desktop/browser.ts';

// Every view of the product, wide and narrow, light and dark, taken from a demo house that is open, for people to look at:
//   npm run gallery -- http://localhost:4310

const OUT = new URL('../docs/gallery/', import.meta.url);
const PAGE = new URL('../docs/GALLERY.md', import.meta.url);
const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 390, height: 844 };
/** A picture is no taller than this many times its width, however long the page. */
const TALLEST = 2;
const DAY = 86_400;

const PEOPLE = {
  ana: { email: 'ana@demo.example', password: 'ana-tracks-time' },
  ben: { email: 'ben@demo.example', password: 'ben-reviews-weeks' },
  olu: { email: 'olu@demo.example', password: 'olu-keeps-the-house' },
} as const;

interface Places {
  readonly contract: string;
  /** A full day of the week before, and that week. */
  readonly day: string;
  readonly week: string;
  /** A day of the week that runs. */
  readonly now: string;
}

interface View {
  readonly name: string;
  readonly says: string;
  /** Null: nobody is signed in. */
  readonly who: keyof typeof PEOPLE | null;
  readonly path: (places: Places) => string;
  /** What is done on it before it is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

const diary = ({ contract }: Places, day: string, search = ''): string =>
  `/contracts/${contract}/diary/${day}${search}`;

const VIEWS: readonly View[] = [
  { name: 'home-freelancer', says: 'Home of a freelancer', who: 'ana', path: () => '/' },
  { name: 'home-client', says: 'Home of a client', who: 'ben', path: () => '/' },
  { name: 'home-operator', says: 'Home of the operator', who: 'olu', path: () => '/' },
  { name: 'day', says: 'The work diary, a day', who: 'ana', path: (at) => diary(at, at.now) },
  { name: 'week', says: 'A week of it', who: 'ana', path: (at) => diary(at, at.now, '?view=week') },
  { name: 'month', says: 'A month of it', who: 'ana', path: (at) => diary(at, at.now, '?view=month') },
  {
    name: 'list',
    says: 'A week by session and memo',
    who: 'ana',
    path: (at) => diary(at, at.now, '?view=list'),
  },
  {
    name: 'chosen',
    says: 'Segments that are chosen, with what can be done with them',
    who: 'ana',
    path: (at) => diary(at, at.now),
    before: async (page) => {
      await page.locator('[data-segment]').first().focus();
      await page.keyboard.press('x');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await page.getByLabel('What is chosen').waitFor();
    },
  },
  {
    name: 'film',
    says: 'A day as a film',
    who: 'ana',
    path: (at) => diary(at, at.now),
    before: async (page) => {
      await page.getByRole('button', { name: 'Film' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'why',
    says: 'Why a segment counts, and is protected or not',
    who: 'ana',
    path: (at) => diary(at, at.now),
    before: async (page) => {
      await page.locator('[data-segment]').first().focus();
      await page.keyboard.press('w');
      await page.getByRole('heading', { name: 'Why?' }).waitFor();
    },
  },
  {
    name: 'review',
    says: 'The client’s review of a week',
    who: 'ben',
    path: ({ contract, week }) => `/contracts/${contract}/weeks/${week}/review`,
  },
  {
    name: 'invoice',
    says: 'A week: hours, clock, invoice',
    who: 'ben',
    path: ({ contract, week }) => `/contracts/${contract}/weeks/${week}`,
  },
  { name: 'reports', says: 'Reports', who: 'ana', path: () => '/reports?period=last-12-weeks&by=week' },
  { name: 'privacy', says: 'What is held about oneself', who: 'ana', path: () => '/privacy' },
  { name: 'how', says: 'How would this be paid?', who: null, path: () => '/how' },
  { name: 'recorded', says: 'What is recorded, and what never', who: null, path: () => '/recorded' },
  { name: 'money', says: 'A freelancer’s money', who: 'ana', path: () => '/money' },
  { name: 'books', says: 'The books', who: 'olu', path: () => '/books' },
  { name: 'trial-balance', says: 'A month’s trial balance', who: 'olu', path: () => '/books/trial-balance' },
];

/** Nothing is a skeleton any more, its letters are there, and so are the pictures that it shows. */
const SETTLED = `document.fonts.status === 'loaded' && !document.querySelector('.mantine-Skeleton-root') &&
  [...document.images].every((image) => image.complete || image.loading === 'lazy')`;

const house = process.argv[2] ?? 'http://localhost:4310';
mkdirSync(OUT, { recursive: true });
for (const old of readdirSync(OUT)) rmSync(new URL(old, OUT));
const browser = await openBrowser();
try {
  const places = await placesOf(browser);
  for (const scheme of ['light', 'dark'] as const) {
    for (const who of [null, 'ana', 'ben', 'olu'] as const) await takeAll(browser, places, who, scheme);
  }
} finally {
  await browser.close();
}
writeFileSync(PAGE, pageOf());

async function takeAll(from: Browser, places: Places, who: View['who'], scheme: 'light' | 'dark') {
  const page = who ? await signedIn(from, house, PEOPLE[who]) : await (await from.newContext()).newPage();
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    for (const view of VIEWS.filter((one) => one.who === who)) {
      await page.goto(`${house}${view.path(places)}`);
      await page.locator('h1').first().waitFor();
      await settled(page);
      await view.before?.(page);
      await settled(page);
      await keep(page, view, size, fileOf(view.name, size === WIDE ? 'wide' : 'narrow', scheme));
    }
  }
  await page.context().close();
}

async function settled(page: Page): Promise<void> {
  for (let looks = 0; looks < 200; looks += 1) {
    await page.waitForTimeout(100);
    if (await page.evaluate<boolean>(SETTLED)) return;
  }
  throw new Error(`${page.url()} does not come to rest`);
}

async function keep(page: Page, { before }: View, { width }: typeof WIDE, file: string): Promise<void> {
  // What lies over the page is where the window is.
  const whole = await page.screenshot({ fullPage: before === undefined });
  const { height: tall } = await sharp(whole).metadata();
  const picture = sharp(whole).extract({ left: 0, top: 0, width, height: Math.min(tall, width * TALLEST) });
  const small = width === WIDE.width ? picture.resize({ width: 900 }) : picture;
  writeFileSync(new URL(file, OUT), await small.webp({ quality: 72 }).toBuffer());
}

async function placesOf(from: Browser): Promise<Places> {
  const page = await signedIn(from, house, PEOPLE.ana);
  const contracts: unknown = await (await page.request.get(`${house}/api/v1/contracts`)).json();
  const clock: unknown = await (await page.request.get(`${house}/api/v1/clock`)).json();
  await page.context().close();
  const shop = (contracts as { id: string; title: string }[]).find(({ title }) => /Web shop/.test(title));
  if (!shop) throw new Error('this is no demo house: it has no web shop');
  const monday = weekOf(Date.parse((clock as { now: string }).now) / 1000);
  const before = monday - 7 * DAY;
  return {
    contract: shop.id,
    week: formatDay(before),
    day: formatDay(before + DAY),
    now: formatDay(monday + DAY),
  };
}

function fileOf(name: string, size: string, scheme: string): string {
  return `${name}-${size}-${scheme}.webp`;
}

function pageOf(): string {
  const rows = VIEWS.map(({ name, says }) => {
    const cell = (size: string, width: number): string =>
      `<picture><source media="(prefers-color-scheme: dark)" srcset="gallery/${fileOf(name, size, 'dark')}"><img width="${width}" src="gallery/${fileOf(name, size, 'light')}" alt="${says}, ${size}"></picture>`;
    return `## ${says}\n\n${cell('wide', 620)} ${cell('narrow', 200)}\n`;
  });
  const head = [
    '# Gallery',
    '',
    'Every view as it is in the demo, wide and narrow; light or dark as you read this page. Taken by',
    '`npm run gallery -- http://localhost:4310` from a demo house that is open, and looked at by people.',
    '',
  ];
  return [...head, ...rows].join('\n');
}
