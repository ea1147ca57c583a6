import { postJob } from '@stint/server/testing/jobs';
import type { TestPerson } from '@stint/server/testing/people';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, type Keys, lastOf, link, Way } from './way.ts';

// The whole way once more, by Tab, Enter, Space, arrows and letters: no mouse is there to be touched.

const SHOP = 'A shop for garden tools';

let way: Way;
let ana: Keys;
let ben: Keys;
let contract: string;

beforeAll(async () => {
  way = await Way.open();
  await postJob(way.house, way.people.ben, { title: 'A logo', description: 'Green, and a spade.' });
  [ana, ben] = await Promise.all([way.atKeys('/sign-in'), way.atKeys('/sign-in?next=/jobs')]);
});
afterAll(() => way.close());

describe('by keys alone', () => {
  it('both sign in; Ben posts a job, Ana finds it and proposes', async () => {
    await Promise.all([signIn(ana, way.people.ana), signIn(ben, way.people.ben)]);
    await ben.press(link(ben.page, 'Post a job').first());
    await ben.type(ben.page.getByLabel('Title'), SHOP);
    await ben.type(ben.page.getByLabel('Description'), 'Header, baskets and a search.');
    await ben.to(ben.page.getByRole('radio', { name: 'By the hour' }));
    await ben.page.keyboard.press('ArrowRight');
    await ben.page.getByLabel('Budget for all of it').waitFor();
    await ben.page.keyboard.press('ArrowLeft');
    await ben.type(ben.page.getByLabel('An hour, to'), '60');
    await ben.to(ben.page.getByLabel('Experience'));
    await ben.page.keyboard.press('ArrowDown');
    await ben.press(button(ben.page, 'Post it'));
    await ben.page.getByRole('heading', { name: SHOP }).waitFor();
    await ben.page.getByText('Entry level').waitFor();

    await ana.press(link(ana.page, 'Find work'));
    await ana.type(ana.page.getByRole('searchbox'), 'baskets');
    await ana.page.keyboard.press('Enter');
    await link(ana.page, 'A logo').waitFor({ state: 'detached' });
    await ana.press(link(ana.page, SHOP));
    await ana.type(ana.page.getByLabel('Your rate an hour, USD'), '45');
    await ana.type(ana.page.getByRole('textbox', { name: 'Message' }), 'I have built three of them.');
    await ana.press(button(ana.page, 'Send the proposal'));
    await ana.page.getByText('The client has not opened it yet.').waitFor();
  });

  it('Ben reads it, shortlists it, writes with a file, and makes an offer', async () => {
    await ben.press(link(ben.page, 'Ana Duarte'));
    await ben.press(button(ben.page, 'Shortlist'));
    await button(ben.page, 'Put back').waitFor();
    await ben.press(link(ben.page, 'Messages').last());
    await ben.type(ben.page.getByRole('textbox', { name: 'Message' }), 'Could you begin with the header?');
    const asked = ben.page.waitForEvent('filechooser');
    await ben.press(button(ben.page, 'Attach files'));
    const brief = { name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from('Header first.') };
    await (await asked).setFiles(brief);
    await expect.poll(() => button(ben.page, 'Send').isEnabled()).toBe(true);
    await ben.press(button(ben.page, 'Send'));
    await ben.page.getByRole('region', { name: 'Messages' }).getByText('Could you begin').waitFor();
    await ben.press(link(ben.page, 'Jobs'));
    await ben.press(link(ben.page, SHOP));
    await ben.press(link(ben.page, 'Ana Duarte'));
    await ben.press(link(ben.page, 'Make an offer'));
    await ben.press(ben.page.getByLabel('Manual time is allowed'), 'Space');
    await ben.to(ben.page.getByRole('radio', { name: /^Full/ }));
    await ben.page.keyboard.press('ArrowDown');
    await ben.type(ben.page.getByLabel('Private window, minutes'), '0');
    await ben.press(button(ben.page, 'Send the offer to Ana Duarte'));
    await ben.page.getByText('Ana Duarte’s turn').waitFor();
    contract = lastOf(ben.page);
  });

  it('Ana reads the message, asks for changes, and Ben changes the offer', async () => {
    await ana.press(link(ana.page, /^Messages, \d unread$/));
    await ana.press(link(ana.page, /Acme Garden Tools/));
    await ana.type(ana.page.getByRole('textbox', { name: 'Message' }), 'Gladly.');
    await ana.page.keyboard.press('Control+Enter');
    await ana.page.getByRole('region', { name: 'Messages' }).getByText('Gladly.').waitFor();
    await ana.press(link(ana.page, 'Offers'));
    await ana.press(link(ana.page, SHOP));
    await ana.page.getByText('blurred on the freelancer’s computer').waitFor();
    await ana.press(button(ana.page, 'Ask for changes …'));
    await ana.type(ana.page.getByLabel('What should be otherwise?'), '48.00, please.');
    await ana.press(button(ana.page, 'Ask'));
    await ben.press(button(ben.page, 'Change the offer'));
    await ben.type(ben.page.getByLabel('Rate an hour'), '48');
    // Enter in a field sends the form, as everywhere.
    await ben.page.keyboard.press('Enter');
    await ben.page.getByText('version 2,').waitFor();
  });

  it('Ana accepts; what she tracks is read cell by cell in the diary', async () => {
    await ana.page.getByRole('region', { name: 'What has changed since version 1' }).waitFor();
    await ana.press(button(ana.page, 'Accept …'));
    await ana.press(button(ana.page, 'Accept and make the contract'));
    await ana.press(link(ana.page, 'Open the contract'));
    await way.later(3600);
    await way.track(contract, '2026-11-18T10:10:00Z', 2);
    await ana.press(link(ana.page, 'Work diary'));
    await ben.press(link(ben.page, 'Open the contract'));
    await ben.press(link(ben.page, 'Work diary'));
    for (const { page } of [ana, ben]) await page.getByRole('gridcell', { name: /^11:10 to / }).waitFor();
    await ben.to(
      ben.page.getByRole('gridcell', { name: /^11:(10|20) to / }).and(ben.page.locator('[tabindex="0"]')),
    );
    await ben.page.keyboard.press('Enter');
    await ben.page.getByRole('complementary', { name: 'Why?' }).waitFor();
  });

  it('Ben ends it, once he has read what that does, and both give feedback', async () => {
    await ben.page.keyboard.press('Escape');
    await ben.press(link(ben.page, 'Contract'));
    await ben.press(button(ben.page, 'End the contract …'));
    const dialog = ben.page.getByRole('dialog', { name: 'End the contract' });
    await dialog.getByText('0:20 counted, $16.00 is billed so far').waitFor();
    await ben.press(button(dialog, /^End/));
    await give(ben, 5, 'A shop like a garden.');
    await ana.press(link(ana.page, 'Contract'));
    await give(ana, 4, 'Knows what he wants.');
    for (const { page } of [ana, ben]) {
      await page.getByText('A shop like a garden.').waitFor();
      await page.getByText('Knows what he wants.').waitFor();
    }
  });
});

async function signIn(keys: Keys, { email, password }: TestPerson): Promise<void> {
  await keys.type(keys.page.getByLabel('E-mail'), email);
  await keys.type(keys.page.getByRole('textbox', { name: 'Password' }), password);
  await keys.page.keyboard.press('Enter');
  await keys.page.waitForURL((url) => url.pathname !== '/sign-in');
}

async function give(keys: Keys, stars: number, comment: string): Promise<void> {
  const form = keys.page.getByRole('form', { name: /^Your feedback of/ });
  await keys.press(form.getByRole('radio', { name: '1 star' }), 'Space');
  for (let star = 1; star < stars; star += 1) await keys.page.keyboard.press('ArrowRight');
  await keys.type(form.getByLabel('Comment'), comment);
  await keys.press(button(form, 'Give feedback'));
  await form.waitFor({ state: 'detached' });
}
