import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, DiaryWorld, expectSound, isPictured, PATIENT } from './diary-world.ts';
import { read } from './pages.ts';
import { button } from './way.ts';

// What the diary must not be wrong about: the second of the lock, the hour that happens twice, a thousand segments, and
// pictures that are not there.

let world: DiaryWorld;
beforeAll(async () => {
  world = await DiaryWorld.open('2026-10-25T12:00:00Z');
});
afterAll(() => world.close());

const PLAIN = { withheld: 'capture-failed' } as const;
const worked = (page: Page): Locator => page.locator('[data-segment]:not([data-face=free])');

describe('a week in which the reader’s clock changes', () => {
  it('shows the hour that happens twice in two rows, every segment once, and the same sums on each clock', async () => {
    // In Berlin 02:00 to 03:00 happens twice: at 00:00 and at 01:00 UTC.
    await world.work('2026-10-24T23:30:00Z', 15, PLAIN);
    const ana = await world.enter('ana', 'diary/2026-10-25');
    await cell(ana, '01:30').waitFor();
    const hours = await ana.getByRole('rowheader').allInnerTexts();
    expect(hours.filter((hour) => hour.startsWith('02:00'))).toEqual([
      '02:00\n00:00 UTC\nUTC+2',
      '02:00\n01:00 UTC\nUTC+1',
    ]);
    expect(await ana.getByRole('gridcell', { name: /, 10 minutes, / }).count()).toBe(15);
    expect(await cell(ana, '02:30').count()).toBe(2);
    const sums = (page: Page) => page.getByLabel(/^(This day|These seven days)$/).innerText();
    const own = await sums(ana);
    expect(own).toMatch(/2:30[\s\S]*\$112\.50/);
    for (const name of ['UTC', 'My time']) {
      await ana.locator('label').getByText(name, { exact: true }).click();
      await ana.getByRole('button', { name: 'The day before' }).click();
      await read(ana);
      const before = await sums(ana);
      expect(before).toMatch(name === 'UTC' ? /0:30[\s\S]*\$22\.50/ : /0:00[\s\S]*\$0\.00/);
      await ana.getByRole('button', { name: 'Today' }).click();
      await read(ana);
    }
    await expectSound(ana);
    await world.go(ana, 'diary/2026-10-25?view=week');
    await ana.getByText('UTC+2 → UTC+1').waitFor();
    expect(await worked(ana).count()).toBe(15);
    expect(await sums(ana)).toMatch(/2:30[\s\S]*\$112\.50/);
    await ana
      .getByText(
        /^This billing week begins Mon 00:00 UTC = Mon 02:00 for you, and ends Mon 00:00 UTC = Mon 01:00/,
      )
      .waitFor();
    await expectSound(ana);

    // New York changes a week later; there the same segments are of the evening before.
    const ben = await world.enter('ben', 'diary/2026-10-24');
    await cell(ben, '19:30').waitFor();
    expect(await ben.getByRole('gridcell', { name: /, 10 minutes, / }).count()).toBe(15);
    expect(await sums(ben)).toBe(own);
    for (const page of [ana, ben]) {
      await world.go(page, 'weeks/2026-10-19');
      await page.getByText('2:30', { exact: true }).first().waitFor();
      await page.context().close();
    }
  });
});

describe('the last second before the lock', () => {
  it('C3: at 11:59:59 a deletion is done; at 12:00:00 the one that stood open is refused, and nothing is gone', async () => {
    const ana = await world.enter('ana', 'diary/2026-10-25');
    const dialog = ana.getByRole('dialog');
    await world.at('2026-10-26T11:59:59Z');
    await cell(ana, '01:30').press('Delete');
    await button(dialog, 'Delete for good').click();
    await expect.poll(() => cell(ana, '01:30').innerText()).toMatch(/deleted/);

    await cell(ana, '01:40').press('Delete');
    await dialog.getByText('Deleting takes 10 minutes, $7.50, out of this week (C3).').waitFor();
    const late = await world.besides(ana, 'diary/2026-10-25');
    await cell(late, '01:50').press('m');
    await late.getByRole('dialog').getByLabel('What the work was').fill('A second late');
    await world.at('2026-10-26T12:00:00Z');
    await Promise.all([
      button(dialog, 'Delete for good').click(),
      button(late.getByRole('dialog'), 'Save').click(),
    ]);
    for (const page of [ana, late])
      await page
        .getByRole('dialog')
        .getByText(/This week is locked: a week is fixed on the Monday after it, at 12:00 UTC/)
        .first()
        .waitFor();
    await expectSound(ana);
    for (const page of [ana, late]) await page.keyboard.press('Escape');
    await ana.reload();
    await cell(ana, '01:40').waitFor();
    expect(await cell(ana, '01:40').innerText()).toMatch(/tracked, 10 minutes/);
    expect(await cell(ana, '01:50').innerText()).toMatch(/memo Header colours/);
    expect(await cell(ana, '01:30').innerText()).toMatch(/deleted/);
    for (const page of [ana, late]) await page.context().close();
  });
});

describe('a thousand segments', () => {
  beforeAll(async () => {
    await world.at('2026-11-15T23:59:00Z');
    const monday = toInstant('2026-11-09T00:00:00Z');
    for (let n = 0; n < 1000; n += 1) {
      const from = monday + n * 600;
      await world.desk.work(formatInstant(from), formatInstant(from + 600), PLAIN);
    }
  }, 120_000);

  it('are all there in the week and in the list, can be chosen at once, and add up', async () => {
    const ana = await world.enter('ana', 'diary/2026-11-12?view=week', 'UTC');
    await expect.poll(() => worked(ana).count(), PATIENT).toBe(1000);
    await worked(ana).first().focus();
    await ana.keyboard.press('Control+a');
    const bar = ana.getByRole('region', { name: 'What is chosen' });
    await bar.getByText('1000 segments').waitFor();
    await bar.getByText('166:40').waitFor();
    await bar.getByText('$7,500.00').first().waitFor();
    await ana.keyboard.press('Escape');
    await ana.keyboard.press('End');
    await ana.keyboard.press('4');
    await ana.getByRole('button', { name: 'Sessions only' }).waitFor();
    await expect.poll(() => worked(ana).count(), PATIENT).toBe(1000);
    await expectSound(ana);
    await ana.context().close();
  });

  it('are in Ben’s review, a screenful at a time', async () => {
    const ben = await world.enter('ben', 'weeks/2026-11-09/review');
    await ben.getByText('$6,750.00').first().waitFor();
    const part = ben.getByRole('region', { name: 'No picture' });
    await part.getByText('1000 · 166:40 · $7,500.00').waitFor();
    // The week has not locked: nothing of it can have been given back.
    await read(ben);
    await ben.getByText('$6,750.00').first().waitFor();
    expect(await ben.locator('[data-row]').count()).toBe(60);
    await part.getByRole('button', { name: 'Show 60 more of 940' }).click();
    await expect.poll(() => ben.locator('[data-row]').count()).toBe(120);
    await expectSound(ben);
    await ben.context().close();
  });
});

describe('pictures that are not there', () => {
  it('a picture that cannot be loaded is said, and takes nothing from the segment', async () => {
    await world.at('2026-11-18T12:00:00Z');
    await world.work('2026-11-18T08:00:00Z', 3);
    const ana = await world.enter('ana', 'diary/2026-11-18');
    await expect.poll(() => isPictured(cell(ana, '09:20'))).toBe(true);
    await ana.route('**/pictures/0/picture', (route) => route.abort());
    await cell(ana, '09:10').focus();
    await ana.keyboard.press('f');
    const film = ana.getByRole('dialog', { name: 'Film of Wed 18 Nov' });
    await film.getByText('The picture could not be loaded. The segment counts as it did.').waitFor();
    await expectSound(ana);
    await ana.keyboard.press('Escape');
    await ana.route('**/thumbnails**', (route) => route.abort());
    await ana.route('**/pictures/0/thumbnail', (route) => route.abort());
    await ana.reload();
    await cell(ana, '09:20').waitFor();
    expect(await cell(ana, '09:20').innerText()).toMatch(
      /tracked, 10 minutes, 10 of 10 minutes active, \$7\.50, protected/,
    );
    await expectSound(ana);
    await ana.context().close();
  });

  it('one whose time is over is erased as told, and its segment stays', async () => {
    await world.at('2027-01-05T12:00:00Z');
    for (const who of ['ana', 'ben'] as const) {
      const page = await world.enter(who, 'diary/2026-11-18', 'Europe/Berlin');
      await cell(page, '09:20').waitFor();
      expect(await cell(page, '09:20').innerText()).toMatch(/picture erased, as told/);
      await cell(page, '09:20').press('w');
      await page
        .getByText(/^Erased on .* 30 days after the review of its week had ended, as told\./)
        .waitFor();
      await expectSound(page);
      await page.context().close();
    }
  });
});
