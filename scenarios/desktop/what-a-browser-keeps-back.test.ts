import { formatInstant } from '@stint/core/instant';
import { SEGMENT_SECONDS, segmentEnd, segmentStart } from '@stint/core/segment';
import { until } from '@stint/tracker/desktop/testing/until';
import { type ClientOptions, call } from '@stint/wire/client';
import { announceSession } from '@stint/wire/desk';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AnaBrowser } from './ana-browser.ts';
import { at, BrowserDesk, orNull } from './browser-desk.ts';

/** Of the private window, in seconds. */
const WINDOW = 1800;

let desk: BrowserDesk;
/** It is a tracker, and picks the window `Canary` whenever it is asked what to share. */
let ana: AnaBrowser;

beforeAll(async () => {
  desk = await BrowserDesk.open('2026-11-18T09:00:00Z');
  ana = await desk.browser('Canary');
  await ana.setUp();
});
afterEach(async () => {
  if (await ana.button('Stop').isVisible()) await ana.stop();
  desk.house.movable.moveTo(desk.house.clock.now() + SEGMENT_SECONDS + WINDOW);
  await until(() => ana.isEmpty());
});
afterAll(async () => {
  await ana.close();
  await desk.close();
});

describe('nothing is tracked that was not allowed', () => {
  it('C1: whoever shares nothing starts nothing, but where the terms want no picture', async () => {
    await desk.agree('No pictures', { snapshots: 'none' });
    const shy = await desk.browser(null);
    await shy.setUp();
    await shy.choose('Web shop');
    await shy.page.getByLabel('Memo').fill('Header colours');
    await shy.button('Start').click();
    await shy.page.getByText('Nothing was shared, so tracking did not start.').waitFor();
    await shy.page.getByText('Not tracking').waitFor();
    // C1: where the terms want no picture nobody is asked to share.
    await shy.choose('No pictures');
    await shy.start('Header colours');
    await shy.stop();
    await shy.close();
  });

  it('T1: another tab says where the tracker is, and another tracker is taken over from, not tracked beside', async () => {
    const segment = desk.freshSegment();
    await desk.show('#c83232');
    const elsewhere: ClientOptions = { house: desk.office.address, fetch, token: desk.people.tracker.token };
    const since = formatInstant(segmentStart(segment) - 60);
    await call(elsewhere, announceSession, { body: { contract: desk.contract, since, takeOver: false } });
    await ana.choose('Web shop');
    await ana.page.getByLabel('Memo').fill('Header colours');
    await ana.button('Start').click();
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByText('“desk” tracks Acme Garden Tools · Web shop').waitFor();
    await dialog.getByRole('button', { name: 'Take over here' }).click();
    await ana.hasBegun();
    const other = await ana.otherTab();
    await other.goto(`${desk.office.address}/track`);
    await other.getByText('It tracks Acme Garden Tools · Web shop there.').waitFor();
    await other.close();
    await ana.trackTo(segmentStart(segment) + 40);
    // The other tracker takes its turn again. This one asks every half minute, and at once when a network comes back.
    const again = { contract: desk.contract, since: at(segment, 20), takeOver: true };
    await call(elsewhere, announceSession, { body: again });
    await ana.page.evaluate("dispatchEvent(new Event('online'))");
    await ana.page.getByText('Another tracker of yours went on from there (T1).').waitFor();
    await ana.page.getByText('It ended at').waitFor();
  });
});

describe('what the terms say of pictures', () => {
  it('C1: blurred means that nothing sharper is ever kept', async () => {
    const contract = await desk.agree('Blurred', { snapshots: 'blurred', privateWindowMinutes: 0 });
    const segment = desk.freshSegment();
    await desk.show('#ffffff', 'canary ');
    await ana.page.reload();
    await ana.choose('Blurred');
    await ana.start('Header colours');
    await ana.trackTo(desk.draw(segment) + 1);
    await until(async () => (await ana.kept('pictures')) === 2);
    await ana.trackTo(segmentEnd(segment) + 2);
    const [entry] = await until(async () => {
      const seen = await desk.seenByBen(segment, segment, contract);
      return seen[0]?.seen?.pictures[0]?.arrived ? seen : null;
    });
    expect(entry?.seen?.pictures).toMatchObject([{ blurred: true, maskedPermille: 0 }]);
    expect(entry?.reasons).not.toContain('picture-private');
    expect(await roughness(await desk.pictureOf(segment, contract))).toBeLessThan(2);
    await ana.stop();
    await ana.choose('Web shop');
  });
});

describe('what this browser senses is for the freelancer’s eyes', () => {
  it('T4: a forgotten session is stopped, a locked screen too, and no record says that anything was measured', async () => {
    const segment = desk.freshSegment();
    await desk.show('#c83232');
    await ana.sits('at work');
    await ana.button('Sense my activity').click();
    await ana.button('Stop sensing').waitFor();
    await ana.start('Header colours');
    await ana.trackTo(segmentStart(segment) + 30);
    await ana.page.getByText('about 1 active minute').waitFor();
    await ana.sits('elsewhere');
    await ana.trackTo(segmentStart(segment) + 500);
    desk.house.movable.moveTo(segmentStart(segment) + 600);
    await ana.page.getByText('Nobody had touched this computer').waitFor();
    await ana.sits('at work');
    await ana.start('Header colours');
    await ana.sits('behind a locked screen');
    await ana.page.getByText('The screen was locked').waitFor();
    await ana.sits('at work');
    desk.house.movable.moveTo(segmentEnd(segment + 1) + WINDOW);
    const [entry] = await until(async () => orNull(await desk.seenByBen(segment)));
    expect(entry?.seen).toMatchObject({ activity: null, capabilities: { idle: false, counts: false } });
    expect(entry?.seen?.stretches.map(({ end }) => end)).not.toContain('idle');
  });
});

describe('in the private window the freelancer decides', () => {
  it('P7, C3: a picture is blurred for good or taken out, a segment deleted, before anybody else has seen it', async () => {
    const first = desk.freshSegment();
    await desk.show('#ffffff', 'canary ');
    await ana.start('Header colours');
    for (const segment of [first, first + 1, first + 2]) {
      await ana.trackTo(desk.draw(segment) + 1);
      await until(async () => (await ana.kept('pictures')) === 2 * (segment - first + 1));
      await ana.trackTo(segmentEnd(segment) - 1);
    }
    await ana.trackTo(segmentEnd(first + 2) + 2);
    await until(async () => (await ana.rows()).filter((row) => row.includes('Only you see it')).length >= 1);
    await ana.stop();
    const row = (place: number) =>
      ana.page.getByRole('region', { name: 'Last segments' }).getByRole('listitem').nth(place);
    await row(0)
      .getByRole('button', { name: /^Delete/ })
      .click();
    await ana.page.getByText('Deleting takes 10 minutes, $7.50, out of this week (C3).').waitFor();
    await ana.page.getByRole('button', { name: 'Delete for good' }).click();
    await row(0).getByText('deleted: a tombstone stays').waitFor();
    expect(await ana.kept('pictures')).toBe(4);

    await row(1).getByRole('button', { name: 'Look at its picture' }).click();
    await ana.page.getByRole('button', { name: 'Take the picture out' }).click();
    await row(1).getByText('taken out').waitFor();
    expect(await ana.kept('pictures')).toBe(2);

    await row(2).getByRole('button', { name: 'Look at its picture' }).click();
    await ana.page.getByRole('button', { name: 'Blur all of it' }).click();
    await ana.page.getByRole('button', { name: 'Blurred' }).waitFor();
    await ana.page.getByRole('button', { name: 'Leave it' }).click();
    expect(await desk.seenByBen(first, first + 2)).toEqual([]);

    desk.house.movable.moveTo(segmentEnd(first + 2) + WINDOW);
    const entries = await until(async () => {
      const seen = await desk.seenByBen(first, first + 2);
      return seen.at(-1)?.kind === 'deleted' && seen[0]?.seen?.pictures[0]?.arrived ? seen : null;
    });
    expect(entries).toMatchObject([
      { countedSeconds: 600, seen: { withheld: null, pictures: [{ maskedPermille: 1000, blurred: false }] } },
      { countedSeconds: 600, seen: { withheld: 'private-window', pictures: [] } },
      { countedSeconds: 0, kind: 'deleted' },
    ]);
    for (const entry of entries.slice(0, 2)) expect(entry.reasons).toContain('picture-private');
    expect(await roughness(await desk.pictureOf(first))).toBeLessThan(2);
  });
});

/** The mean step between neighbours: what text has, and nothing that is blurred for good. */
async function roughness(webp: Buffer): Promise<number> {
  const { data, info } = await sharp(webp).greyscale().raw().toBuffer({ resolveWithObject: true });
  let steps = 0;
  for (let at = 1; at < data.length; at += 1) {
    if (at % info.width !== 0) steps += Math.abs((data[at] ?? 0) - (data[at - 1] ?? 0));
  }
  return steps / data.length;
}
