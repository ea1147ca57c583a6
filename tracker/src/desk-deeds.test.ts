import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './desktop/testing/until.ts';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';
import { testVault } from './testing/vault.ts';
import { weekLetter } from './testing/week-letter.ts';
import { K1, K2 } from './testing/world.ts';
import { Tracker } from './tracker.ts';
import { firstWatch, look } from './tray/notices.ts';

let bench: TrackerBench;
beforeEach(async () => {
  bench = await openTrackerBench();
});
afterEach(() => bench.close());

const MANUAL = `POST /contracts/${K1}/manual-time`;
const ID = '00000000-0000-4000-8000-0000000000b1';

/** Away from half past nine on, and back at 10:04. */
async function goAway(): Promise<void> {
  await bench.tracker.start(K1, 'Call with Ben');
  await bench.until('09:20');
  await bench.desktop.signal('locked');
  bench.clock.pass(2640);
  await bench.desktop.signal('unlocked');
}

describe('T4, M5: time away', () => {
  it('is claimed by the offer; what the house says no to stays to be decided', async () => {
    await goAway();
    const { tracker, house } = bench;
    house.answers.set(MANUAL, () => ({ id: ID, week: weekLetter(0) }));
    house.faults.push({ of: MANUAL, fault: { refused: 'overlaps' } }, { of: MANUAL, fault: 'unanswered' });
    expect(await tracker.claimAway('Call')).toEqual({
      refused: 'house-refused',
      detail: 'the house says overlaps',
    });
    expect(await tracker.claimAway('Call')).toEqual({ refused: 'house-unreachable' });
    expect(tracker.status().away).toMatchObject({
      reason: 'locked',
      manual: { from: '2026-11-16T09:20:00Z', to: '2026-11-16T10:00:00Z' },
      says: expect.stringContaining('Of 0:44 away, 0:40 can be written in') as unknown,
    });
    expect(await tracker.claimAway('Call')).toBeNull();
    expect(tracker.status().away).toBeNull();
    const claimed = house.asked.filter((what) => what === MANUAL);
    expect(claimed).toHaveLength(3);
  });

  it('is dropped, or gone on from; asked again there is nothing', async () => {
    await goAway();
    const { tracker } = bench;
    expect(await tracker.dropAway()).toBeNull();
    expect(await tracker.dropAway()).toEqual({ refused: 'nothing-away' });
    expect(await tracker.goOnAfterAway()).toEqual({ refused: 'nothing-away' });
    expect(await tracker.claimAway('Call')).toEqual({ refused: 'nothing-away' });
    expect(tracker.status().ending).toMatchObject({ reason: 'locked', at: '2026-11-16T09:20:00Z' });
  });

  it('is on the disk before the computer may sleep: a death in its sleep loses nothing of it', async () => {
    const { tracker, desktop, clock, folder, signedIn } = bench;
    await tracker.start(K1, 'Header colours');
    await bench.until('09:20');
    await desktop.signal('sleeping');
    clock.pass(36_000);
    const kept = { folder, vault: testVault(), signedIn };
    const again = await Tracker.open({ ...kept, clock, desktop, fetch, reserveBytes: 0 });
    expect(again.status()).toMatchObject({
      ending: { reason: 'asleep', at: '2026-11-16T09:20:00Z' },
      away: { from: '2026-11-16T09:20:00Z', to: '2026-11-16T19:20:00Z', reason: 'asleep' },
    });
    expect(await again.goOnAfterAway()).toBeNull();
    expect(again.status()).toMatchObject({ away: null, tracking: { memo: 'Header colours' } });
  });
});

it('the key that pauses goes on with the same work; it takes no picture', async () => {
  const { tracker, desktop } = bench;
  await tracker.start(K1, 'Header colours');
  await bench.until('09:02');
  const captures = desktop.captures();
  desktop.pressPauseKey();
  await until(() => tracker.status().paused);
  expect(tracker.status()).toMatchObject({ tracking: null, paused: { since: '2026-11-16T09:02:00Z' } });
  await bench.until('09:03');
  expect(desktop.captures()).toBe(captures);
  desktop.pressPauseKey();
  await until(() => tracker.status().tracking);
  expect(tracker.status()).toMatchObject({ paused: null, tracking: { memo: 'Header colours', seconds: 0 } });
});

describe('T1: two computers, one clock', () => {
  const elsewhere = {
    device: '00000000-0000-4000-8000-0000000000d9',
    deviceName: 'Laptop',
    contract: K2,
    title: 'Bread site',
    client: 'Birch Bakery',
    since: '2026-11-16T08:50:00Z',
  };

  it('a Start is refused while the other one tracks, and it is named', async () => {
    const { tracker, house } = bench;
    house.answers.set('GET /me/session', () => ({ session: elsewhere }));
    expect(await tracker.start(K1, 'a')).toMatchObject({
      refused: 'tracking-elsewhere',
      detail: expect.stringContaining('“Laptop”') as unknown,
    });
    expect(tracker.status()).toMatchObject({
      tracking: null,
      elsewhere: { deviceName: 'Laptop', title: 'Bread site', since: '2026-11-16T08:50:00Z' },
    });
    expect(await tracker.goOn()).toMatchObject({ refused: 'tracking-elsewhere' });
  });

  it('the pause key that may not go on says so, on the page and in a notice, until something runs', async () => {
    const { tracker, house, desktop } = bench;
    await tracker.start(K1, 'Header colours');
    await tracker.pause();
    const before = tracker.status();
    house.answers.set('GET /me/session', () => ({ session: elsewhere }));
    desktop.pressPauseKey();
    await until(() => tracker.status().pauseKeySaid);
    const after = tracker.status();
    expect(after).toMatchObject({
      tracking: null,
      pauseKeySaid: { refused: 'tracking-elsewhere', says: expect.stringContaining('“Laptop”') as unknown },
    });
    const watch = look(firstWatch(bench.clock.now(), new Set()), before, 'UTC').watch;
    expect(look(watch, after, 'UTC').due.map(({ topic, title }) => [topic, title])).toContainEqual([
      'pause-key',
      'Ctrl+Alt+P did nothing: nothing is tracked',
    ]);
    house.answers.set('GET /me/session', () => ({ session: null }));
    desktop.pressPauseKey();
    await until(() => tracker.status().tracking && tracker.status().pauseKeySaid === null);
    expect(look(look(watch, after, 'UTC').watch, tracker.status(), 'UTC').over).toContain('pause-key');
  });

  it('a house that does not answer stands in nobody’s way, and one that is offline is not even asked', async () => {
    const { tracker, house } = bench;
    house.faults.push({ of: 'GET /me/session', fault: 'lost' }, { of: 'PUT /me/session', fault: 'lost' });
    expect(await tracker.start(K1, 'a')).toBeNull();
    await tracker.stop();
    house.faults.push(...Array.from({ length: 5 }, () => ({ of: 'GET /clock', fault: 'lost' }) as const));
    await tracker.ask();
    const asked = house.asked.length;
    expect(await tracker.start(K1, 'a')).toBeNull();
    expect(house.asked.length).toBe(asked);
  });

  it('is told of the house at Start and at every ask, and when it is over, by whatever ended it', async () => {
    const { tracker, house, desktop } = bench;
    house.answers.set('GET /me/session', () => ({ session: null }));
    house.answers.set('PUT /me/session', () => ({
      session: { ...elsewhere, device: bench.signedIn.device },
    }));
    await tracker.start(K1, 'a');
    await tracker.ask();
    const said = (): string[] => house.asked.filter((what) => what.endsWith('/me/session'));
    expect(said().filter((what) => what.startsWith('PUT'))).toHaveLength(2);
    await desktop.signal('locked');
    await tracker.tick();
    await until(() => said().includes('DELETE /me/session'));
  });
});
