import { AxeBuilder } from '@axe-core/playwright';
import { formatInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { setLimit } from '@stint/server/operations/contracts/set-limit';
import { editMemo } from '@stint/server/operations/diary/edit-memo';
import { isRefusal } from '@stint/server/refusal';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { atWork, CARDS, track, type Work } from '@stint/server/testing/money';
import { offerAna } from '@stint/server/testing/offers';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { toInstant } from '@stint/wire/letters';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signedIn } from './browser.ts';

// Home, as it is built, in a real Chromium: what waits is there while it waits, and each link leads to where it is done.

const PATIENT = { timeout: 15_000 };

let house: TestHouse;
let office: TestOffice;
let work: Work;
let browser: Browser;

beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z', payments: true });
  office = await testOffice(house);
  work = await atWork(house, { card: CARDS.good });
  house.movable.moveTo(toInstant('2026-11-19T15:00:00Z'));
  await track(work.desk, '2026-11-18T12:00:00Z', 12);
  for (const start of ['2026-11-19T08:00:00Z', '2026-11-19T08:10:00Z']) await withoutMemo(start);
  await work.desk.workBesideSnapshot('2026-11-19T09:00:00Z');
  await offerAna(house, work);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await house.close();
});

async function withoutMemo(start: string): Promise<void> {
  const from = toInstant(start);
  const answer = await work.desk.work(start, formatInstant(from + 600), { memos: [{ from, memo: '' }] });
  if (isRefusal(answer)) throw new Error(answer.refused);
}

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const linesOf = (page: Page) => page.getByRole('region', { name: 'Needs you' }).getByRole('listitem');
const focused = (page: Page) => page.evaluate<string>('document.activeElement?.textContent?.trim() ?? ""');

describe('what needs Ana', () => {
  it('stands in the order in which it is lost, and every link has a name of its own', async () => {
    const ana = await signedIn(browser, office.address, work.ana);
    await linesOf(ana).first().waitFor();
    expect(await linesOf(ana).locator('strong').allInnerTexts()).toEqual([
      'Web shop: 0:20 this week have no memo and are not protected.',
      'Web shop: 0:05 tracked this week do not count.',
      'Web shop: Acme Garden Tools offers you a contract, $45.00 an hour.',
    ]);
    const links = await ana.getByRole('link').all();
    const names = await Promise.all(
      links.map(async (link) => (await link.getAttribute('aria-label')) ?? link.innerText()),
    );
    expect(new Set(names).size).toBe(names.length);
    await expectSound(ana);
    await ana.close();
  });

  it('goes while the page is open, once it is done elsewhere; the focus stays in its place', async () => {
    const ana = await signedIn(browser, office.address, work.ana);
    await linesOf(ana).first().getByRole('link').focus();
    expect(await focused(ana)).toBe('Add the memos');
    for (const start of ['2026-11-19T08:00:00Z', '2026-11-19T08:10:00Z']) {
      const segment = segmentOf(toInstant(start));
      await editMemo(house, work.ana, { contract: work.contract, segment, memo: 'Header colours' });
    }
    await expect.poll(() => linesOf(ana).count(), PATIENT).toBe(2);
    expect(await focused(ana)).toBe('Write them in');
    await ana.close();
  });

  it('P5: leads to the very segments', async () => {
    await withoutMemo('2026-11-19T10:00:00Z');
    const ana = await signedIn(browser, office.address, work.ana);
    await ana.getByRole('link', { name: /^Add the memos: Web shop/ }).click();
    await ana.waitForURL(/diary\/2026-11-19\?.*is=memo-missing/);
    await ana.getByRole('region', { name: 'Filter' }).waitFor();
    await ana.close();
  });
});

describe('what needs Ben', () => {
  it('B3: leads to the limit’s dialog, and is gone once it is raised', async () => {
    await setLimit(house, work.ben, { contract: work.contract, minutes: 180 });
    house.movable.moveTo(toInstant('2026-11-25T10:00:00Z'));
    await track(work.desk, '2026-11-24T08:00:00Z', 16);
    const ben = await signedIn(browser, office.address, work.ben);
    await ben.getByRole('link', { name: /^Set the limit: Web shop: 2:40 of this week’s 3:00/ }).click();
    await ben.getByRole('dialog', { name: 'Set the weekly limit' }).waitFor();
    await expectSound(ben);
    await ben.close();
  });
});
