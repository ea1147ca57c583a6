import { moveAndTick } from '@stint/server/clock';
import { fixedContract } from '@stint/server/testing/milestones';
import { addCard, CARDS } from '@stint/server/testing/money';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deed, milestone, open, timeline } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// A contract ends with a milestone's money in escrow: it is disputed, answered, and an operator divides it.

let world: ToldWorld;
let contract: string;
let ben: Page;
let ana: Page;
let olu: Page;
beforeAll(async () => {
  world = await ToldWorld.open({ payments: true, fees: { freelancer: 10_000_000n, client: 5_000_000n } });
  await addCard(world.house, world.work, CARDS.good);
  contract = await fixedContract(world.house, world.work);
  [ben, ana] = [await world.enter(world.work.ben, '/'), await world.enter(world.work.ana, '/')];
  olu = await world.enter(world.work.olu, '/');
});
afterAll(() => world.close());

const both = async () => {
  for (const page of [ben, ana]) await open(world, page, `/contracts/${contract}`);
};
/** Home says that it waits for its reader, and leads there. */
async function followNeed(page: Page, says: string | RegExp, link: RegExp): Promise<void> {
  await open(world, page, '/');
  const needs = page.getByRole('region', { name: 'Needs you' }).getByRole('listitem');
  const line = needs.filter({ hasText: says }).first();
  await line.waitFor();
  await line.getByRole('link', { name: link }).click();
}

describe('money in escrow of which two sides say otherwise', () => {
  it('is funded from home, where it waits for Ben, and is then Ana’s work', async () => {
    await followNeed(ben, 'milestone 1 “Design” waits for its money, $500.00', /^Fund it/);
    await deed(milestone(ben, 1), 'Fund $500.00 …');
    await deed(ben.getByRole('dialog'), 'Pay $525.00');
    await milestone(ben, 1).getByText('funded: its money is in escrow').waitFor();
    await followNeed(ana, 'milestone 1 “Design” is funded and yours to do', /^See the milestone/);
    await milestone(ana, 1).waitFor();
  });

  it('is asked back when Ben ends the contract, and Ana disputes that within her seven days', async () => {
    await both();
    await deed(ben, 'End the contract …');
    await ben.getByText(/\$500.00 is in escrow: you ask for it back with this, \$525.00/).waitFor();
    await deed(ben.getByRole('dialog'), 'End it for good');
    await timeline(ben, /What is in escrow is asked back, for the client has ended the contract/).waitFor();
    await followNeed(ana, '$500.00 in escrow is to go back to', /^Dispute it or let it go/);
    await deed(ana, 'Dispute that it goes back …');
    await ana.getByLabel(/What you say to it/).fill('Two of three pages are delivered.');
    await deed(ana.getByRole('dialog'), 'Dispute that it goes back');
    await timeline(ana, /disputed that money in escrow goes back/).waitFor();
  });

  it('is answered by Ben within his five days, and then waits for an operator alone', async () => {
    await followNeed(ben, /disputes that \$500.00 in escrow goes back to you/, /^Answer the dispute/);
    await ben.getByText('Two of three pages are delivered.').first().waitFor();
    await deed(ben, 'Answer …');
    await ben.getByLabel(/What you say to it/).fill('They are drafts, not pages.');
    await deed(ben.getByRole('dialog'), 'Answer');
    await ben.getByText('They are drafts, not pages.').first().waitFor();
    // Both were heard: time decides nothing any more.
    await moveAndTick(world.house, world.house.clock.now() + 30 * 86_400);
    await both();
    await milestone(ana, 1).getByText('$500.00 in escrow', { exact: true }).waitFor();
  });

  it('is divided by the operator with a reason that both sides read, and goes both ways', async () => {
    await followNeed(olu, 'A claim on money in escrow waits for your decision', /^Read and decide/);
    await olu
      .getByRole('region', { name: 'Money in escrow' })
      .getByRole('link', { name: /Web shop/ })
      .first()
      .click();
    await deed(olu, 'Decide …');
    await olu.getByLabel(/Released to the freelancer/).fill('300');
    await olu.getByLabel(/The reason/).fill('Two pages of three can be used.');
    await deed(olu.getByRole('dialog'), 'Decide');
    await olu.getByText('Two pages of three can be used.').first().waitFor();
    await both();
    for (const page of [ben, ana]) {
      await page.getByText('Two pages of three can be used.').first().waitFor();
      await milestone(page, 1).getByText('$300.00 released', { exact: true }).waitFor();
      await milestone(page, 1).getByText('$200.00 given back', { exact: true }).waitFor();
      await timeline(page, /is divided as the operator decided/).waitFor();
    }
  });

  it('is invoiced for what was released, and leaves nothing to be done', async () => {
    await open(world, ana, '/invoices');
    const rows = ana.getByRole('row').filter({ hasText: 'Milestone: Design' });
    await rows.first().waitFor();
    expect(await rows.count()).toBe(2);
    await rows.filter({ hasText: '$300.00' }).waitFor();
    for (const page of [ben, ana, olu]) {
      await open(world, page, '/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.getByText(/in escrow (waits|is to go back|goes back)/).count()).toBe(0);
    }
    for (const page of [olu, ben, ana]) await leave(page);
  });
});
