import { DAY_SECONDS } from '@stint/core/instant';
import { moveAndTick } from '@stint/server/clock';
import { sendOwed } from '@stint/server/post';
import { fixedContract } from '@stint/server/testing/milestones';
import { addCard, CARDS } from '@stint/server/testing/money';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deed, milestone, open, timeline } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// A milestone is funded by card, submitted, and released by its client's silence.

let world: ToldWorld;
let contract: string;
let ben: Page;
let ana: Page;
beforeAll(async () => {
  world = await ToldWorld.open({ payments: true, fees: { freelancer: 10_000_000n, client: 5_000_000n } });
  await addCard(world.house, world.work, CARDS.good);
  contract = await fixedContract(world.house, world.work);
  [ben, ana] = [await world.enter(world.work.ben, '/'), await world.enter(world.work.ana, '/')];
});
afterAll(() => world.close());

const later = (days: number) => moveAndTick(world.house, world.house.clock.now() + days * DAY_SECONDS);
const both = async () => {
  for (const page of [ben, ana]) await open(world, page, `/contracts/${contract}`);
};

describe('a milestone', () => {
  it('says to its freelancer that it is not funded, until its client has paid for it', async () => {
    await both();
    await milestone(ana, 1).getByText('not funded', { exact: true }).waitFor();
    await milestone(ana, 1).getByText('Work begins once it is funded.').waitFor();
    await deed(milestone(ben, 1), 'Fund $500.00 …');
    const plan = (await ben.getByRole('dialog').locator('dl').innerText()).replace(/\s+/g, ' ');
    expect(plan).toBe(
      'Into escrow, for the milestone $500.00 Your fee on it, into escrow too $25.00 Charged to your card now $525.00',
    );
    await deed(ben.getByRole('dialog'), 'Pay $525.00');
    await milestone(ana, 1).getByText('funded: its money is in escrow').waitFor();
  });

  it('is submitted, and says to both when silence releases it', async () => {
    await deed(milestone(ana, 1), 'Submit …');
    await ana.getByLabel('What you deliver, and where it is').fill('Three pages, in the files');
    await deed(ana.getByRole('dialog'), 'Submit');
    for (const page of [ben, ana])
      await milestone(page, 1)
        .getByText(/^Releases by itself/)
        .waitFor();
  });

  it('tells its client two days before, here and by mail, and is released at the end of the 14', async () => {
    await later(12);
    await sendOwed(world.house);
    const subjects = (await world.sink.list())
      .filter(({ to }) => to.startsWith('Ben'))
      .map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('$500.00 is released'))).toHaveLength(1);
    await later(2);
    await both();
    for (const page of [ben, ana]) {
      await milestone(page, 1).getByText('$500.00 released', { exact: true }).waitFor();
      await timeline(page, /\$500.00 of milestone 1 “Design” was released/).waitFor();
    }
    await milestone(ana, 1)
      .getByText(/Where its money went/)
      .click();
    await milestone(ana, 1)
      .getByText(/\$450.00 to the freelancer after a fee of \$50.00/)
      .waitFor();
    await later(5);
    await open(world, ana, '/money');
    await ana.getByText('$450.00').first().waitFor();
    for (const page of [ben, ana]) await leave(page);
  });
});
