import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { atWork, CARDS, type Work } from '@stint/server/testing/money';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { at, twoHours, WEEK } from '@stint/server/testing/review';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signedIn } from './browser.ts';
import { lookAt } from './pages.ts';

// D1 in the pages as they are built: Ben looks through a week and disputes some of it, and never touches a mouse.

let house: TestHouse;
let office: TestOffice;
let work: Work;
let browser: Browser;

beforeAll(async () => {
  house = await testHouse({ payments: true });
  office = await testOffice(house);
  work = await atWork(house, { card: CARDS.good });
  await twoHours(work.desk);
  await at(house, '2026-11-23T12:00:00Z');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await house.close();
});

const review = () =>
  signedIn(browser, office.address, work.ben, `/contracts/${work.contract}/weeks/${WEEK}/review`);
const row = (page: Page, nth: number) => page.locator('[data-row]').nth(nth);
const isIn = (page: Page, nth: number) => row(page, nth).locator(':focus').waitFor();

/** Tab, until the focus is on what is looked for. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const said = () =>
    page.evaluate<string>(
      'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""',
    );
  for (let tabs = 0; tabs < 60 && !name.test(await said()); tabs++) await page.keyboard.press('Tab');
  expect(await said()).toMatch(name);
}

describe('a review by keys', () => {
  it('is reached from its head, and its keys work as soon as the page is open', async () => {
    const page = await review();
    await page.getByRole('button', { name: 'Dispute some …' }).waitFor();
    expect(await lookAt(page)).toEqual([]);
    await tabTo(page, /^Dispute some/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What deserves a look' }).and(page.locator(':focus')).waitFor();
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press('j');
    await isIn(page, 0);
    await page.keyboard.press('j');
    await isIn(page, 1);
    await page.keyboard.press('k');
    await isIn(page, 0);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await page.getByText('2 segments').waitFor();
    await page.context().close();
  });

  it('ends in a dispute of what was chosen; a letter typed in its words chooses nothing', async () => {
    const page = await review();
    await page.getByRole('heading', { name: 'What deserves a look' }).waitFor();
    await tabTo(page, /^Choose all of/);
    await page.keyboard.press('Enter');
    await page.getByText(/^\d+ segments$/).waitFor();
    await tabTo(page, /^Dispute chosen/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why? For all of them').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Not my');
    await tabTo(page, /^$/);
    await page.keyboard.type('x marks jokes');
    expect(await dialog.getByLabel('Words beside it, if you like').inputValue()).toBe('x marks jokes');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Disputed: not my work').first().waitFor();
    await page.context().close();
  });
});
