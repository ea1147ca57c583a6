import { postJob } from '@stint/server/testing/jobs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bell } from './told-world.ts';
import { button, describeJob, lastOf, link, Way } from './way.ts';

// From a job to feedback, in two real browsers that stay open: what one does, the other is told of.

const SHOP = 'A shop for garden tools';

let way: Way;
let ana: Page;
let ben: Page;
/** The offer, and the contract that it becomes: both bear one id. */
let contract: string;

beforeAll(async () => {
  way = await Way.open();
  await postJob(way.house, way.people.ben, { title: 'A logo', description: 'Green, and a spade.' });
  const { people } = way;
  [ana, ben] = await Promise.all([way.enter(people.ana, '/'), way.enter(people.ben, '/')]);
});
afterAll(() => way.close());

describe('the way to a contract', () => {
  it('begins with a job that Ben posts, and that Ana finds by a word of it', async () => {
    await link(ben, 'Jobs').click();
    await link(ben, 'Post a job').first().click();
    await describeJob(ben, SHOP);
    await button(ben, 'Post it').click();
    await ben.getByRole('heading', { name: SHOP }).waitFor();

    await link(ana, 'Find work').click();
    await ana.getByRole('searchbox').fill('baskets');
    await ana.keyboard.press('Enter');
    await link(ana, 'A logo').waitFor({ state: 'detached' });
    await link(ana, SHOP).click();
    // The list says it too, until the job's own page has come in its place.
    await ana.getByRole('heading', { name: SHOP, level: 1 }).waitFor();
    await ana.getByText('$40.00 to $60.00 an hour').waitFor();
  });

  it('Ana proposes, and it rings in the page that Ben has open; he reads it and puts it on the shortlist', async () => {
    await ana.getByLabel('Your rate an hour, USD').fill('45');
    await ana.getByRole('textbox', { name: 'Message' }).fill('I have built three of them.');
    await button(ana, 'Send the proposal').click();
    await ana.getByText('The client has not opened it yet. You can edit it until they do.').waitFor();

    await expect.poll(() => bell(ben).getAttribute('aria-label')).toContain('1 unread');
    await link(ben, 'Ana Duarte').click();
    await ben.getByText('I have built three of them.').waitFor();
    await ana.reload();
    await ana.getByText('The client opened it on Wed 18 Nov 10:00 UTC').waitFor();
    await button(ben, 'Shortlist').click();
    await button(ben, 'Put back').waitFor();
    await ana.reload();
    await ana.getByText('The client has put it on the shortlist.').waitFor();
  });

  it('they talk, with a file; how much is unread stands at once in the other’s head of the page', async () => {
    await link(ben, 'Messages').last().click();
    await ben.getByRole('textbox', { name: 'Message' }).fill('Could you begin with the header?');
    const brief = { name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from('Header first.') };
    await ben.getByLabel('Files to attach').setInputFiles(brief);
    await button(ben, 'Send').click();

    await link(ana, 'Messages, 1 unread').click();
    await link(ana, /Acme Garden Tools/).click();
    const said = ana.getByRole('region', { name: 'Messages' });
    await said.getByText('Could you begin with the header?').waitFor();
    await link(ana, 'Messages').first().waitFor();
    const saved = ana.waitForEvent('download');
    await link(said, /brief\.txt/).click();
    const parts: Buffer[] = [];
    for await (const part of await (await saved).createReadStream()) parts.push(part as Buffer);
    expect(Buffer.concat(parts).toString()).toBe('Header first.');

    await ana.getByRole('textbox', { name: 'Message' }).fill('Gladly.');
    await button(ana, 'Send').click();
    await ben.getByRole('region', { name: 'Messages' }).getByText('Gladly.').waitFor();
  });

  it('Ben offers what she asked for, Ana asks for changes, and Ben’s open page says that it is his turn', async () => {
    await way.go(ben, '/jobs');
    await link(ben, SHOP).click();
    await link(ben, 'Ana Duarte').click();
    await link(ben, 'Make an offer').click();
    expect(await ben.getByLabel('Rate an hour').inputValue()).toBe('45.00');
    await ben.getByLabel('Private window, minutes').fill('0');
    await button(ben, 'Send the offer to Ana Duarte').click();
    await ben.getByText('Ana Duarte’s turn: accept, decline or ask for changes').waitFor();
    contract = lastOf(ben);

    await link(ana, 'Proposals').click();
    await link(ana, SHOP).click();
    await link(ana, 'Read the offer').click();
    await button(ana, 'Ask for changes …').click();
    await ana.getByLabel('What should be otherwise?').fill('48.00 and 30 hours, please.');
    await button(ana, 'Ask').click();
    await ben.getByText('Your turn: changes were asked for; change the offer, or let it stand').waitFor();
    await ben.getByText('48.00 and 30 hours, please.').waitFor();
  });

  it('Ben changes the offer, and what has changed is marked in Ana’s open page', async () => {
    await button(ben, 'Change the offer').click();
    await ben.getByLabel('Rate an hour').fill('48');
    await ben.getByLabel('Weekly limit, hours').fill('30');
    await button(ben, 'Send the changed offer').click();

    const changed = ana.getByRole('region', { name: 'What has changed since version 1' });
    await changed.waitFor();
    expect(await changed.getByRole('term').allInnerTexts()).toEqual(['Rate', 'Weekly limit']);
    expect(await changed.locator('del').allInnerTexts()).toEqual([
      expect.stringContaining('45.00'),
      expect.stringContaining('20:00'),
    ]);
    expect(await changed.locator('ins').allInnerTexts()).toEqual([
      expect.stringContaining('48.00'),
      expect.stringContaining('30:00'),
    ]);
  });

  it('Ana reads what follows, accepts, and both have the contract, with the conversation that led to it', async () => {
    await button(ana, 'Accept …').click();
    const dialog = ana.getByRole('dialog', { name: 'Accept the offer' });
    await dialog.getByText('At most 30:00 hours a week are billed.').waitFor();
    await button(dialog, 'Accept and make the contract').click();
    await link(ana, 'Open the contract').click();
    await ana.getByText('You may track.').waitFor();
    await link(ben, 'Open the contract').click();
    await ben.getByText('$48.00').first().waitFor();
    const tabs = ben.getByRole('navigation', { name: 'This contract' });
    await link(tabs, 'Messages').click();
    const said = ben.getByRole('region', { name: 'Messages' });
    await said.getByText('The freelancer accepted the offer. The contract is made.').waitFor();
    await said.getByText('Gladly.').waitFor();
  });

  it('Ana tracks two segments, and both see them in the diary', async () => {
    await way.later(3600);
    await way.track(contract, '2026-11-18T10:10:00Z', 2);
    for (const page of [ana, ben]) {
      await way.go(page, `/contracts/${contract}/diary/today`);
      for (const time of ['11:10', '11:20'])
        await page.getByRole('gridcell', { name: new RegExp(`^${time} to `) }).waitFor();
    }
  });

  it('Ben reads what the end does before he ends it', async () => {
    await link(ben, 'Contract').click();
    await button(ben, 'End the contract …').click();
    const dialog = ben.getByRole('dialog', { name: 'End the contract' });
    const does = dialog.getByLabel('What it does');
    await does.getByText('0:20 counted, $16.00 is billed so far').waitFor();
    await does.getByText('It cannot be begun again').waitFor();
    await ben.keyboard.press('Escape');
    // What opened the dialog has the focus again, so the keys go on from there.
    await button(ben, 'End the contract …').and(ben.locator(':focus')).waitFor();
    await ben.keyboard.press('Enter');
    await button(dialog, /^End/).click();
    await ben.getByText('The contract has ended.').waitFor();
    await link(ana, 'Contract').click();
    await ana.getByText('You may give feedback').waitFor();
  });

  it('both give feedback, which neither sees before both have; then it stands on both profiles', async () => {
    const { acme, ana: freelancer } = way.people;
    await give(ben, 5, 'A shop like a garden.', 'Pay her more.');
    await ana.getByText('Given; not shown yet.').waitFor();
    await way.go(ana, `/freelancers/${freelancer.person}`);
    await ana.getByText('no feedback yet').waitFor();
    expect(await ana.getByText('A shop like a garden.').count()).toBe(0);

    await way.go(ana, `/contracts/${contract}`);
    await give(ana, 4, 'Knows what he wants.');
    for (const page of [ana, ben]) {
      await page.getByText('A shop like a garden.').waitFor();
      await page.getByText('Knows what he wants.').waitFor();
    }
    await way.go(ben, `/freelancers/${freelancer.person}`);
    await ben.getByText('A shop like a garden.').waitFor();
    await ben.getByText('from 1 contract').waitFor();
    await way.go(ana, `/clients/${acme}`);
    await ana.getByText('Knows what he wants.').waitFor();
    for (const page of [ana, ben]) expect(await page.getByText('Pay her more.').count()).toBe(0);
  });
});

async function give(page: Page, stars: number, comment: string, note = ''): Promise<void> {
  const form = page.getByRole('form', { name: /^Your feedback of/ });
  await form.getByRole('radio', { name: `${stars} stars` }).check({ force: true });
  await form.getByLabel('Comment').fill(comment);
  await form.getByLabel('Private note').fill(note);
  await button(form, 'Give feedback').click();
}
