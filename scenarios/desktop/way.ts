import { DAY_SECONDS, formatInstant } from '@stint/core/instant';
import { moveAndTick } from '@stint/server/clock';
import { setProfile } from '@stint/server/operations/profiles/set-profile';
import { isRefusal } from '@stint/server/refusal';
import { createPeople, type TestHouse, type TestPeople, testHouse } from '@stint/server/testing/house';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import type { TestPerson } from '@stint/server/testing/people';
import { TestTracker } from '@stint/server/testing/tracking';
import { toInstant } from '@stint/wire/letters';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, signedIn } from './browser.ts';

/** Ana, Ben and a house whose clock only the test moves; each of them sits at a browser of their own. */
export class Way {
  readonly house: TestHouse;
  readonly office: TestOffice;
  readonly people: TestPeople;
  private readonly browser: Browser;

  private constructor(parts: Pick<Way, 'house' | 'office' | 'people'>, browser: Browser) {
    this.house = parts.house;
    this.office = parts.office;
    this.people = parts.people;
    this.browser = browser;
  }

  /** On Wednesday, 18 November 2026, at 10:00 UTC: 11:00 for both of them. */
  static async open(): Promise<Way> {
    const house = await testHouse();
    const people = await createPeople(house);
    const office = await testOffice(house);
    return new Way({ house, office, people }, await openBrowser());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.office.close();
    await this.house.close();
  }

  /** A browser of their own, signed in. */
  async enter(person: TestPerson, path: string): Promise<Page> {
    const page = await signedIn(this.browser, this.office.address, person, path);
    page.setDefaultTimeout(15_000);
    return page;
  }

  /** A browser in which nobody is signed in, and nobody touches the mouse. */
  async atKeys(path: string): Promise<Keys> {
    const context = await this.browser.newContext({ timezoneId: 'Europe/Berlin' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await this.go(page, path);
    return new Keys(page);
  }

  /** Ana writes a profile: whoever hires can find her. */
  async writeProfile(): Promise<void> {
    const answer = await setProfile(this.house, this.people.ana, {
      version: 0,
      headline: 'Shops that load at once',
      about: 'Ten years of garden shops.',
      level: 'expert',
      rate: '52.00',
      currency: 'USD',
      skills: ['TypeScript'],
      earningsShown: false,
    });
    if (isRefusal(answer)) throw new Error(answer.refused);
  }

  /** Goes to a page of the house by its address. */
  async go(page: Page, path: string): Promise<void> {
    await page.goto(this.office.address + path);
  }

  /** Time passes, and what becomes due on the way is done. */
  async later(seconds: number): Promise<void> {
    await moveAndTick(this.house, this.house.clock.now() + seconds);
  }

  laterDays(days: number): Promise<void> {
    return this.later(days * DAY_SECONDS);
  }

  /** Ana tracks whole segments, the first of them from `from` on. */
  async track(contract: string, from: string, segments: number): Promise<void> {
    const tracker = new TestTracker(this.house, this.people.tracker, contract);
    for (let n = 0; n < segments; n += 1) {
      const start = toInstant(from) + n * 600;
      const answer = await tracker.work(formatInstant(start), formatInstant(start + 600));
      if (isRefusal(answer)) throw new Error(answer.refused);
    }
  }
}

/** Somebody who has a keyboard and nothing else. */
export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on by Tab until the focus is there. */
  async to(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    for (let n = 0; n < MOST_TABS; n += 1) {
      if (await hasFocus(target)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${MOST_TABS} tabs did not lead to ${target.toString()}`);
  }

  /** Follows a link, presses a button. */
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }
}

/** Whether what is typed now goes there. */
export async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(':focus')).count()) === 1;
}

/** More than any page of the house has. */
const MOST_TABS = 120;

/** The last part of a page's address. */
export function lastOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

export const link = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('link', { name, exact: typeof name === 'string' });

/** A job as Ben describes it, typed into its form. */
export async function describeJob(page: Page, title: string): Promise<void> {
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Description').fill('Header, baskets and a search.');
  await page.getByLabel('An hour, from').fill('40');
  await page.getByLabel('An hour, to').fill('60');
}

/** The house does what it is asked for next at such an address, and its answer never arrives. */
export async function loseOneAnswer(page: Page, address: string): Promise<void> {
  let lost = false;
  await page.route(address, async (route) => {
    if (lost || route.request().method() !== 'POST') return route.fallback();
    lost = true;
    await route.fetch();
    return route.abort('connectionreset');
  });
}
