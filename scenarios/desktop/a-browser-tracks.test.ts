import { formatInstant } from '@stint/core/instant';
import { SEGMENT_SECONDS, segmentEnd, segmentStart } from '@stint/core/segment';
import { parseCanonical } from '@stint/proof/canonical';
import { pixelOf } from '@stint/tracker/desktop/testing/pixels';
import { until } from '@stint/tracker/desktop/testing/until';
import { type ClientOptions, call } from '@stint/wire/client';
import { announceSession } from '@stint/wire/desk';
import { readPicture } from '@stint/wire/diary';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AnaBrowser, BrowserDesk } from './browser-desk.ts';

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

describe('a browser with nothing installed is a tracker', () => {
  it('T2, P8: what was shared at the drawn instant is in the diary, once its private window is over', async () => {
    const segment = desk.freshSegment();
    const drawn = desk.draw(segment);
    await desk.show('#c83232');
    const sent: string[] = [];
    ana.page.on('request', (request) => {
      if (request.method() === 'PUT' && request.url().includes('/segments/')) sent.push(request.url());
    });
    await ana.start('Header colours');
    await desk.show('#32c832');
    await ana.trackTo(drawn + 1);
    await until(async () => (await ana.kept('pictures')) === 2);
    await desk.show('#3232c8');
    await ana.trackTo(segmentEnd(segment) - 1);
    // Nothing tells that it was taken (T2).
    expect(await ana.rows()).toEqual([]);
    expect(await ana.page.getByText('counted today').locator('..').innerText()).toContain('0:00');

    await ana.trackTo(segmentEnd(segment) + 2);
    await ana.page.getByText('Only you see it until').waitFor();
    await ana.stop();
    desk.house.movable.moveTo(segmentEnd(segment) + WINDOW - 1);
    await ana.page.getByText('for less than a minute').waitFor();
    expect(sent).toEqual([]);
    expect(await desk.seenByBen(segment)).toEqual([]);
    desk.house.movable.moveTo(segmentEnd(segment) + WINDOW);
    const [entry] = await until(async () => {
      const seen = await desk.seenByBen(segment);
      return seen[0]?.seen?.pictures[0]?.arrived ? seen : null;
    });
    expect(entry).toMatchObject({
      trackedSeconds: 600,
      countedSeconds: 600,
      snapshotAt: formatInstant(drawn),
      memo: 'Header colours',
      protected: false,
      seen: {
        activity: null,
        app: null,
        title: null,
        capabilities: { backend: 'browser', counts: false, idle: false },
      },
    });
    expect(entry?.reasons).toContain('activity-unmeasured');
    const [red = 0, green = 0, blue = 0] = await pixelOf(await pictureOf(segment), 100, 60);
    expect([red < 90, green > 160, blue < 90]).toEqual([true, true, true]);
    const { record } = await desk.house.db
      .selectFrom('segment_record')
      .select('record')
      .where('segment', '=', segment)
      .executeTakeFirstOrThrow();
    expect(parseCanonical(record)).toMatchObject({
      v: 2,
      withheld: null,
      capabilities: { picture: 'shared' },
    });
    await ana.page.getByText('not protected').waitFor();
  });

  it('T5: a reload ends the session one second after the page was last alive, and offers to go on', async () => {
    const segment = desk.freshSegment();
    await desk.show('#c83232');
    await ana.start('Header colours');
    await ana.trackTo(segmentStart(segment) + 90);
    let warned = '';
    ana.page.once('dialog', (dialog) => {
      warned = dialog.type();
      void dialog.accept();
    });
    await ana.page.reload();
    expect(warned).toBe('beforeunload');
    await ana.page.getByText('This page went while it was tracking').waitFor();
    desk.house.movable.moveTo(segmentStart(segment) + 300);
    await ana.page.getByRole('button', { name: /^Go on with/ }).click();
    await ana.hasBegun();
    await ana.trackTo(segmentEnd(segment) + 2);
    const [row = ''] = await until(async () => orNull(await ana.rows()));
    await ana.page.getByRole('button', { name: 'Send now' }).click();
    const [entry] = await until(async () => orNull(await desk.seenByBen(segment)));
    expect(row).toContain('Header colours');
    expect(entry?.seen?.stretches).toEqual([
      { from: at(segment, 0), to: at(segment, 91), end: 'died' },
      { from: at(segment, 300), to: at(segment, 600), end: 'continues' },
    ]);
  });

  it('what waits survives the killing of the browser, and days offline: it goes in order, and once', async () => {
    const segment = desk.freshSegment();
    await desk.show('#c83232');
    await ana.page.route('**/segments/**', (route) => route.abort());
    await ana.start('Header colours');
    await ana.trackTo(desk.draw(segment) + 1);
    await until(async () => (await ana.kept('pictures')) === 2);
    for (const next of [1, 2, 3]) await ana.trackTo(segmentStart(segment + next) + 2);
    await ana.stop();
    desk.house.movable.moveTo(segmentEnd(segment + 3) + WINDOW);
    await ana.page.getByText('Offline', { exact: true }).waitFor();
    await until(async () => (await ana.kept('waiting')) === 4);
    await ana.crash();

    desk.house.movable.moveTo(segmentEnd(segment + 300));
    // Any page will do: it brings what an earlier one left.
    await ana.openAgain('/money');
    const entries = await until(async () => {
      const seen = await desk.seenByBen(segment, segment + 3);
      return seen.length === 4 ? seen : null;
    });
    expect(entries.map(({ trackedSeconds }) => trackedSeconds)).toEqual([600, 600, 600, 2]);
    expect(entries[0]?.seen?.pictures).toMatchObject([{ arrived: true }]);
    await until(async () => (await ana.kept('waiting')) === 0 || null);
    const chain = await desk.house.db
      .selectFrom('record_chain')
      .select(['sequence', 'segment'])
      .where('segment', '>=', segment)
      .orderBy('sequence')
      .execute();
    expect(chain.map((link) => link.segment)).toEqual([0, 1, 2, 3].map((next) => segment + next));
    await ana.page.getByRole('link', { name: 'Track', exact: true }).click();
  });

  it('a share that ends stops the session there, and says so; nothing is taken without one', async () => {
    const segment = desk.freshSegment();
    await desk.show('#c83232');
    await ana.start('Header colours');
    await ana.trackTo(segmentStart(segment) + 30);
    await desk.hide();
    await ana.page.getByText('The sharing ended').waitFor();
    desk.house.movable.moveTo(segmentEnd(segment) + 2);
    await until(async () => orNull(await ana.rows()));
    await ana.page.getByRole('button', { name: 'Send now' }).click();
    const [entry] = await until(async () => orNull(await desk.seenByBen(segment)));
    expect(entry?.seen?.stretches).toEqual([{ from: at(segment, 0), to: at(segment, 30), end: 'stopped' }]);
  });
});

describe('nothing is tracked that was not allowed', () => {
  it('whoever shares nothing starts nothing', async () => {
    const shy = await desk.browser(null);
    await shy.setUp();
    await shy.page.getByLabel('Memo').fill('Header colours');
    await shy.button('Start').click();
    await shy.page.getByText('Nothing was shared, so tracking did not start.').waitFor();
    await shy.page.getByText('Not tracking').waitFor();
    await shy.close();
  });

  it('T1: another tab says where the tracker is, and another tracker is taken over from, not tracked beside', async () => {
    const segment = desk.freshSegment();
    await desk.show('#c83232');
    const elsewhere: ClientOptions = { house: desk.office.address, fetch, token: desk.people.tracker.token };
    const since = formatInstant(segmentStart(segment) - 60);
    await call(elsewhere, announceSession, { body: { contract: desk.contract, since, takeOver: false } });
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
    expect(await roughness(await pictureOf(first))).toBeLessThan(2);
  });
});

async function pictureOf(segment: number): Promise<Buffer> {
  const client = { house: desk.office.address, fetch, token: desk.people.ben.token };
  const params = { contract: desk.contract, segment, monitor: 0, kind: 'picture' } as const;
  return Buffer.from(await call(client, readPicture, { params }));
}

/** The mean step between neighbours: what text has, and nothing that is blurred for good. */
async function roughness(webp: Buffer): Promise<number> {
  const { data, info } = await sharp(webp).greyscale().raw().toBuffer({ resolveWithObject: true });
  let steps = 0;
  for (let at = 1; at < data.length; at += 1) {
    if (at % info.width !== 0) steps += Math.abs((data[at] ?? 0) - (data[at - 1] ?? 0));
  }
  return steps / data.length;
}

function at(segment: number, second: number): string {
  return formatInstant(segmentStart(segment) + second);
}

function orNull<Value>(list: readonly Value[]): readonly Value[] | null {
  return list.length > 0 ? list : null;
}
