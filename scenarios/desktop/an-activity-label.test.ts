import { isRefusal } from '@stint/server/refusal';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { addCard, CARDS } from '@stint/server/testing/money';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { createPeople, type TestPeople } from '@stint/server/testing/people';
import { createTestContract, TestTracker } from '@stint/server/testing/tracking';
import { toInstant } from '@stint/wire/letters';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signedIn } from './browser.ts';
import { lookAt } from './pages.ts';

// P6 in the pages as they are built: an activity label is asked for, chosen, shown, explained and chosen anew.

const IDLE = Array.from({ length: 10 }, (): [number, number, number] => [0, 0, 0]);
const activityLabels = [
  { name: 'Calls', minActiveMinutes: 0 },
  { name: 'Design', minActiveMinutes: null },
];

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let contract: string;
let browser: Browser;

beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z', payments: true });
  office = await testOffice(house);
  people = await createPeople(house);
  await addCard(house, people, CARDS.good);
  const terms = { activityLabels, labelRequired: true, snapshots: 'none' } as const;
  contract = await createTestContract(house, people, terms);
  const tracker = new TestTracker(house, people.tracker, contract);
  for (const [time, label] of [
    ['06:00', 'Calls'],
    ['06:10', 'Calls'],
    ['06:20', 'Design'],
    ['06:30', null],
  ] as const) {
    const from = toInstant(`2026-11-18T${time}:00Z`);
    const memos = [{ from, memo: 'Call with Ben', ...(label !== null && { label }) }];
    const record = await tracker.record(from, from + 600, { memos, activity: IDLE, pictures: [] });
    const withheld = record.snapshotAt === null ? null : 'terms';
    const answer = await tracker.send({ ...record, withheld });
    if (isRefusal(answer)) throw new Error(answer.refused);
  }
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await house.close();
});

const enter = (person: { email: string; password: string }, path: string): Promise<Page> =>
  signedIn(browser, office.address, person, path);
/** The cell of the segment that starts at a time of the wall in Berlin, an hour before UTC's. */
const cell = (page: Page, time: string) => page.getByRole('gridcell', { name: new RegExp(`^${time} to `) });

async function expectSound(page: Page): Promise<void> {
  expect(await lookAt(page, { wide: 1440, narrow: 360 })).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('an activity label', () => {
  it('stands in the diary, is said aloud, and Why? says what it asks for', async () => {
    const page = await enter(people.ben, `/contracts/${contract}/diary/2026-11-18`);
    await cell(page, '07:00').waitFor();
    expect(await cell(page, '07:00').innerText()).toContain('label Calls');
    expect(await cell(page, '07:30').innerText()).not.toContain('label');
    await cell(page, '07:00').click();
    await page.getByText('0 of 10 minutes active; the label “Calls” asks for 0.').waitFor();
    await cell(page, '07:20').click();
    await page.getByText('0 of 10 minutes active; the contract asks for 5.').waitFor();
    await cell(page, '07:30').click();
    await page.getByText('No activity label was chosen.').waitFor();
    await expectSound(page);
    await page.context().close();
  });

  it('is chosen anew beside the memo, and what stood there before is kept', async () => {
    const page = await enter(people.ana, `/contracts/${contract}/diary/2026-11-18`);
    await cell(page, '07:20').click();
    await page.getByRole('button', { name: /memo/i }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Activity label').selectOption('Calls: asks for 0 of 10 minutes active');
    await expectSound(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => cell(page, '07:20').innerText()).toContain('label Calls');
    await cell(page, '07:20').click();
    await page.getByText('the label “Calls” asks for 0').waitFor();
    await page.getByText('Earlier memos').click();
    await page.getByTitle('Activity label: Design').waitFor();
    await page.context().close();
  });

  it('is beside a memo that is written on from where it ends, and kept by Ctrl+Enter', async () => {
    const page = await enter(people.ana, `/contracts/${contract}/diary/2026-11-18`);
    await cell(page, '07:20').focus();
    await page.keyboard.press('m');
    const memo = page.getByRole('dialog').getByLabel('What the work was');
    await memo.and(page.locator(':focus')).waitFor();
    const before = await memo.inputValue();
    await page.keyboard.type(', and again');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => cell(page, '07:20').innerText()).toContain(`${before}, and again`);
    await page.context().close();
  });

  it('is asked for by the browser’s tracker before work is done, and changed while it is tracked', async () => {
    const page = await enter(people.ana, '/track');
    await page.getByRole('button', { name: 'Make this browser a tracker' }).click();
    await page.getByLabel('Memo').fill('Call with Ben');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText('This contract asks for one before work is done.').waitFor();
    await expectSound(page);
    const label = page.getByRole('combobox', { name: 'Activity label' });
    await label.click();
    await page.getByRole('option', { name: 'Calls' }).click();
    await page.getByText('It asks for 0 of 10 minutes active (P6).').waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await label.click();
    await page.getByRole('option', { name: 'Design' }).click();
    await page.getByRole('button', { name: 'Change label' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Change memo' }).isDisabled()).toBe(true);
    await page.getByText('the contract asks for 5 of 10 minutes active (P6).').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.context().close();
  });
});
