import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawOf } from './signed-in.ts';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';
import { testVault } from './testing/vault.ts';
import { ANA, contract, K1, K2 } from './testing/world.ts';
import { Tracker } from './tracker.ts';

let bench: TrackerBench;
beforeEach(async () => {
  bench = await openTrackerBench();
});
afterEach(() => bench.close());

describe('T2: nobody is told before the end', () => {
  it('two hours that differ in nothing but the draw look the same until each segment is over', async () => {
    const other = await openTrackerBench('09:00', 9);
    expect(drawOf(bench.signedIn)(2_991_366)).not.toBe(drawOf(other.signedIn)(2_991_366));
    const free = new Set<string>();
    const seen = { here: [] as string[], there: [] as string[] };
    await bench.tracker.start(K1, 'Header colours');
    await other.tracker.start(K1, 'Header colours');
    for (let minute = 0; minute < 10; minute += 1) {
      const until = `09:0${minute}:59`;
      for (const [each, list] of [
        [bench, seen.here],
        [other, seen.there],
      ] as const) {
        await each.until(until);
        await each.tracker.pass();
        await each.tracker.ask();
        await each.tracker.delete(K1, 2_991_366).then((refusal) => list.push(JSON.stringify(refusal)));
        const status = each.tracker.status();
        // What else fills the disk differs; that it is told anew only at a segment's end is looked at below.
        const spool = { ...status.spool, freeBytes: 0 };
        free.add(`${each.folder} ${status.spool.freeBytes}`);
        list.push(JSON.stringify({ ...status, spool }).replaceAll(each.house.address, 'house'));
      }
    }
    expect(bench.desktop.captures() + other.desktop.captures()).toBe(2);
    expect(seen.here).toEqual(seen.there);
    expect(free.size).toBe(2);
    expect(new Set(seen.here).size).toBeGreaterThan(10);
    await other.close();
  });
});

describe('with a house', () => {
  it('sends what is over, and then shows its verdict', async () => {
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:12');
    expect(bench.tracker.status()).toMatchObject({ waiting: 1, last: { waits: true, protected: null } });
    expect(await bench.tracker.pass()).toMatchObject({ sent: 1, line: 'online' });
    await bench.tracker.ask();
    expect(bench.tracker.status()).toMatchObject({
      waiting: 0,
      today: 600,
      week: { countedSeconds: 66_000, limitMinutes: 1200 },
      last: { waits: false, protected: true, cost: { seconds: 600, money: '7.50', currency: 'USD' } },
      segment: {
        trackedSeconds: 120,
        activeMinutes: 2,
        hasMemo: true,
        clientVerified: true,
        withinLimit: true,
      },
    });
  });

  it('keeps the verdict of a contract when another one is switched to', async () => {
    const { tracker } = bench;
    await tracker.start(K1, 'Header colours');
    await bench.until('09:12');
    await tracker.pass();
    await tracker.ask();
    await tracker.start(K2, 'Oven page');
    await tracker.ask();
    expect(tracker.status()).toMatchObject({
      chosen: K2,
      segments: [{ contract: K1, protected: true, countedSeconds: 600 }],
    });
  });

  it('T6: offline it starts, tracks and keeps; online again it brings everything', async () => {
    const { house, tracker } = bench;
    house.faults.push(...Array.from({ length: 9 }, () => ({ of: '', fault: 'lost' }) as const));
    await tracker.ask();
    expect(tracker.status().line).toBe('offline');
    expect(await tracker.start(K1, 'a')).toBeNull();
    await bench.until('09:31');
    await tracker.pass();
    expect(tracker.status()).toMatchObject({ line: 'offline', waiting: 3 });
    house.faults.length = 0;
    await tracker.pass();
    expect(house.records.size).toBe(3);
    expect(tracker.status()).toMatchObject({ line: 'online', waiting: 0 });
  });

  it('stays offline while all that waits is in its private window: nobody has heard of the house', async () => {
    const { house, tracker } = bench;
    house.answers.set('GET /contracts', () => [contract(K1, { privateWindowMinutes: 10 })]);
    await tracker.ask();
    await tracker.start(K1, 'a');
    await bench.until('09:11');
    house.faults.push(...Array.from({ length: 9 }, () => ({ of: '', fault: 'lost' }) as const));
    await tracker.ask();
    await tracker.pass();
    expect(tracker.status()).toMatchObject({ line: 'offline', waiting: 1 });
  });

  it('T5: a pause that the house tells of ends the session, and says so', async () => {
    const { house, tracker } = bench;
    await tracker.start(K1, 'a');
    await bench.until('09:02');
    house.answers.set('GET /contracts', () => [{ ...contract(K1), standing: 'contract-paused' }]);
    await tracker.ask();
    expect(tracker.status()).toMatchObject({
      tracking: null,
      ending: { reason: 'paused', title: 'Header colours' },
    });
    expect(await tracker.start(K1, 'a')).toEqual({ refused: 'contract-paused' });
  });

  it("does not start while this computer's clock and the house's differ", async () => {
    bench.house.answers.set('GET /clock', () => ({
      now: '2026-11-16T08:30:00Z',
      movable: false,
      demo: false,
    }));
    await bench.tracker.ask();
    expect(await bench.tracker.start(K1, 'a')).toEqual({ refused: 'clock-differs' });
    expect(bench.tracker.status().skewSeconds).toBe(1800);
  });
});

describe('deleting (C3)', () => {
  it('a segment that still waits: its pictures are gone at once, its tombstone follows', async () => {
    const { tracker, house, folder } = bench;
    await tracker.start(K1, 'a');
    await bench.until('09:10');
    await tracker.stop();
    await bench.until('09:11');
    const { last } = tracker.status();
    expect(await tracker.delete(K1, last?.segment ?? 0)).toBeNull();
    expect(await tracker.thumbnail()).toBeNull();
    const left = await readdir(folder, { recursive: true });
    expect(left.filter((name) => name.endsWith('.webp'))).toEqual([]);
    await tracker.pass();
    expect(house.tombstones.size).toBe(1);
    expect(house.pictures.size).toBe(0);
    expect(tracker.status()).toMatchObject({ waiting: 0, last: null });
  });

  it('refusals come through: a running segment, a house that is away, a house that says no', async () => {
    const { tracker, house } = bench;
    await tracker.start(K1, 'a');
    await bench.until('09:11');
    expect(await tracker.delete(K1, 2_991_367)).toEqual({ refused: 'segment-running' });
    await tracker.pass();
    house.faults.push({ of: 'DELETE', fault: 'lost' }, { of: 'DELETE', fault: { refused: 'week-locked' } });
    expect(await tracker.delete(K1, 2_991_366)).toEqual({ refused: 'house-unreachable' });
    expect(await tracker.delete(K1, 2_991_366)).toEqual({
      refused: 'house-refused',
      detail: 'the house says week-locked',
    });
    expect(tracker.status().last).not.toBeNull();
  });
});

describe('signing in again', () => {
  it('keeps everything meanwhile; the same person brings it, another one cannot', async () => {
    const { tracker, house } = bench;
    await tracker.start(K1, 'a');
    await bench.until('09:11');
    house.token = 'token-2';
    await tracker.pass();
    expect(tracker.status()).toMatchObject({ line: 'sign-in-again', waiting: 1 });
    const again = { ...bench.signedIn, token: 'token-2', device: '00000000-0000-4000-8000-0000000000d2' };
    expect(await tracker.signInAgain({ ...again, person: K2 })).toEqual({ refused: 'other-person' });
    expect(await tracker.signInAgain(again)).toBeNull();
    await tracker.pass();
    expect([...house.records.values()][0]?.record).toMatchObject({ device: again.device, freelancer: ANA });
  });
});

it('opens again where it was: memos, contracts and the last segment are still there', async () => {
  const { tracker, folder, clock, desktop, signedIn } = bench;
  await tracker.start(K2, 'Oven page');
  await bench.until('09:10');
  await tracker.close();
  const again = await Tracker.open({
    folder,
    vault: testVault(),
    clock,
    desktop,
    signedIn,
    fetch,
    reserveBytes: 0,
  });
  expect(again.status()).toMatchObject({
    chosen: K2,
    recentMemos: ['Oven page'],
    last: { title: 'Bread site', thumbnail: true },
    waiting: 1,
    ending: null,
  });
  expect(await readdir(join(folder, 'captures'))).toEqual([]);
});
