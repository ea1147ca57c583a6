import { moveAndTick } from '@stint/server/clock';
import { sendOwed } from '@stint/server/post';
import { addCard, CARDS } from '@stint/server/testing/money';
import { toInstant } from '@stint/wire/letters';
import type { Milestones } from '@stint/wire/milestones';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deed, milestone, open, timeline } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// A fixed price from the offer to its last milestone, in a real Chromium: with escrow, and without it.

let world: ToldWorld;
/** The contracts, in order. */
const made: string[] = [];
beforeAll(async () => {
  world = await ToldWorld.open({ payments: true });
  await addCard(world.house, world.work, CARDS.good);
});
afterAll(() => world.close());

/** Ben's form of an offer to Ana, filled in: a shop in two pieces, 1,500.00 USD together. */
async function offerShop(ben: Page, title: string, escrow: RegExp): Promise<string> {
  await open(world, ben, `/offers/new?freelancer=${world.work.ana.person}`);
  await ben.getByLabel('Title').fill(title);
  await ben.getByRole('radio', { name: /^Fixed price/ }).check();
  await ben.getByRole('button', { name: 'Add a milestone' }).click();
  for (const [n, [handed, amount, due]] of PIECES.entries()) {
    const piece = ben.getByRole('listitem').filter({ hasText: `Milestone ${n + 1}` });
    await piece.getByLabel('What is handed over').fill(handed);
    await piece.getByLabel('Amount').fill(amount);
    await piece.getByLabel('Due').fill(due);
  }
  await ben.getByRole('radio', { name: escrow }).check();
  await ben.getByText('$1,500.00').first().waitFor();
  await deed(ben, 'Send the offer to Ana Duarte');
  await ben.waitForURL(/\/offers\/[0-9a-f-]{36}$/);
  made.push(ben.url().slice(-36));
  return made.at(-1) ?? '';
}

const PIECES = [
  ['Design', '500', '2026-12-01'],
  ['Shop', '1000', ''],
] as const;

/** What an offer or a contract says of one of its terms. */
function term(page: Page, name: string): Promise<string> {
  return page
    .getByRole('region', { name: /^(The t|T)erms/ })
    .locator('div', { has: page.locator(`dt:text-is("${name}")`) })
    .locator('dd')
    .innerText();
}

describe('a fixed price', () => {
  it('without escrow needs the word of both, and says on the offer, the contract and its timeline that it has it', async () => {
    const [ben, ana] = [await world.enter(world.work.ben, '/'), await world.enter(world.work.ana, '/')];
    const offer = await offerShop(ben, 'A shop on our word', /^Without escrow/);
    await open(world, ana, `/offers/${offer}`);
    expect(await term(ana, 'Escrow')).toMatch(/^Without escrow, by the explicit choice of both/);
    await deed(ana, 'Accept …');
    const accept = ana.getByRole('button', { name: 'Accept and make the contract' });
    expect(await accept.isDisabled()).toBe(true);
    const { token } = world.work.ana;
    const bare = { token, body: { version: 1 } };
    expect((await world.office.ask(`POST /offers/${offer}/acceptance`, bare)).code).toBe('escrow-not-agreed');
    await ana.getByRole('checkbox', { name: /I agree to work without escrow/ }).check();
    await accept.click();
    await ana.getByRole('link', { name: 'Open the contract' }).click();
    for (const page of [ana, await open(world, ben, `/contracts/${offer}`)]) {
      await page.getByText('You both chose to work without escrow').waitFor();
      expect(await term(page, 'Escrow')).toMatch(/^Without escrow, by the explicit choice of both/);
      await timeline(page, 'a fixed price by milestones, without escrow').waitFor();
    }
    await leave(ana);
    await leave(ben);
  });

  it('with escrow says so, and its milestones are proposed, changed, agreed, submitted and done again', async () => {
    const [ben, ana] = [await world.enter(world.work.ben, '/'), await world.enter(world.work.ana, '/')];
    const contract = await offerShop(ben, 'A shop', /^With escrow/);
    await open(world, ana, `/offers/${contract}`);
    expect(await term(ana, 'Escrow')).toMatch(/^With escrow, by the choice of both/);
    await deed(ana, 'Accept …', 'Accept and make the contract');
    // Who leaves a page takes back what it is still asking for.
    await ana.getByRole('link', { name: 'Open the contract' }).waitFor();
    for (const page of [ana, ben]) {
      await open(world, page, `/contracts/${contract}`);
      await page.getByText('You both chose escrow').waitFor();
      await timeline(page, 'a fixed price by milestones, with escrow').waitFor();
    }

    await deed(ana, 'Propose a milestone …');
    await ana.getByLabel('What is delivered, in a few words').fill('Search');
    await ana.getByLabel('Amount in USD').fill('4');
    await ana.getByLabel('Due day').fill('2026-12-10');
    await deed(ana, 'Propose it');
    await ana.getByText('A milestone is of $5.00 at least.').waitFor();
    await ana.getByLabel('Amount in USD').fill('250');
    await deed(ana, 'Propose it');
    // The other side's page learns of it by itself.
    await milestone(ben, 3).getByText('proposed by the freelancer').waitFor();
    await deed(milestone(ben, 3), 'Agree …');
    await deed(ben.getByRole('dialog'), 'Agree');
    await milestone(ana, 3).getByText('agreed', { exact: true }).waitFor();

    await deed(milestone(ben, 3), 'Change …');
    await ben.getByLabel('Amount in USD').fill('300');
    await ben.getByLabel('Due day').fill('2026-12-12');
    await deed(ben, 'Propose the change');
    await milestone(ana, 3).getByText('Amount: $250.00 becomes $300.00').waitFor();
    expect(await milestone(ana, 3).locator('strong').first().innerText()).toBe('$250.00');
    await deed(milestone(ana, 3), 'Agree to the change …');
    await deed(ana.getByRole('dialog'), 'Agree');
    await expect.poll(() => milestone(ben, 3).locator('strong').first().innerText()).toBe('$300.00');

    await deed(milestone(ben, 1), 'Fund $500.00 …');
    await deed(ben.getByRole('dialog'), 'Pay $500.00');
    await milestone(ana, 1).getByText('funded: its money is in escrow').waitFor();
    await deed(milestone(ana, 1), 'Submit …');
    await ana.getByLabel('What you deliver, and where it is').fill('Three pages, in the files');
    await deed(ana.getByRole('dialog'), 'Submit');
    await milestone(ben, 1).getByText('submitted', { exact: true }).waitFor();
    await deed(milestone(ben, 1), 'Ask for changes …');
    await ben.getByLabel('What is to be changed').fill('The basket is missing');
    await deed(ben.getByRole('dialog'), 'Ask for changes');
    await milestone(ana, 1).getByText('agreed', { exact: true }).waitFor();
    for (const page of [ana, ben]) {
      await open(world, page, `/contracts/${contract}`);
      await timeline(page, /Ben Okafor asked for changes to milestone 1 “Design”/).waitFor();
      await timeline(page, 'The basket is missing').waitFor();
      await timeline(page, /Ana Duarte agreed to milestone 3 “Search”/).waitFor();
      const sums = await page.getByRole('region', { name: 'Milestones' }).locator('dl').innerText();
      expect(sums.replace(/\s+/g, ' ')).toBe(
        'agreed $1,800.00 of it submitted $0.00 proposed $0.00 in escrow $500.00 released $0.00',
      );
    }
    await leave(ana);
    await leave(ben);
  });

  it('reminds both of a due day, three days before it and on it, here and by mail, and not of what is submitted', async () => {
    const { ben, ana } = world.work;
    const remindedAt = async (to: string): Promise<number[]> => {
      await moveAndTick(world.house, toInstant(to));
      return Promise.all([ana, ben].map(({ person }) => reminders(person)));
    };
    expect(await remindedAt('2026-11-27T23:59:59Z')).toEqual([0, 0]);
    expect(await remindedAt('2026-11-28T00:00:00Z')).toEqual([2, 2]);
    await submitDesign(made[0] ?? '');
    expect(await remindedAt('2026-12-01T00:00:00Z')).toEqual([3, 3]);
    await sendOwed(world.house);
    const mails = (await world.sink.list()).filter(({ to }) => to.startsWith('Ana'));
    const told = mails.filter(({ subject }) => subject.endsWith(': a milestone is due Tue 1 Dec'));
    expect(told.map(({ text }) => /Design/.test(text))).toEqual([true, true, true]);

    const page = await world.enter(ana, '/notifications');
    const lines = page.getByRole('main').getByRole('link', { name: /a milestone is due Tue 1 Dec/ });
    await expect.poll(() => lines.count()).toBe(3);
    await lines.first().click();
    await milestone(page, 1).getByText('due today').waitFor();
    await leave(page);
  });
});

async function submitDesign(contract: string): Promise<void> {
  const { token } = world.work.ana;
  const path = `/contracts/${contract}/milestones`;
  const { milestones } = (await world.office.ask(`GET ${path}`, { token })).json as Milestones;
  const body = { says: 'In the files' };
  await world.office.ask(`POST ${path}/${milestones[0]?.id}/submission`, { token, body });
}

/** How often somebody was reminded of a milestone. */
async function reminders(person: string): Promise<number> {
  const told = await world.house.db
    .selectFrom('notification')
    .select('id')
    .where('person_id', '=', person)
    .where('kind', '=', 'milestone-due')
    .execute();
  return told.length;
}
