import type { TestTracker } from '@stint/server/testing/tracking';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mend, WEEK, workBeside, workOnMonday, workUntilFriday } from './anas-week.ts';
import { cell, DiaryWorld, expectSound, isPictured } from './diary-world.ts';
import { deed, read } from './pages.ts';
import { button, link } from './way.ts';

// A week that has locked, on the pages of the three who read it: Ben has until Friday, Ana is told, and Olu sees the money
// move. The clock alone is moved.

let world: DiaryWorld;
let ana: Page;
let ben: Page;
/** For another contract, of whose week nobody says anything. */
let silent: TestTracker;

beforeAll(async () => {
  world = await DiaryWorld.open('2026-11-16T07:00:00Z');
  await workOnMonday(world);
  await workUntilFriday(world);
  silent = await workBeside(world);
  await world.at('2026-11-23T09:00:00Z');
  await mend(world);
  ana = await world.enter('ana', 'diary/2026-11-18');
  await cell(ana, '09:00').waitFor();
  await world.at('2026-11-23T12:00:00Z');
});
afterAll(() => world.close());

const review = (page: Page) => page.getByRole('region', { name: 'What is paid, and when' });
const group = (page: Page, name: string) => page.getByRole('region', { name });

describe('Ben reviews until Friday', () => {
  it('B5: home leads him to the week, with what is paid, by when, and what silence does', async () => {
    ben = await world.enter('ben', '/');
    await link(ben, /^Review the week: Web shop: 16–22 Nov is in review, \$133\.88/).click();
    await review(ben).getByText('If you do nothing').waitFor();
    await review(ben).getByText('$114.75').waitFor();
    await review(ben).getByText('moves on to Ana Duarte when the review ends').waitFor();
    await review(ben).getByText('4 d 12 h left').waitFor();
    await review(ben).getByText('Sat 28 Nov 00:00 UTC, Fri 19:00 for you').waitFor();
    await review(ben)
      .getByText(/Silence is consent: .* available from Wed 2 Dec 00:00 UTC/)
      .waitFor();
    await review(ben)
      .getByText('$133.88, both fees included, was charged to your card at the lock.')
      .waitFor();
    const titles = await ben
      .getByRole('region', { name: 'What deserves a look' })
      .getByRole('heading', { level: 3 })
      .allInnerTexts();
    expect(titles).toEqual([
      'No picture',
      'Low activity',
      'Written in by hand',
      'Looks like the segment before',
      'Nothing stands out',
    ]);
    await group(ben, 'Low activity').getByText('1 · 0:10 · $7.50').waitFor();
    await expectSound(ben);
  });

  it('P7: the picture that he opens large is looked at, and Ana reads who did', async () => {
    const like = group(ben, 'Looks like the segment before');
    await like.getByText('The very picture of Mon 16 Nov 03:40.').waitFor();
    await like.getByRole('button', { name: /^Picture of Mon 16 Nov 03:50/ }).click();
    const picture = ben.getByRole('dialog', { name: 'Snapshot' });
    await picture.getByText(/your look at it is noted, and Ana Duarte is told/).waitFor();
    await expect.poll(() => isPictured(picture)).toBe(true);
    await expectSound(ben);
    await ben.keyboard.press('Escape');
    await world.go(ana, 'diary/2026-11-16');
    await cell(ana, '09:50').press('w');
    await ana.getByText('Ben Okafor (for the client) looked at this on Mon 23 Nov 13:00.').waitFor();
    await cell(ana, '09:40').press('w');
    await ana.getByText('Nobody but you has opened it large.').waitFor();
    await world.go(ana, 'diary/2026-11-18');
  });

  it('D1: he disputes two segments, each with its reason; only their pay is held, and Ana’s open page says so', async () => {
    await group(ben, 'Low activity').getByRole('checkbox').check();
    await group(ben, 'Written in by hand').getByRole('checkbox').first().check();
    await ben.getByText('2 segments · 0:20 · $15.00').waitFor();
    await button(ben, 'Dispute chosen …').click();
    const dialog = ben.getByRole('dialog', { name: 'Dispute 2 segments' });
    await dialog.getByLabel('Why? For all of them').selectOption({ label: 'Low activity' });
    await dialog.getByLabel(/^Reason for Wed 18 Nov/).selectOption({ label: 'Something else' });
    await dialog.getByLabel(/^Words for Wed 18 Nov/).fill('We had no call that day.');
    await dialog.getByText('$13.50 of Ana Duarte’s pay is held: $15.00 less the fee.').waitFor();
    await dialog.getByText('Until Thu 26 Nov 12:00 UTC, 07:00 for you').waitFor();
    await expectSound(ben);
    await button(dialog, 'Dispute, hold $13.50').click();
    await ben.getByRole('region', { name: 'Disputed' }).getByText('We had no call that day.').waitFor();
    await review(ben).getByText('$101.25').waitFor();
    await review(ben).getByText('$13.50 of it is disputed and held; it does not move (D1).').waitFor();
    await expectSound(ben);

    await expect.poll(() => cell(ana, '09:30').innerText()).toMatch(/disputed by the client/);
    await cell(ana, '09:30').press('w');
    const why = ana.getByRole('complementary', { name: 'Why?' });
    await why.getByText('We had no call that day.').waitFor();
    await world.go(ana, '/');
    await ana.getByText(/Acme Garden Tools disputes 2 segments of 16–22 Nov, \$13\.50/).waitFor();
    await way(ana, '$13.50').getByText('disputed, held').waitFor();
  });

  it('B6: he approves the rest; no date moves, and Ana is told', async () => {
    await world.at('2026-11-24T15:00:00Z');
    await button(ben, 'Approve now …').click();
    const dialog = ben.getByRole('dialog', { name: 'Approve this week' });
    await dialog.getByText('agree with $101.25').waitFor();
    await dialog.getByText(/No date moves: .*Sat 28 Nov 00:00 UTC/).waitFor();
    await expectSound(ben);
    await deed(dialog, 'Approve');
    await review(ben)
      .getByText('Ben Okafor approved it for you Tue 24 Nov 15:00 UTC, 10:00 for you (B6).')
      .waitFor();
    await link(ana, 'Web shop').first().click();
    await world.go(ana, `weeks/${WEEK}`);
    await ana.getByText('Ben Okafor approved it Tue 24 Nov 15:00 UTC, 16:00 for you (B6).').waitFor();
    await ana.getByText('2 segments are disputed: $13.50 of the pay is held (D1).').waitFor();
  });

  it('B5: to the last second of Friday it is in review, then it is over; where he was silent, silence was consent', async () => {
    const other = await world.enter('ben', `/contracts/${silent.contract}/weeks/${WEEK}/review`);
    await review(other).getByText('$20.25').waitFor();
    await world.at('2026-11-27T23:59:59Z');
    for (const page of [ben, other]) await review(page).getByText('0 min left').waitFor();
    await world.at('2026-11-28T00:00:00Z');
    for (const page of [ben, other])
      await review(page).getByText('The review is over', { exact: true }).waitFor();
    await review(ben).getByText('Ben Okafor approved it, and the review is over.').waitFor();
    await review(ben).getByText('moves on to Ana Duarte; available from Wed 2 Dec 00:00 UTC').waitFor();
    await review(other).getByText('Nothing was said until its end: silence was consent (B5).').waitFor();
    for (const page of [ben, other]) {
      expect(await page.getByRole('checkbox').count()).toBe(0);
      expect(await page.getByRole('button', { name: /^(Approve now|Dispute chosen) …$/ }).count()).toBe(0);
    }
    await expectSound(other);
    await other.context().close();
  });
});

/** The stop of somebody's money at which such a sum stands. */
const way = (page: Page, sum: string): Locator =>
  page
    .getByRole('list', { name: /^(Your money|What you pay) in USD$/ })
    .getByRole('listitem')
    .filter({ hasText: sum });

describe('the money follows', () => {
  it('pending until Wednesday, then available, on Ana’s page and on Ben’s', async () => {
    await world.go(ana, '/');
    await way(ana, '$121.50').getByText('pending', { exact: true }).waitFor();
    await world.at('2026-12-01T23:59:59Z');
    await way(ana, '$121.50').getByText('pending', { exact: true }).waitFor();
    await world.at('2026-12-02T00:00:00Z');
    await way(ana, '$121.50').getByText('available', { exact: true }).waitFor();
    await review(ben).getByText('went to Ana Duarte').waitFor();
  });

  it('Olu sees the week as both do, its money at each step in the books, and moves none of it', async () => {
    const olu = await world.enter('olu', `weeks/${WEEK}`);
    await olu.getByText('available', { exact: true }).first().waitFor();
    expect(await olu.getByRole('button', { name: /Approve|Dispute|Withdraw|Ask/ }).count()).toBe(0);
    await world.go(olu, 'diary/2026-11-18');
    await cell(olu, '08:30').waitFor();
    expect(await cell(olu, '08:30').innerText()).toMatch(/disputed by the client/);
    await expectSound(olu);
    await world.go(olu, '/books');
    await read(olu);
    // Whose an account is, is read beside the entries.
    const entries = olu.getByRole('region', { name: 'Entries', exact: true });
    await entries.getByText('Ana Duarte').first().waitFor();
    const books = await entries.innerText();
    for (const step of [
      /Invoice issued Mon 23 Nov 12:00 UTC[^\n]*\s+\S*Acme Garden Tools\s+\S*Ana Duarte:in-review\s+\$114\.75/,
      /Client charged Mon 23 Nov 12:00 UTC[^\n]*\s+gateway\s+\S*Acme Garden Tools\s+\$133\.88/,
      /Disputed, held Mon 23 Nov 12:00 UTC[^\n]*\s+\S*Ana Duarte:in-review\s+dispute:\S+\s+\$13\.50/,
      /Review passed Sat 28 Nov 00:00 UTC[^\n]*\s+\S*Ana Duarte:in-review\s+\S*Ana Duarte:pending\s+\$101\.25/,
      /Hold released Wed 2 Dec 00:00 UTC[^\n]*\s+\S*Ana Duarte:pending\s+\S*Ana Duarte:available\s+\$101\.25/,
    ])
      expect(books).toMatch(step);
    await expectSound(olu);
  });
});
