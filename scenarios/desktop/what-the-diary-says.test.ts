import { AxeBuilder } from '@axe-core/playwright';
import { segmentOf } from '@stint/core/segment';
import { isRefusal } from '@stint/server/refusal';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { atWork, CARDS, track, type Work } from '@stint/server/testing/money';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { createTracker } from '@stint/server/testing/people';
import { named, paint, TestTracker } from '@stint/server/testing/tracking';
import { toInstant } from '@stint/wire/letters';
import type { SegmentRecord } from '@stint/wire/record';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signedIn } from './browser.ts';
import { settle } from './pages.ts';

// The pages as they are built, in a real Chromium, on a real house into which a tracker brings what this page draws.

/** A machine that does other things as well still comes to it. */
const PATIENT = { timeout: 20_000 };

const BLIND: Partial<SegmentRecord> = {
  activity: null,
  app: null,
  title: null,
  capabilities: {
    counts: false,
    idle: false,
    window: false,
    picture: 'shared',
    monitors: 1,
    backend: 'browser',
  },
};

let house: TestHouse;
let office: TestOffice;
let work: Work;
let browser: Browser;

beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z', payments: true });
  office = await testOffice(house);
  work = await atWork(house, { card: CARDS.good });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await house.close();
});

/** A whole segment that starts at a time of the 18th, in UTC. */
async function bring(time: string, more: Partial<SegmentRecord>, tracker = work.desk): Promise<void> {
  const from = toInstant(`2026-11-18T${time}:00Z`);
  const answer = await tracker.send(await tracker.record(from, from + 600, more));
  if (isRefusal(answer)) throw new Error(answer.refused);
}

/** The same with a picture, of which so much is masked. */
async function bringPicture(time: string, more: Partial<SegmentRecord>, masked = 0): Promise<void> {
  const painted = await paint('#7a9e8e');
  const entry = { ...named(painted), maskedPermille: masked };
  await bring(time, { withheld: null, pictures: [entry], ...more });
  const segment = segmentOf(toInstant(`2026-11-18T${time}:00Z`));
  for (const kind of ['picture', 'thumbnail'] as const) {
    const line = `PUT /contracts/${work.contract}/segments/${segment}/pictures/0/${kind}`;
    const headers = { 'content-type': 'application/octet-stream' };
    const sent = await office.ask(line, { token: work.tracker.token, body: painted[kind], headers });
    expect(sent.status).toBe(200);
  }
}

function visit(person: { email: string; password: string }, path: string): Promise<Page> {
  return signedIn(browser, office.address, person, `/contracts/${work.contract}${path}`);
}

/** The cell of the segment that starts at a time of the wall in Berlin, an hour before UTC's. */
const cell = (page: Page, time: string) => page.getByRole('gridcell', { name: new RegExp(`^${time} to `) });

/** The page has read what it shows. */
async function read(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await expect.poll(() => page.locator('[aria-busy]').count(), PATIENT).toBe(0);
}

/** What axe finds, in light and in dark, on a desktop and on a phone; and nothing is wider than the page. */
async function expectSound(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [360, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await read(page);
    await settle(page, colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(over)).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe('what the diary says of pictures and of activity', () => {
  beforeAll(async () => {
    const held = { app: null, title: null };
    await bring('06:00', { ...held, withheld: 'private-app' });
    await bring('06:10', { ...held, withheld: 'private-title' });
    await bring('06:20', { withheld: 'private-window' });
    await bring('06:30', { withheld: 'capture-failed' });
    await bringPicture('06:40', {}, 124);
    await bringPicture('06:50', BLIND);
  });

  it('P7, P8: each cell says which rule held its picture back, and the day is sound for everybody', async () => {
    const page = await visit(work.ben, '/diary/2026-11-18');
    await expect.poll(() => cell(page, '07:00').innerText(), PATIENT).toContain('private app');
    const expected = {
      '07:10': 'private window title',
      '07:20': 'taken out in the private window',
      '07:30': 'no picture could be taken',
      '07:40': '12 % blurred by the freelancer',
      '07:50': 'activity not measured',
    };
    for (const [time, words] of Object.entries(expected)) {
      expect(await cell(page, time).innerText()).toContain(words);
    }
    await expectSound(page);
  });

  it('P8: time that was not measured is nowhere shown as 0, as a bar, or as of no activity', async () => {
    const page = await visit(work.ben, '/diary/2026-11-18');
    await cell(page, '07:50').press('w');
    const why = page.getByRole('complementary', { name: 'Why?' });
    await why.getByText('The device could not measure activity.').waitFor();
    expect(await why.innerText()).toMatch(/activity not measured[\s\S]*could not[\s\S]*count keys, clicks/);
    expect(await why.innerText()).not.toMatch(/\b0 ?(\/|of) ?10|0 active/);
    await cell(page, '07:50').press('Enter');
    const picture = page.getByRole('dialog', { name: 'Snapshot' });
    await picture.getByText('activity not measured').waitFor();
    expect(await picture.innerText()).not.toContain('0/10');
    await page.keyboard.press('Escape');
    const own = `/contracts/${work.contract}`;
    for (const path of [`${own}/weeks/2026-11-16`, `${own}/weeks`, own, `${own}/recorded`, '/']) {
      await page.goto(office.address + path);
      await read(page);
      expect(await page.getByRole('main').innerText()).not.toMatch(/\b0\/10|\b0 of 10/);
    }
  });

  it('P7: the sheet and the picture say the same, and that all is well', async () => {
    const page = await visit(work.ana, '/diary/2026-11-18');
    const why = page.getByRole('complementary', { name: 'Why?' });
    for (const [time, words] of [
      ['07:00', /app in front was one that the freelancer keeps private/],
      ['07:20', /took the picture out in the private window/],
      ['07:30', /nobody's fault/],
      ['07:40', /12 % of the picture was blurred by the freelancer; less than half of it is fine/],
    ] as const) {
      await cell(page, time).press('w');
      await why.getByText(words).waitFor();
      if (time === '07:40') await expectSound(page);
      await page.keyboard.press('Escape');
    }
    await cell(page, '07:40').press('Enter');
    await page.getByRole('dialog').getByText('12 % blurred by the freelancer').waitFor();
  });

  it('P7, P8: the terms and what is recorded are said in plain words, by the last device', async () => {
    const page = await visit(work.ana, '');
    await page.getByText('For 10 minutes after a segment’s end only the freelancer sees it').waitFor();
    await expectSound(page);
    await page.getByRole('link', { name: 'What does the tracker track, exactly?' }).click();
    await page.getByText('No activity: this device cannot count keys, clicks and scrolls.').waitFor();
    await expectSound(page);
  });
});

describe('two trackers', () => {
  it('T1, T6: the one that tracks is named to Ana alone; signing one out asks first', async () => {
    const laptop = await createTracker(house, work.ana);
    const body = { contract: work.contract, since: '2026-11-18T09:20:00Z', takeOver: false };
    await office.ask('PUT /me/session', { token: laptop.token, body });
    const page = await signedIn(browser, office.address, work.ana, '/device');
    await page.getByText('Tracks now: Acme Garden Tools, Web shop, for 0:40').waitFor();
    await expectSound(page);
    const line = page.getByRole('listitem').filter({ hasText: 'Tracks now' });
    await line.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('It tracks right now').waitFor();
    await page.getByRole('button', { name: 'Sign it out' }).click();
    await expect.poll(() => page.getByText('Tracks now').count(), PATIENT).toBe(0);
    const signedOut = await office.ask('GET /me/session', { token: laptop.token });
    expect(signedOut.status).toBe(401);
  });

  it('T6: Ana reads which had brought the seconds already, Ben does not', async () => {
    const laptop = new TestTracker(house, await createTracker(house, work.ana), work.contract);
    await work.desk.work('2026-11-18T05:00:00Z', '2026-11-18T05:06:00Z');
    await laptop.work('2026-11-18T05:02:00Z', '2026-11-18T05:08:00Z');
    const told = /4:00 that “desk” brought had come from “desk” already/;
    const hers = await visit(work.ana, '/diary/2026-11-18');
    await hers.getByText(told).waitFor();
    const his = await visit(work.ben, '/diary/2026-11-18');
    await cell(his, '06:00').waitFor();
    expect(await his.getByText(told).count()).toBe(0);
  });
});

describe('late time', () => {
  it('T6, D4: Ana asks for a bonus, Ben finds it at home and declines, Ana reads his answer', async () => {
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    await track(work.desk, '2026-11-17T09:00:00Z', 2);
    const hers = await visit(work.ana, '/diary/2026-11-17');
    await expect.poll(() => cell(hers, '10:00').innerText(), PATIENT).toMatch(/late, counts\s0\n/);
    await hers.goto(`${office.address}/contracts/${work.contract}/weeks/2026-11-16`);
    await hers.getByText('In time, 0:20 would have counted: $15.00').waitFor();
    await hers.getByRole('button', { name: 'Ask for a bonus' }).click();
    await hers.getByLabel('Memo').fill('I was offline in the mountains');
    await expectSound(hers);
    await hers.getByRole('button', { name: 'Ask for $15.00' }).click();
    await hers.getByText('You asked for a bonus of $15.00 for 0:20.').waitFor();

    const his = await signedIn(browser, office.address, work.ben);
    const need = his.getByRole('listitem').filter({ hasText: 'asks for a bonus of $15.00' });
    await need.getByRole('link', { name: 'Answer' }).click();
    await his.getByText('I was offline in the mountains').waitFor();
    await his.getByRole('button', { name: 'Pay the bonus …' }).waitFor();
    await his.getByRole('button', { name: 'Decline' }).click();
    await his.getByLabel('Your answer').fill('We agreed on tracking online.');
    await his.getByRole('button', { name: 'Decline', exact: true }).click();
    await his.getByText('Declined.').waitFor();
    await expectSound(his);

    await hers.getByText('We agreed on tracking online.').waitFor();
    expect(await hers.getByRole('button', { name: 'Ask for a bonus' }).count()).toBe(0);
  });
});
