import { AxeBuilder } from '@axe-core/playwright';
import { formatInstant } from '@stint/core/instant';
import { SEGMENT_SECONDS, segmentEnd, segmentStart } from '@stint/core/segment';
import { parseCanonical } from '@stint/proof/canonical';
import { pixelOf } from '@stint/tracker/desktop/testing/pixels';
import { until } from '@stint/tracker/desktop/testing/until';
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
    expect((await new AxeBuilder({ page: ana.page }).analyze()).violations).toEqual([]);
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
    const [red = 0, green = 0, blue = 0] = await pixelOf(await desk.pictureOf(segment), 100, 60);
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

  it('it goes on while other pages are read, and stops when she signs out', async () => {
    const segment = desk.freshSegment();
    await desk.show('#c83232');
    await ana.start('Header colours');
    await ana.page.getByRole('link', { name: 'Money', exact: true }).click();
    await ana.page.getByRole('link', { name: 'Tracking Acme Garden Tools · Web shop' }).waitFor();
    desk.house.movable.moveTo(segmentStart(segment) + 60);
    await ana.page.getByRole('button', { name: 'Menu of Ana Duarte' }).click();
    const left = ana.page.waitForResponse(
      (answer) => answer.url().endsWith('/me/session') && answer.request().method() === 'DELETE',
    );
    await ana.page.getByRole('button', { name: 'Sign out' }).click();
    await left;
    await ana.page.getByLabel('E-mail').waitFor();
    desk.house.movable.moveTo(segmentEnd(segment) + WINDOW);
    const [entry] = await until(async () => orNull(await desk.seenByBen(segment)));
    expect(entry?.seen?.stretches).toEqual([{ from: at(segment, 0), to: at(segment, 60), end: 'stopped' }]);
  });
});
