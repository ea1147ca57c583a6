import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiaryWorld, expectSound, QUIET, ZONES } from './diary-world.ts';
import { SeenKeys } from './seen-keys.ts';
import { button } from './way.ts';

// The review by Tab, Enter, Space, arrows and letters: after every key the focus is somewhere, in sight, and drawn.

let world: DiaryWorld;
let ben: SeenKeys;

beforeAll(async () => {
  world = await DiaryWorld.open('2026-11-19T15:00:00Z');
  await world.work('2026-11-18T08:00:00Z', 3);
  await world.work('2026-11-18T08:30:00Z', 1, { memo: 'Reading the law', ...QUIET });
  await world.work('2026-11-19T08:00:00Z', 2, { withheld: 'capture-failed' });
  await world.at('2026-11-23T12:00:00Z');
  ben = new SeenKeys(await world.sit(ZONES.ben));
});
afterAll(() => world.close());

const label = (page: Page) =>
  page.evaluate<string>('document.activeElement?.getAttribute("aria-label") ?? ""');

describe('Ben reviews a week by keys', () => {
  it('moves through its lines, looks at Why? and at a picture, and comes back to the line', async () => {
    await ben.signIn(world, 'ben', 'weeks/2026-11-16/review');
    const { page } = ben;
    await page.getByRole('region', { name: 'What deserves a look' }).waitFor();
    await ben.to(page.getByRole('button', { name: /^Low activity/ }));
    await ben.key('j');
    await expect.poll(() => label(page)).toMatch(/^Choose Wed 18 Nov 03:30/);
    await ben.key('w');
    const why = page.getByRole('dialog', { name: /^Why\?/ });
    await why
      .getByText(/2 of 10 minutes active/)
      .first()
      .waitFor();
    await ben.seen();
    await ben.key('Escape');
    await why.waitFor({ state: 'detached' });
    await expect.poll(() => label(page)).toMatch(/^Choose Wed 18 Nov 03:30/);
    await ben.key('p');
    const picture = page.getByRole('dialog', { name: 'Snapshot' });
    await picture.getByRole('img', { name: /^Snapshot of/ }).waitFor();
    await ben.seen();
    await ben.key('Escape');
    await picture.waitFor({ state: 'detached' });
    await ben.seen();
    await ben.key('k');
    await expect.poll(() => label(page)).toMatch(/^Choose Thu 19 Nov 03:10/);
    await ben.key('j');
  });

  it('unfolds a group, chooses a range of it, and leaves out one', async () => {
    const { page } = ben;
    await ben.key('x');
    await ben.press(page.getByRole('button', { name: /^Nothing stands out/ }), 'Space');
    await ben.key('j', 'j', 'Shift+X');
    await page.getByText('3 segments · 0:30 · $22.50').waitFor();
    await ben.key('k', 'x');
    await page.getByText('2 segments · 0:20 · $15.00').waitFor();
    await expectSound(page);
  });

  it('leaves a question unasked, disputes with a reason, and approves the rest', async () => {
    const { page } = ben;
    await ben.press(button(page, 'Ask about them …'));
    const ask = page.getByRole('dialog', { name: 'Ask Ana Duarte' });
    await ask.waitFor();
    await ben.seen();
    await ben.press(button(ask, 'Not now'));
    await ask.waitFor({ state: 'detached' });
    await ben.seen();
    await ben.press(button(page, 'Dispute chosen …'));
    const dispute = page.getByRole('dialog', { name: 'Dispute 2 segments' });
    await dispute.waitFor();
    await ben.to(dispute.getByLabel('Why? For all of them'));
    await ben.page.keyboard.type('Low');
    await ben.press(button(dispute, 'Dispute, hold $13.50'));
    await dispute.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Disputed' }).waitFor();
    await ben.seen();
    await ben.press(button(page, 'Approve now …'));
    const approve = page.getByRole('dialog', { name: 'Approve this week' });
    await approve.waitFor();
    await ben.seen();
    await ben.press(button(approve, 'Approve'));
    await approve.waitFor({ state: 'detached' });
    await page.getByText(/Ben Okafor approved it for you/).waitFor();
    await ben.seen();
    await expectSound(page);
  });
});
