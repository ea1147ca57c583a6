import { segmentOf } from '@stint/core/segment';
import { named, paint } from '@stint/server/testing/tracking';
import { toInstant } from '@stint/wire/letters';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, chosen, DiaryWorld, drag, expectSound, isPictured, PATIENT, rewrite } from './diary-world.ts';
import { button } from './way.ts';

// Two browsers: what comes into the diary in one is in the pages that are open in the other, without their being loaded
// anew, and what is chosen, open, or typed there stays.

let world: DiaryWorld;

beforeAll(async () => {
  world = await DiaryWorld.open('2026-11-18T15:00:00Z');
  await world.work('2026-11-17T13:00:00Z', 2, { memo: 'A plan' });
  await world.work('2026-11-18T13:00:00Z', 3);
});
afterAll(() => world.close());

/** Notes whether the page is ever loaded anew. */
async function keepOpen(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(`globalThis.wasHere = true`);
  return async () => expect(await page.evaluate('globalThis.wasHere')).toBe(true);
}

const why = (page: Page) => page.getByRole('complementary', { name: 'Why?' });

describe('an upload that arrives', () => {
  it('is in each page that Ben has open: day, week, month, list, review and home', async () => {
    const day = await world.enter('ben', 'diary/2026-11-18');
    const [week, month, list, review, home] = await Promise.all([
      world.besides(day, 'diary/2026-11-18?view=week'),
      world.besides(day, 'diary/2026-11-18?view=month'),
      world.besides(day, 'diary/2026-11-18?view=list'),
      world.besides(day, 'weeks/2026-11-16/review'),
      world.besides(day, '/'),
    ]);

    // Five hours behind Ana: the eighteenth begins at 08:00 for Ben.
    await drag(day, cell(day, '08:00'), cell(day, '08:10'));
    await expect.poll(() => chosen(day)).toEqual(['08:00', '08:10']);
    await week.getByRole('gridcell', { name: /^Wed 18 Nov 08:10, tracked/ }).press('w');
    await why(week).getByText('08:10–08:20').waitFor();
    await month.getByRole('link', { name: /^18 Nov.*0:30 counted/ }).focus();
    await list.locator('summary').first().click();
    await expect.poll(() => list.locator('details[open]').count()).toBe(1);
    await button(review, /^Nothing stands out/).click();
    await review.getByRole('button', { name: 'Why? Wed 18 Nov 08:00–08:10' }).click();
    const drawer = review.getByRole('dialog', { name: /^Why\?/ });
    await drawer.getByText('08:00–08:10').waitFor();
    const thisWeek = home.getByRole('region', { name: 'This week' });
    await thisWeek.getByText('0:50', { exact: true }).first().waitFor();
    const stay = await Promise.all([day, week, month, list, review, home].map(keepOpen));

    await world.work('2026-11-18T13:30:00Z', 1);

    await cell(day, '08:30').waitFor();
    expect(await chosen(day)).toEqual(['08:00', '08:10']);
    await day.getByText('2 segments', { exact: true }).waitFor();
    await expect.poll(() => isPictured(cell(day, '08:30')), PATIENT).toBe(true);
    await week.getByRole('gridcell', { name: /^Wed 18 Nov 08:30, tracked/ }).waitFor();
    await why(week).getByText('08:10–08:20').waitFor();
    await month.getByRole('link', { name: /^18 Nov.*0:40 counted/ }).waitFor();
    expect(await month.evaluate('document.activeElement.dataset.day')).toBe('2026-11-18');
    await expect
      .poll(() =>
        list
          .locator('summary')
          .allInnerTexts()
          .then((all) => all.join(' ')),
      )
      .toMatch(/08:00–08:40/);
    expect(await list.locator('details[open]').count()).toBe(1);
    await expect
      .poll(() => review.getByRole('button', { name: /^Nothing stands out/ }).innerText())
      .toMatch(/6 · 1:00/);
    await drawer.getByText('08:00–08:10').waitFor();
    await expect.poll(() => thisWeek.getByText('1:00', { exact: true }).count(), PATIENT).toBeGreaterThan(0);
    for (const check of stay) await check();
    await expectSound(week);
    for (const page of [day, week, month, list, review, home]) await page.context().close();
  });

  it('takes nothing away from what Ana is typing, and has its picture when that comes', async () => {
    const ana = await world.enter('ana', 'diary/2026-11-18');
    await drag(ana, cell(ana, '14:00'), cell(ana, '14:10'));
    await ana.keyboard.press('m');
    const dialog = ana.getByRole('dialog', { name: 'Memo of 14:00–14:20' });
    await rewrite(dialog.getByLabel('What the work was'), 'Half a sentence, and');
    const from = toInstant('2026-11-18T13:40:00Z');
    const painted = await paint('#7a9e8e');
    const record = await world.desk.record(from, from + 600, { pictures: [named(painted)], withheld: null });
    await world.desk.send(record);
    await expect.poll(() => cell(ana, '14:40').innerText()).toMatch(/picture on its way/);
    expect(await dialog.getByLabel('What the work was').inputValue()).toBe('Half a sentence, and');
    expect(await ana.evaluate('document.activeElement.value')).toBe('Half a sentence, and');
    // The large one comes first: what the day shows of it, a moment later.
    await bring(from, 'picture', painted.picture);
    await expect.poll(() => cell(ana, '14:40').innerText()).not.toMatch(/picture on its way/);
    await bring(from, 'thumbnail', painted.thumbnail);
    await expect.poll(() => isPictured(cell(ana, '14:40'))).toBe(true);
    await button(dialog, 'Leave them').click();
    expect(await chosen(ana)).toEqual(['14:00', '14:10']);
    await ana.context().close();
  });
});

async function bring(from: number, kind: 'picture' | 'thumbnail', body: Buffer): Promise<void> {
  const line = `PUT /contracts/${world.contract}/segments/${segmentOf(from)}/pictures/0/${kind}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const sent = await world.office.ask(line, { token: world.people.tracker.token, body, headers });
  expect(sent.status).toBe(200);
}

describe('a diary that Ana edits in two tabs', () => {
  it('T3: what the other tab has changed is shown beside what is typed, and not written over unseen', async () => {
    const first = await world.enter('ana', 'diary/2026-11-18');
    const other = await world.besides(first, 'diary/2026-11-18');
    const memo = (page: Page) => page.getByRole('dialog').getByLabel('What the work was');
    await cell(first, '14:20').press('m');
    await rewrite(memo(first), 'From the first tab');
    await cell(other, '14:20').press('m');
    await rewrite(memo(other), 'From the other tab');
    await button(other, 'Save').click();
    await expect.poll(() => cell(other, '14:20').innerText()).toMatch(/memo From the other tab/);

    const told = first.getByRole('dialog').getByRole('alert');
    await told.getByText('Changed meanwhile, perhaps in another tab.').waitFor();
    await told.getByText('From the other tab').waitFor();
    expect(await memo(first).inputValue()).toBe('From the first tab');
    await button(first, 'Save').click();
    await expect.poll(() => memo(first).inputValue()).toBe('From the first tab');
    expect(await cell(other, '14:20').innerText()).toMatch(/memo From the other tab/);
    await expectSound(first);
    await button(told, 'Change it all the same').click();
    await button(first, 'Save').click();
    await expect.poll(() => cell(other, '14:20').innerText()).toMatch(/memo From the first tab/);
    for (const page of [first, other]) await page.context().close();
  });

  it('C3: what the other tab has deleted is no longer asked about, and said; the undo writes nothing over', async () => {
    const first = await world.enter('ana', 'diary/2026-11-18');
    const other = await world.besides(first, 'diary/2026-11-18');
    await drag(first, cell(first, '14:00'), cell(first, '14:10'));
    await first.keyboard.press('m');
    const dialog = first.getByRole('dialog', { name: /^Memo of/ });
    await rewrite(dialog.getByLabel('What the work was'), 'Both');
    await button(dialog, 'Save for 2').click();
    await first.getByText('2 segments changed').waitFor();
    await cell(other, '14:10').press('Delete');
    await button(other.getByRole('dialog'), 'Delete for good').click();
    await expect.poll(() => cell(first, '14:10').innerText()).toMatch(/deleted/);
    await button(first, 'Undo').click();
    await first.getByText(/^Not undone: part of it was changed again meanwhile/).waitFor();
    expect(await cell(first, '14:00').innerText()).toMatch(/memo Both/);

    await cell(first, '14:00').press('m');
    await rewrite(first.getByRole('dialog').getByLabel('What the work was'), 'Nobody reads this');
    await cell(other, '14:00').press('Delete');
    await button(other.getByRole('dialog'), 'Delete for good').click();
    const asked = first.getByRole('dialog', { name: 'Memo of 14:00' });
    await asked.getByText('This segment is deleted, perhaps in another tab.').waitFor();
    expect(await asked.getByLabel('What the work was').inputValue()).toBe('Nobody reads this');
    expect(await button(asked, 'Save').isDisabled()).toBe(true);
    await expectSound(first);
    for (const page of [first, other]) await page.context().close();
  });
});
