import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, chosen, DiaryWorld, expectSound, QUIET, ZONES } from './diary-world.ts';
import { SeenKeys } from './seen-keys.ts';
import { button, hasFocus } from './way.ts';

// The diary by Tab, Enter, Space, arrows and letters. After every key the focus is somewhere, in sight, and
// drawn: no mouse is there to find it again.

let world: DiaryWorld;
let ana: SeenKeys;

beforeAll(async () => {
  world = await DiaryWorld.open('2026-11-19T15:00:00Z');
  await world.work('2026-11-18T08:00:00Z', 3);
  await world.work('2026-11-18T08:30:00Z', 1, { memo: 'Reading the law', ...QUIET });
  await world.work('2026-11-19T08:00:00Z', 4);
  ana = new SeenKeys(await world.sit(ZONES.ana));
});
afterAll(() => world.close());

/** The cell that Tab reaches. */
const current = (page: Page) => page.locator('[data-segment][tabindex="0"]').first();
const at = (page: Page, time: string) => cell(page, time);

describe('Ana looks at her diary by keys', () => {
  it('day, week, month and list, each reached by Tab and arrows, and by 1 to 4; another day by its date', async () => {
    await ana.signIn(world, 'ana', 'diary/2026-11-19');
    const { page } = ana;
    await at(page, '09:00').waitFor();
    await ana.to(page.getByRole('radio', { name: 'Day' }));
    await ana.key('ArrowRight');
    await page.getByRole('grid', { name: 'Segments of these seven days' }).waitFor();
    await ana.to(current(page));
    await ana.key('ArrowRight', 'ArrowLeft', 'ArrowDown', 'End', 'Home');
    await ana.key('3');
    await page.getByRole('grid', { name: 'Days of this month' }).waitFor();
    await ana.seen();
    await ana.to(page.locator('[data-day][tabindex="0"]'));
    await ana.key('ArrowLeft', 'ArrowUp', 'ArrowDown');
    await ana.key('Enter');
    await page.getByRole('heading', { name: 'Wednesday 18 November' }).waitFor();
    await ana.seen();
    await ana.key('4');
    await page.getByRole('button', { name: 'Sessions only' }).waitFor();
    await ana.seen();
    await ana.to(page.locator('summary').first());
    await ana.key('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight');
    await ana.key('1');
    await page.getByRole('heading', { name: 'Wednesday 18 November' }).waitFor();
    await ana.press(button(page, 'The day after'));
    await page.getByRole('heading', { name: 'Thursday 19 November' }).waitFor();
    await ana.seen();
    await ana.press(button(page, 'The day before'));
    await at(page, '09:30').waitFor();
  });

  it('the clock, a filter and its end; the button that prints', async () => {
    const { page } = ana;
    await ana.to(page.getByRole('radio', { name: 'My time' }));
    await ana.key('ArrowRight');
    await at(page, '08:00').waitFor();
    await ana.key('ArrowLeft');
    await at(page, '09:00').waitFor();
    await ana.press(button(page, 'Filter'));
    await ana.press(page.getByRole('button', { name: /^low activity/ }), 'Space');
    await at(page, '09:30').waitFor();
    await expect.poll(() => page.getByRole('gridcell', { name: /, 10 minutes, / }).count()).toBe(1);
    await ana.type(page.getByRole('searchbox', { name: 'Words of the memo' }), 'nothing says so');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await ana.press(button(page, 'Show everything'));
    await at(page, '09:00').waitFor();
    await ana.seen();
    await page.evaluate(`window.print = () => { document.body.dataset.printed = 'yes'; }`);
    await ana.press(button(page, 'Print'));
    await expect.poll(() => page.evaluate('document.body.dataset.printed')).toBe('yes');
    await ana.seen();
  });

  it('Why?, minutes, picture and film open on a segment, and the focus comes back to it', async () => {
    const { page } = ana;
    await ana.to(current(page));
    await ana.key('Home', 'ArrowRight');
    const why = page.getByRole('complementary', { name: 'Why?' });
    await ana.key('w');
    await why.getByText('Tracked by the app.').waitFor();
    await ana.key('ArrowRight');
    await why.getByText('09:20–09:30').waitFor();
    await ana.key('c');
    await why.getByRole('table').getByText('Together').waitFor();
    await ana.key('c', 'Escape');
    await why.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toMatch(/^09:20 to /);

    await ana.key('Enter');
    const picture = page.getByRole('dialog', { name: 'Snapshot' });
    await picture.getByRole('img', { name: /^Snapshot of/ }).waitFor();
    await ana.seen();
    await ana.key('ArrowRight', 'ArrowLeft', 'ArrowLeft');
    await ana.key('Escape');
    await picture.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toMatch(/^09:10 to /);
    await ana.seen();

    await ana.key('f');
    const film = page.getByRole('dialog', { name: 'Film of Wed 18 Nov' });
    await film.getByText('2 of 4').waitFor();
    await ana.seen();
    await ana.key('ArrowRight');
    await film.getByText('3 of 4').waitFor();
    await ana.key('Home', 'Space');
    await film.getByText('4 of 4').waitFor();
    await button(film, 'Play').waitFor();
    await expectSound(page);
    await ana.seen();
    await ana.key('Escape');
    await film.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toMatch(/^09:30 to /);
    await ana.seen();
  });
});

/** What the focused element says first. */
const focused = (page: Page) => page.evaluate<string>('document.activeElement?.innerText ?? ""');

describe('Ana corrects it by keys', () => {
  it('chooses three, gives them a memo and a label, and undoes it', async () => {
    const { page } = ana;
    await ana.key('Home', 'Shift+ArrowRight', 'Shift+ArrowRight');
    expect(await chosen(page)).toEqual(['09:00', '09:10', '09:20']);
    await ana.key('x', 'x');
    expect(await chosen(page)).toEqual(['09:00', '09:10', '09:20']);
    await ana.key('m');
    const dialog = page.getByRole('dialog', { name: 'Memo of 09:00–09:30' });
    await dialog.waitFor();
    await ana.seen();
    await ana.type(dialog.getByLabel('What the work was'), 'Basket');
    await ana.to(dialog.getByLabel('Activity label'));
    await ana.key('ArrowDown', 'ArrowDown');
    await ana.press(button(dialog, 'Save for 3'));
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => at(page, '09:20').innerText()).toMatch(/label design, memo Basket/);
    await ana.seen();
    await ana.key('Control+z');
    await expect.poll(() => at(page, '09:20').innerText()).toMatch(/memo Header colours/);
    await ana.seen();
  });

  it('deletes one, having read what it costs, with the safe way first', async () => {
    const { page } = ana;
    await ana.key('Home', 'ArrowRight', 'ArrowRight', 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete 09:20–09:30?' });
    await dialog.getByText('Deleting takes 10 minutes, $7.50, out of this week (C3).').waitFor();
    await expect.poll(() => focused(page)).toBe('Leave it');
    await ana.seen();
    await ana.press(button(dialog, 'Delete for good'));
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => at(page, '09:20').innerText()).toMatch(/deleted/);
    await ana.seen();
    await expect.poll(() => focused(page)).toMatch(/^09:20/);
  });

  it('writes time in by hand, in the row that stands there and in one that was folded', async () => {
    const { page } = ana;
    const dialog = page.getByRole('dialog', { name: 'Write in time by hand' });
    await ana.key('ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'n');
    await dialog.waitFor();
    await ana.seen();
    await ana.type(dialog.getByLabel('What the work was'), 'On the telephone');
    await ana.to(dialog.getByLabel('From'));
    await page.keyboard.type('0825');
    await ana.press(button(dialog, 'Write it in'));
    await dialog
      .getByText(/Manual time lies on ten-minute boundaries/)
      .first()
      .waitFor();
    await expect.poll(() => hasFocus(dialog.getByLabel('From'))).toBe(true);
    await ana.seen();
    await page.keyboard.type('0940');
    await ana.press(button(dialog, 'Write it in'));
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => at(page, '09:50').innerText()).toMatch(/manual, 10 minutes/);
    await ana.seen();
    await ana.press(button(page, /^Add time here, by hand, from 10:00/));
    await expect.poll(() => focused(page)).toMatch(/^10:00: nothing, free/);
    await ana.seen();
    await ana.key('Enter');
    await dialog.waitFor();
    await ana.type(dialog.getByLabel('What the work was'), 'A sketch');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => at(page, '10:00').innerText()).toMatch(/manual, 10 minutes/);
    await ana.seen();
  });
});
