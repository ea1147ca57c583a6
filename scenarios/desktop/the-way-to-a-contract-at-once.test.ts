import { loadContract } from '@stint/server/store/contracts';
import { loadOffer } from '@stint/server/store/offers';
import { postJob, sendProposal } from '@stint/server/testing/jobs';
import { offerAna } from '@stint/server/testing/offers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, describeJob, lastOf, link, loseOneAnswer, Way } from './way.ts';

// Two deeds in one second, two windows on one thing, a line that breaks: there is one outcome, and nobody loses a word.

let way: Way;
let ana: Page;
let ben: Page;

beforeAll(async () => {
  way = await Way.open();
  const { people } = way;
  await way.writeProfile();
  [ana, ben] = await Promise.all([way.enter(people.ana, '/'), way.enter(people.ben, '/')]);
});
afterAll(() => way.close());

describe('in the same second', () => {
  it.each([1, 2, 3])(
    'Ana accepts and Ben takes it back: one of them did, and both read which (%i)',
    async () => {
      const { id } = await offerAna(way.house, way.people);
      for (const page of [ana, ben]) await way.go(page, `/offers/${id}`);
      await button(ana, 'Accept …').click();
      await button(ben, 'Withdraw it …').click();
      await Promise.all([
        button(ana, 'Accept and make the contract').click(),
        button(ben.getByRole('dialog'), 'Withdraw it').click(),
      ]);
      const over = /^\s*(Accepted|Withdrawn)\s*$/;
      const said = await Promise.all([ana, ben].map((page) => page.getByText(over).first().innerText()));
      const accepted = said[0]?.trim() === 'Accepted';
      expect(said[1]?.trim()).toBe(said[0]?.trim());
      const offer = await loadOffer(way.house.db, id);
      expect(offer?.row.state).toBe(accepted ? 'accepted' : 'withdrawn');
      expect((await loadContract(way.house.db, id)) !== null).toBe(accepted);
      for (const page of [ana, ben]) {
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(await link(page, 'Open the contract').count()).toBe(accepted ? 1 : 0);
      }
    },
  );

  it('the seven days are over while Ana reads what follows from accepting: it is over, and she is told', async () => {
    const { id } = await offerAna(way.house, way.people);
    await way.go(ana, `/offers/${id}`);
    await button(ana, 'Accept …').click();
    // Nobody has ticked: the time alone decides.
    way.house.movable.moveTo(way.house.clock.now() + 7 * 86_400);
    await button(ana, 'Accept and make the contract').click();
    await ana.getByText('Its seven days are over; nobody answered').waitFor();
    expect(await loadContract(way.house.db, id)).toBeNull();
  });

  it('Ben clicks twice on Send offer: Ana gets one', async () => {
    const before = await offersMade();
    await way.go(ben, `/offers/new?freelancer=${way.people.ana.person}`);
    await ben.getByLabel('Title').fill('Twice');
    await ben.getByLabel('Rate an hour').fill('45');
    // Both before the page has drawn anything anew.
    await button(ben, 'Send the offer to Ana Duarte').evaluate((sends) => {
      const it = sends as unknown as { click(): void };
      it.click();
      it.click();
    });
    await ben.getByText('Ana Duarte’s turn').waitFor();
    expect(await offersMade()).toBe(before + 1);
  });
});

describe('in two windows of one person', () => {
  it('the later change of an offer is told what stands there now, keeps what is typed, and is sent only then', async () => {
    const { id } = await offerAna(way.house, way.people);
    const other = await ben.context().newPage();
    for (const page of [ben, other]) await way.go(page, `/offers/${id}/change`);
    await other.getByRole('textbox', { name: 'Message' }).fill('And a wiki.');
    await ben.getByLabel('Rate an hour').fill('50');
    await button(ben, 'Send the changed offer').click();
    await ben.getByText('version 2,').waitFor();

    await button(other, 'Send the changed offer').click();
    await other.getByText('changed this offer since you opened it; what you typed is still here').waitFor();
    await other.getByRole('region', { name: 'What has changed since version 1' }).waitFor();
    expect((await loadOffer(way.house.db, id))?.row.version).toBe(2);
    expect(await other.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('And a wiki.');
    await button(other, 'Send it all the same').click();
    await other.getByText('version 3,').waitFor();
    await other.close();
  });

  it('the later edit of a job is told, keeps what is typed, and overwrites nothing unseen', async () => {
    const { id } = await postJob(way.house, way.people.ben);
    const other = await ben.context().newPage();
    for (const page of [ben, other]) await way.go(page, `/jobs/${id}/edit`);
    await ben.getByLabel('Title').fill('A shop for bulbs');
    await other.getByLabel('Description').fill('Only a search.');
    await button(ben, 'Save').click();
    await ben.getByRole('heading', { name: 'A shop for bulbs' }).waitFor();

    await button(other, 'Save').click();
    const told = other.getByRole('alert', { name: 'Somebody has changed this job' });
    await told.getByText('A shop for bulbs').waitFor();
    expect(await other.getByLabel('Description').inputValue()).toBe('Only a search.');
    await button(told, 'Take what it says now').click();
    expect(await other.getByLabel('Title').inputValue()).toBe('A shop for bulbs');
    await other.close();
  });
});

describe('in one window, one person after the other', () => {
  it('nobody reads what the one before typed and did not send', async () => {
    const page = await way.enter(way.people.ben, '/jobs/new');
    await describeJob(page, 'Not posted');
    await page.reload();
    await page.getByText('What you type is kept').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Not posted');
    await button(page, 'Menu of Ben Okafor').click();
    await button(page, 'Sign out').click();
    await page.getByLabel('E-mail').waitFor();
    expect(await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])')).not.toContain(
      'Not posted',
    );
    await page.context().close();
  });
});

describe('a line that breaks', () => {
  it('after the house has made the offer keeps what is typed, over a reload too, and trying again makes no second one', async () => {
    const before = await offersMade();
    await way.go(ben, `/offers/new?freelancer=${way.people.ana.person}`);
    await ben.getByLabel('Title').fill('Once');
    await ben.getByLabel('Rate an hour').fill('45');
    await loseOneAnswer(ben, '**/api/v1/offers');
    await button(ben, 'Send the offer to Ana Duarte').click();
    await ben.getByText('The house does not answer.').waitFor();
    expect(await offersMade()).toBe(before + 1);
    await ben.reload();
    await ben.getByLabel('Title').waitFor();
    expect(await ben.getByLabel('Title').inputValue()).toBe('Once');
    await button(ben, 'Send the offer to Ana Duarte').click();
    await ben.getByText('Ana Duarte’s turn').waitFor();
    expect(await offersMade()).toBe(before + 1);
  });

  it('after the house has made the offer, and other words are typed: that is said before there are two', async () => {
    await way.go(ben, `/offers/new?freelancer=${way.people.ana.person}`);
    await ben.getByLabel('Title').fill('In these words');
    await ben.getByLabel('Rate an hour').fill('45');
    await loseOneAnswer(ben, '**/api/v1/offers');
    await button(ben, 'Send the offer to Ana Duarte').click();
    await ben.getByText('The house does not answer.').waitFor();
    const before = await offersMade();
    await ben.getByLabel('Title').fill('In other words');
    await button(ben, 'Send the offer to Ana Duarte').click();
    await ben.getByText('This was sent before, in the words of that time.').waitFor();
    expect(await ben.getByLabel('Title').inputValue()).toBe('In other words');
    expect(await offersMade()).toBe(before);
    await link(ben, 'Offers').click();
    await link(ben, 'In these words').waitFor();
  });

  it('after the house has posted the job keeps what is typed, and posting again posts no second one', async () => {
    await way.go(ben, '/jobs/new');
    await describeJob(ben, 'Posted once');
    await loseOneAnswer(ben, '**/api/v1/jobs');
    await button(ben, 'Post it').click();
    await ben.getByText('The house does not answer.').waitFor();
    await button(ben, 'Post it').click();
    await ben.getByRole('heading', { name: 'Posted once' }).waitFor();
    const job = lastOf(ben);
    await way.go(ben, '/jobs');
    await link(ben, 'Posted once').waitFor();
    expect(await link(ben, 'Posted once').count()).toBe(1);
    expect(await link(ben, 'Posted once').getAttribute('href')).toBe(`/jobs/${job}`);
  });

  it('before a proposal has left keeps it, and says so at once; it goes when the line is back', async () => {
    const { id } = await postJob(way.house, way.people.ben, { title: 'By a thin line' });
    await way.go(ana, `/jobs/${id}`);
    await ana.getByLabel('Your rate an hour, USD').fill('45');
    await ana.getByRole('textbox', { name: 'Message' }).fill('From the train.');
    await ana.context().setOffline(true);
    await button(ana, 'Send the proposal').click();
    await ana.getByText('The house does not answer.').first().waitFor();
    expect(await ana.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('From the train.');
    await ana.context().setOffline(false);
    await button(ana, 'Send the proposal').click();
    await ana.getByText('The client has not opened it yet.').waitFor();
  });

  it('while a message goes keeps it: sent again, or found to have arrived, it stands there once', async () => {
    const { id: job } = await postJob(way.house, way.people.ben, { title: 'To be talked about' });
    const { id } = await sendProposal(way.house, way.people.ana, job);
    await way.go(ana, `/proposals/${id}/messages`);
    const said = ana.getByRole('region', { name: 'Messages' });
    const words = ana.getByRole('textbox', { name: 'Message' });
    await words.fill('Never left.');
    await ana.context().setOffline(true);
    await button(ana, 'Send').click();
    await said.getByText('Whether it has arrived is not known; trying again never sends it twice.').waitFor();
    await ana.context().setOffline(false);
    await button(said, 'Try again').click();
    await words.fill('Arrived.');
    await loseOneAnswer(ana, '**/messages');
    await button(ana, 'Send').click();
    const rows = said.getByRole('listitem').filter({ hasText: /Never left\.|Arrived\./ });
    await expect.poll(() => rows.filter({ hasText: /sending|Not sent/ }).count()).toBe(0);
    expect(await rows.count()).toBe(2);
    await ana.reload();
    await said.getByText('Arrived.').waitFor();
    expect(await rows.count()).toBe(2);
  });
});

async function offersMade(): Promise<number> {
  return (await way.house.db.selectFrom('offer').select('id').execute()).length;
}
