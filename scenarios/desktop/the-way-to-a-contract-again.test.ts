import { changeStanding } from '@stint/server/operations/contracts/change-standing';
import { acceptOffer } from '@stint/server/operations/offers/accept-offer';
import { done } from '@stint/server/testing/jobs';
import { FIXED, HOURLY, offerAna } from '@stint/server/testing/offers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, hasFocus, lastOf, link, Way } from './way.ts';

// Ways to a contract on which there is no job: again, and to somebody who was found.

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

describe('a rehire', () => {
  it('begins on the page of the contract that ended, with its terms filled in', async () => {
    const before = await endedContract();
    await way.go(ben, `/contracts/${before}`);
    await link(ben, 'Work together again').click();
    await ben.getByRole('heading', { name: 'Work together again' }).waitFor();
    expect(await ben.getByLabel('Title').inputValue()).toBe('Web shop');
    expect(await ben.getByLabel('Rate an hour').inputValue()).toBe('45.00');
    expect(await ben.getByLabel('Weekly limit, hours').inputValue()).toBe('12:30');
    expect(await ben.getByLabel('Starts').inputValue()).toBe('2026-11-18');
    expect(await ben.getByLabel('Manual time is allowed').isChecked()).toBe(true);
    expect(await ben.getByRole('radio', { name: /^Blurred/ }).isChecked()).toBe(true);
    await ben.getByLabel('Rate an hour').fill('50');
    await button(ben, 'Send the offer to Ana Duarte').click();
    await ben.getByText('Ana Duarte’s turn: accept, decline or ask for changes').waitFor();

    await link(ana, 'Offers').click();
    await ana.getByRole('heading', { name: 'Offers', level: 1 }).waitFor();
    await link(ana, 'Web shop').first().click();
    await button(ana, 'Accept …').click();
    await button(ana, 'Accept and make the contract').click();
    await link(ana, 'Open the contract').click();
    await ana.getByText('$50.00').first().waitFor();
    expect(lastOf(ana)).not.toBe(before);
    await way.go(ana, `/contracts/${before}`);
    await ana.getByText('Ended', { exact: true }).waitFor();
  });
});

describe('a direct offer', () => {
  it('goes to a freelancer whom Ben finds by a word, and needs no job', async () => {
    await link(ben, 'Freelancers').click();
    await ben.getByLabel('Words or a name').fill('garden shops');
    await button(ben, 'Search').click();
    await link(ben, 'Ana Duarte').click();
    await ben.getByText('Ten years of garden shops.').waitFor();
    await link(ben, 'Make an offer').click();
    expect(await ben.getByLabel('Rate an hour').inputValue()).toBe('52.00');
    await button(ben, 'Send the offer to Ana Duarte').click();
    await ben.getByText('One field needs another look.').waitFor();
    await expect.poll(() => hasFocus(ben.getByLabel('Title'))).toBe(true);
    await ben.keyboard.type('Winter sale');
    await button(ben, 'Send the offer to Ana Duarte').click();
    await ben.getByText('Ana Duarte’s turn').waitFor();
    await link(ana, 'Offers').click();
    await link(ana, 'Winter sale').click();
    await ana.getByText('$52.00').first().waitFor();
    await button(ana, 'Accept …').waitFor();
  });

  it('of a fixed price without escrow needs Ana’s word for that as well', async () => {
    const { id } = await offerAna(way.house, way.people, { ...FIXED, escrow: false });
    await way.go(ana, `/offers/${id}`);
    await button(ana, 'Accept …').click();
    const dialog = ana.getByRole('dialog', { name: 'Accept the offer' });
    expect(await button(dialog, 'Accept and make the contract').isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: /I agree to work without escrow/ }).check();
    await button(dialog, 'Accept and make the contract').click();
    await link(ana, 'Open the contract').click();
    await ana.getByRole('heading', { name: 'Milestones' }).waitFor();
    await ana.getByText('Without escrow').first().waitFor();
  });
});

async function endedContract(): Promise<string> {
  const { house, people } = way;
  const terms = { ...HOURLY, weeklyLimitMinutes: 750, snapshots: 'blurred' } as const;
  const { id } = await offerAna(house, people, terms);
  done(await acceptOffer(house, people.ana, { offer: id, version: 1 }));
  done(await changeStanding(house, people.ben, { contract: id, what: 'ended' }));
  return id;
}
