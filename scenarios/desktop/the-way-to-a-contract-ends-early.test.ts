import { postJob, sendProposal } from '@stint/server/testing/jobs';
import { offerAna } from '@stint/server/testing/offers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, link, Way } from './way.ts';

// What ends before it is a contract, in two real browsers that stay open: by a word, or by the time alone.

const SHOP = 'A shop for garden tools';

let way: Way;
let ana: Page;
let ben: Page;
let job: string;

beforeAll(async () => {
  way = await Way.open();
  const { house, people } = way;
  job = (await postJob(house, people.ben)).id;
  [ana, ben] = await Promise.all([way.enter(people.ana, '/'), way.enter(people.ben, '/')]);
});
afterAll(() => way.close());

describe('a proposal', () => {
  it('is declined with a reason, and Ana reads it in the page that she has open', async () => {
    const { id } = await sendProposal(way.house, way.people.ana, job);
    await way.go(ana, `/proposals/${id}`);
    await way.go(ben, `/proposals/${id}`);
    await button(ben, 'Decline').click();
    const dialog = ben.getByRole('dialog', { name: 'Decline Ana Duarte’s proposal?' });
    await button(dialog, 'Decline it').click();
    await dialog.getByText('A few words are enough.').waitFor();
    await dialog.getByLabel('Why').fill('We have built it ourselves.');
    await button(dialog, 'Decline it').click();
    await ana.getByText('Acme Garden Tools declined it on Wed 18 Nov 10:00 UTC').waitFor();
    await ana.getByText('We have built it ourselves.').waitFor();
    await ben.getByText('You declined it on').waitFor();
    expect(await button(ana, 'Withdraw').count()).toBe(0);
  });

  it('is withdrawn, and Ben’s list of them says so at once', async () => {
    const { id } = await sendProposal(way.house, way.people.ana, job);
    await way.go(ben, `/jobs/${job}`);
    await way.go(ana, `/proposals/${id}`);
    await button(ana, 'Withdraw').click();
    await button(ana.getByRole('dialog'), 'Withdraw it').click();
    await ana.getByText('You withdrew it on').waitFor();
    const rows = ben.getByRole('list', { name: 'Proposals' }).getByRole('listitem');
    await expect.poll(() => rows.filter({ hasText: 'Withdrawn' }).count()).toBe(1);
    expect(await rows.filter({ hasText: 'Declined' }).count()).toBe(1);
  });
});

describe('an offer', () => {
  it('is declined, and Ben reads why in the page that he has open', async () => {
    const offer = await bothAtAnOffer();
    await button(ana, 'Decline …').click();
    const dialog = ana.getByRole('dialog', { name: 'Decline the offer' });
    await dialog.getByLabel('Why?').fill('I am away until spring.');
    await button(dialog, 'Decline').click();
    await ana.getByText('You declined it').waitFor();
    await ben.getByText('Ana Duarte declined it').waitFor();
    await ben.getByText('I am away until spring.').waitFor();
    await way.go(ben, '/notifications');
    await ben.getByText('Web shop: Ana Duarte declined your offer').waitFor();
    await way.go(ben, `/offers/${offer}`);
    await ben.getByText('It is over. If you still want to work together, make another offer.').waitFor();
  });

  it('is withdrawn, and Ana’s open page offers nothing to accept any more', async () => {
    await bothAtAnOffer();
    await button(ana, 'Accept …').waitFor();
    await button(ben, 'Withdraw it …').click();
    await button(ben.getByRole('dialog'), 'Withdraw it').click();
    await ben.getByText('It was withdrawn').waitFor();
    await ana.getByText('Acme Garden Tools withdrew it').waitFor();
    expect(await button(ana, 'Accept …').count()).toBe(0);
  });

  it('says until when it stands, warns both a day before, and is over after seven days', async () => {
    const offer = await bothAtAnOffer();
    await ana.getByText('until Wed 25 Nov 10:00 UTC').waitFor();
    await way.laterDays(6);
    for (const page of [ana, ben]) {
      await way.go(page, '/notifications');
      await page.getByText('Web shop: the offer ends Wed 25 Nov').waitFor();
      await way.go(page, `/offers/${offer}`);
      await page.getByText('in 24 h').waitFor();
    }
    await way.laterDays(1);
    for (const page of [ana, ben]) {
      await page.getByText('Its seven days are over; nobody answered').waitFor();
      expect(await button(page, /^(Accept|Change)/).count()).toBe(0);
    }
  });
});

describe('a job', () => {
  it('to which nothing happens closes by itself after 30 days, and Ben is warned three days before', async () => {
    await way.laterDays(20);
    await way.go(ben, '/notifications');
    await ben.getByText(`${SHOP}: the job closes Fri 18 Dec`).waitFor();
    await way.go(ben, '/jobs');
    await ben.getByText('closes in 3 d').waitFor();
    await way.laterDays(3);
    await way.go(ben, `/jobs/${job}`);
    await ben.getByText('Closed by itself').waitFor();
    await way.go(ana, '/jobs');
    await ana.getByText('No job is open right now.').waitFor();
  });

  it('is opened again, and found again', async () => {
    await button(ben, 'Open again').click();
    await button(ben.getByRole('dialog'), 'Open it again').click();
    await ben.getByText('Until Sun 17 Jan').waitFor();
    await ana.reload();
    await link(ana, SHOP).click();
    await button(ana, 'Send the proposal').waitFor();
  });

  it('is closed by Ben, who reads first what that does; nobody can propose any more', async () => {
    await button(ben, 'Close').click();
    const dialog = ben.getByRole('dialog', { name: 'Close this job?' });
    await dialog.getByText('Nobody can propose any more').waitFor();
    await button(dialog, 'Close it').click();
    await button(ben, 'Open again').waitFor();
    await ana.getByLabel('Your rate an hour, USD').fill('45');
    await ana.getByRole('textbox', { name: 'Message' }).fill('I have built three of them.');
    await button(ana, 'Send the proposal').click();
    await ana.getByText('This job is not open.').waitFor();
    await ana.getByText('The job was closed while you wrote.').waitFor();
    expect(await ana.getByLabel('Your rate an hour, USD').inputValue()).toBe('45');
  });
});

/** A direct offer of Ben's to Ana, and both look at it. */
async function bothAtAnOffer(): Promise<string> {
  const { id } = await offerAna(way.house, way.people);
  for (const page of [ana, ben]) await way.go(page, `/offers/${id}`);
  await button(ben, 'Change the offer').waitFor();
  await button(ana, 'Decline …').waitFor();
  return id;
}
