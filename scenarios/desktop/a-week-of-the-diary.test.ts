import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOnMonday, workUntilFriday } from './anas-week.ts';
import { cell, chosen, DiaryWorld, drag, expectSound, PATIENT, rewrite } from './diary-world.ts';
import { read } from './pages.ts';
import { button, link } from './way.ts';

// Ana's week, from its first segment to the second of its lock, on a page that stays open. The clock alone is moved. How
// Ben reviews it, and what becomes of its money, is told in a-week-is-reviewed.

let world: DiaryWorld;
let ana: Page;

beforeAll(async () => {
  world = await DiaryWorld.open('2026-11-16T07:00:00Z');
});
afterAll(() => world.close());

const bar = (page: Page) => page.getByRole('region', { name: 'What is chosen' });
/** A figure of the day's sums. */
const figure = (page: Page, name: string): Locator =>
  page
    .getByLabel(/^(This day|These seven days)$/)
    .locator('div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole('definition');

describe('Ana works a week', () => {
  it('her open day fills while she works, and says what it comes to', async () => {
    ana = await world.enter('ana', 'diary/today');
    await ana.getByRole('heading', { name: 'Nothing here yet today' }).waitFor();
    await workOnMonday(world);
    for (const time of ['09:00', '09:50']) await cell(ana, time).waitFor();
    await expect.poll(() => figure(ana, 'counted').innerText()).toBe('1:00');
    expect(await figure(ana, 'worth').innerText()).toBe('$45.00');
    expect(await figure(ana, 'of it protected').innerText()).toBe('$45.00');
    await expectSound(ana);
  });

  it('by Friday some of it is quiet, some has no memo or no picture, and five minutes do not count', async () => {
    await workUntilFriday(world);
    await world.go(ana, 'diary/2026-11-20?view=week');
    await expect.poll(() => figure(ana, 'counted').innerText(), PATIENT).toBe('2:30');
    expect(await figure(ana, 'uncounted').innerText()).toBe('0:05');
    expect(await figure(ana, 'worth').innerText()).toBe('$112.50');
    expect(await figure(ana, 'of it protected').innerText()).toBe('$90.00');
    await expectSound(ana);
  });
});

describe('Ana corrects on Monday before noon', () => {
  it('home leads her to what has no memo; she writes both at once, takes it back, and writes it again', async () => {
    await world.at('2026-11-23T09:00:00Z');
    await world.go(ana, '/');
    await link(ana, /^Add the memos: Web shop: 0:20 in 16–22 Nov have no memo/).click();
    await read(ana);
    await cell(ana, '09:00').waitFor();
    await drag(ana, cell(ana, '09:00'), cell(ana, '09:10'));
    await expect.poll(() => chosen(ana)).toEqual(['09:00', '09:10']);
    await expect
      .poll(() => bar(ana).innerText())
      .toMatch(/2 segments[\s\S]*0:20[\s\S]*\$15\.00[\s\S]*\$0\.00/);
    await bar(ana).getByText('Until the lock: Mon 12:00 UTC, 13:00 for you, in 3 h.').waitFor();
    await button(bar(ana), 'Edit memo and label').click();
    const dialog = ana.getByRole('dialog', { name: 'Memo of 09:00–09:20' });
    await rewrite(dialog.getByLabel('What the work was'), 'Basket');
    await expectSound(ana);
    await button(dialog, 'Save for 2').click();
    await ana.getByText('2 segments changed').waitFor();
    await button(ana, 'Undo').click();
    await ana.getByText('Undone: 2 segments say as before.').waitFor();
    await expect.poll(() => cell(ana, '09:00').innerText()).toContain('no memo');

    await drag(ana, cell(ana, '09:10'), cell(ana, '09:00'));
    await button(bar(ana), 'Edit memo and label').click();
    await rewrite(dialog.getByLabel('What the work was'), 'Basket');
    await dialog
      .getByLabel('Activity label')
      .selectOption({ label: 'design: asks for 5 of 10 minutes active' });
    await button(dialog, 'Save for 2').click();
    await ana.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await button(ana, 'Show everything').click();
    await cell(ana, '09:20').waitFor();
    for (const time of ['09:00', '09:10'])
      expect(await cell(ana, time).innerText()).toMatch(/protected, label design, memo Basket/);
  });

  it('C3: deleting tells its money before it is done, and leaves tombstones', async () => {
    await world.go(ana, 'diary/2026-11-18');
    await drag(ana, cell(ana, '09:10'), cell(ana, '09:20'));
    await button(bar(ana), 'Delete …').click();
    const dialog = ana.getByRole('dialog', { name: 'Delete 09:10–09:30?' });
    await expect
      .poll(() => dialog.getByRole('table').innerText())
      .toMatch(
        /It costs you\s+0:20\s+\$15\.00\s+The week then comes to\s+2:10\s+now 2:30\s+\$97\.50\s+now \$112\.50/,
      );
    await dialog.getByText('It cannot be undone.').waitFor();
    await expectSound(ana);
    await button(dialog, 'Delete all 2 for good').click();
    for (const time of ['09:10', '09:20'])
      await expect.poll(() => cell(ana, time).innerText()).toMatch(/deleted/);
    await expect.poll(() => figure(ana, 'worth').innerText()).toBe('$7.50');
  });

  it('M1, M2: she writes time in by hand: dragged over free segments, and by keys', async () => {
    await drag(ana, cell(ana, '09:30'), cell(ana, '09:40'));
    const dialog = ana.getByRole('dialog', { name: 'Write in time by hand' });
    expect(await dialog.getByLabel('From').inputValue()).toBe('09:30');
    expect(await dialog.getByLabel('To', { exact: true }).inputValue()).toBe('09:50');
    await dialog
      .getByText('20 minutes, $15.00 inside the weekly limit. Manual time is never protected (P1).')
      .waitFor();
    await rewrite(dialog.getByLabel('What the work was'), 'On the telephone');
    await expectSound(ana);
    await button(dialog, 'Write it in').click();
    for (const time of ['09:30', '09:40'])
      await expect
        .poll(() => cell(ana, time).innerText())
        .toMatch(/manual, 10 minutes, \$7\.50, not protected/);

    await world.go(ana, 'diary/2026-11-19');
    await cell(ana, '09:00').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'n']) await ana.keyboard.press(key);
    await dialog.getByLabel('What the work was').focus();
    await ana.keyboard.type('A sketch on paper');
    expect(await dialog.getByLabel('From').inputValue()).toBe('09:20');
    await ana.keyboard.press('Tab');
    await ana.keyboard.press('Tab');
    await ana.keyboard.press('Enter');
    await expect.poll(() => cell(ana, '09:30').innerText()).toMatch(/manual, 10 minutes/);
    await world.go(ana, 'diary/2026-11-19?view=week');
    await expect.poll(() => figure(ana, 'counted').innerText(), PATIENT).toBe('2:50');
    expect(await figure(ana, 'of it manual').innerText()).toBe('0:40');
    expect(await figure(ana, 'worth').innerText()).toBe('$127.50');
  });

  it('C3, B5: at 12:00:00 it is locked on the page that she has open, and a second before it was not', async () => {
    await world.go(ana, 'diary/2026-11-18');
    await cell(ana, '09:00').click({ modifiers: ['Control'] });
    await world.at('2026-11-23T11:59:59Z');
    await bar(ana).getByText('Until the lock: Mon 12:00 UTC, 13:00 for you, now.').waitFor();
    await world.at('2026-11-23T12:00:00Z');
    await bar(ana)
      .getByText('Locked since Mon 23 Nov 12:00 UTC, 13:00 for you: nothing of it changes any more (C3).')
      .waitFor();
    expect(await bar(ana).getByRole('button').allInnerTexts()).toEqual(['Clear']);
    await expect.poll(() => button(ana, 'Write in time by hand').count()).toBe(0);
    await expect.poll(() => ana.getByRole('gridcell', { name: /free for time by hand/ }).count()).toBe(0);
    await ana.getByText('locked; in review until Sat 00:00 UTC, 01:00 for you').waitFor();
    await button(bar(ana), 'Clear').click();
    await cell(ana, '09:00').focus();
    await ana.keyboard.press('m');
    await ana
      .getByRole('dialog')
      .getByText(/This week is locked: a week is fixed on the Monday after it, at 12:00 UTC/)
      .waitFor();
    await expectSound(ana);
    await ana.keyboard.press('Escape');
  });
});
