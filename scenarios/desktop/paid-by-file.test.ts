import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { moveClock } from '@stint/server/operations/clock/move-clock';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { atWork, CARDS, track, type Work } from '@stint/server/testing/money';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { readTree } from '@stint/server/testing/xml-tree';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signedIn } from './browser.ts';
import { deed, open, settle } from './pages.ts';

// Ana says where she is paid, and is paid by a file of the bank, in a real Chromium.

let house: TestHouse;
let office: TestOffice;
let work: Work;
let browser: Browser;

beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z', payments: true });
  office = await testOffice(house);
  work = await atWork(house, { card: CARDS.good, currency: 'EUR' });
  await track(work.desk, '2026-11-18T06:00:00Z', 24);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await house.close();
});

async function expectSound(page: Page): Promise<void> {
  await settle(page, 'light');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

it('B5: a freelancer sets a bank account, and is paid by a file that the operator makes, sends and answers', async () => {
  const ana = await signedIn(browser, office.address, work.ana);
  await ana.emulateMedia({ reducedMotion: 'reduce' });
  await open({ office }, ana, '/money');
  await ana.getByText('by the payment processor').waitFor();
  await deed(ana, 'Be paid elsewhere …');
  const form = ana.getByRole('dialog');
  await form.getByLabel('Whose account, as the bank has it').fill('Ana Duarte');
  await form.getByLabel('IBAN', { exact: true }).fill('DE88 3704 0044 0532 0130 00');
  await form.getByLabel('Your password, once more').fill(work.ana.password);
  await deed(form, 'Set it');
  await form.getByText('This is no account that a bank knows.').waitFor();
  await expectSound(ana);
  await form.getByLabel('IBAN', { exact: true }).fill('DE89 3704 0044 0532 0130 00');
  await deed(form, 'Set it');
  await ana.getByText('Ana Duarte, bank account … 3000').waitFor();
  await ana.getByRole('button', { name: 'Stop the change' }).waitFor();
  await expectSound(ana);

  await moveClock(house, work.olu, { now: '2026-12-02T00:00:00Z' });
  await open({ office }, ana, '/money');
  await deed(ana, 'Pay out €162.00 …', 'Pay out €162.00');
  await ana.getByText('on its way to your bank, account … 3000').waitFor();

  const olu = await signedIn(browser, office.address, work.olu);
  await olu.emulateMedia({ reducedMotion: 'reduce' });
  await open({ office }, olu, '/payouts');
  await deed(olu, 'Enter the account for EUR');
  await olu.getByLabel('Whose account, as the bank has it').fill('Stint House B.V.');
  await olu.getByLabel('IBAN', { exact: true }).fill('NL91 ABNA 0417 1643 00');
  await olu.getByLabel('Your password, once more').fill(work.olu.password);
  await deed(olu, 'Pay from this account');
  await olu.getByText('Stint House B.V., account … 4300').waitFor();
  await deed(olu, 'Make a file of €162.00');
  const row = olu.getByRole('row', { name: /to be sent/ });
  await row.waitFor();
  await expectSound(olu);
  await row.getByRole('link').click();
  const fetched = olu.waitForEvent('download');
  await olu.getByRole('link', { name: 'Download pain.001' }).click();
  const path = await (await fetched).path();
  expect(readTree(readFileSync(path, 'utf8')).texts('CtrlSum')).toEqual(['162.00', '162.00']);
  await deed(olu, 'The bank has it', 'The bank executed all 1');
  await olu.getByText('account … 3000: executed').waitFor();
  await expectSound(olu);

  await open({ office }, ana, '/money');
  await ana.getByText('paid, account … 3000').waitFor();
  await ana.getByRole('link', { name: 'EUR', exact: true }).click();
  await ana.getByRole('row', { name: 'Available after = €0.00' }).waitFor();
  await ana.getByRole('link', { name: /Web shop, / }).waitFor();
  await expectSound(ana);
});
