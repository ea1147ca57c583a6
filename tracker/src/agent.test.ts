import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { leftBy, standingOf } from './desk/standing.ts';
import { type Bench, type BenchOptions, openBench } from './testing/desk-bench.ts';
import { instant } from './testing/hand-clock.ts';
import { contract, K1, K2 } from './testing/world.ts';

let bench: Bench;
const at = async (options: BenchOptions = {}): Promise<Bench> => {
  bench = await openBench(options);
  return bench;
};
afterEach(() => bench.remove());

/** `09:00-09:10 continues`, one for each stretch. */
function stretches(contractId = K1): string[] {
  const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);
  return bench
    .records(contractId)
    .flatMap((record) => record.stretches.map(({ from, to, end }) => `${clock(from)}-${clock(to)} ${end}`));
}

describe('an hour at the desk', () => {
  it('is recorded segment by segment, with snapshot, memo and counts of every minute', async () => {
    const { agent, desktop } = await at();
    expect(await agent.start(K1, 'Header colours')).toBeNull();
    await bench.until('09:04');
    desktop.type({ keys: 40, clicks: 2, scrolls: 3 });
    await bench.until('09:12', 'typing');
    await agent.stop();
    await bench.until('09:25');
    expect(stretches()).toEqual(['09:00:00-09:10:00 continues', '09:10:00-09:12:00 stopped']);
    const [first, second] = bench.records();
    expect(first).toMatchObject({ snapshotAt: instant('09:05') });
    expect(first).toMatchObject({ app: 'Editor', title: 'main.ts', withheld: null });
    expect(first?.activity?.[4]).toEqual([41, 2, 3]);
    expect(first?.activity?.[3]).toEqual([0, 0, 0]);
    expect(first?.pictures).toHaveLength(1);
    expect(second).toMatchObject({ snapshotAt: null, pictures: [], app: null, withheld: null });
  });

  it('T1: starting on another contract ends the first at that instant; the snapshot belongs to the one that is open', async () => {
    const { agent } = await at();
    await agent.start(K1, 'Header colours');
    await bench.until('09:03', 'typing');
    expect(await agent.start(K2, 'Oven page')).toBeNull();
    expect(await agent.start(K2, 'Oven page')).toEqual({ refused: 'already-tracking' });
    await bench.until('09:11', 'typing');
    await agent.stop();
    expect(await agent.stop()).toEqual({ refused: 'not-tracking' });
    await bench.until('09:21');
    expect(stretches(K1)).toEqual(['09:00:00-09:03:00 switched']);
    expect(stretches(K2)).toEqual(['09:03:00-09:10:00 continues', '09:10:00-09:11:00 stopped']);
    expect(bench.records(K1)[0]?.snapshotAt).toBeNull();
    expect(bench.records(K2)[0]?.snapshotAt).toBe(instant('09:05'));
  });

  it('T2: a snapshot is taken if and only if a session is open at its instant, to the second', async () => {
    const { agent } = await at();
    await bench.until('09:04:59');
    await agent.start(K1, 'a');
    await bench.until('09:05:00');
    await agent.stop(); // [09:04:59, 09:05:00) does not hold 09:05:00
    await bench.until('09:15:00');
    await agent.start(K1, 'b'); // [09:15:00, …) does
    await bench.until('09:15:01');
    await agent.stop();
    await bench.until('09:31');
    expect(bench.records().map(({ snapshotAt }) => snapshotAt)).toEqual([null, instant('09:15')]);
    expect(bench.records()[1]?.pictures).toHaveLength(1);
  });

  it('T3: a memo owns the snapshot from its instant on', async () => {
    const { agent } = await at();
    await agent.start(K1, 'Mail');
    await bench.until('09:05:00', 'typing');
    await agent.memo('Header colours');
    await bench.until('09:11', 'typing');
    expect(bench.records()[0]?.memos).toEqual([
      { from: instant('09:00'), memo: 'Mail' },
      { from: instant('09:05'), memo: 'Header colours' },
    ]);
    expect(bench.cuts[0]?.tracked.memos.at(-1)?.memo).toBe('Header colours');
  });
});

describe('T4: idle', () => {
  it('ends the session one second after the last input, and throws the snapshot of the tail away unsent', async () => {
    const { agent, folder } = await at({ drawn: 500 });
    await agent.start(K1, 'Header colours');
    await bench.until('09:04:30', 'typing');
    await bench.until('09:10');
    expect(await readdir(join(folder, 'captures'))).toHaveLength(1);
    expect(bench.desktop.captures()).toBe(1);
    expect(bench.records()).toEqual([]); // it may still turn out to have been idle since 09:04:30
    await bench.until('09:15');
    expect(stretches()).toEqual(['09:00:00-09:04:31 idle']);
    expect(bench.records()[0]).toMatchObject({ snapshotAt: null, pictures: [] });
    expect(await readdir(join(folder, 'captures'))).toEqual([]);
    expect(agent.look()).toMatchObject({ ending: { reason: 'idle', at: instant('09:04:31') } });
  });

  it('a session in which nothing was ever typed leaves nothing', async () => {
    const { agent } = await at();
    await agent.start(K1, '');
    await bench.until('09:40');
    expect(bench.records()).toEqual([]);
    expect(bench.desktop.captures()).toBe(1);
    expect(agent.look().desk).toMatchObject({ open: null, closed: [], snapshots: [] });
  });

  it('an input exactly at the limit is too late, one second before it is not', async () => {
    const { agent } = await at();
    await agent.start(K1, 'a');
    bench.desktop.type();
    await bench.until('09:09:59');
    bench.desktop.type();
    await bench.until('09:19:59');
    bench.desktop.type();
    await bench.until('09:21');
    expect(stretches()).toEqual(['09:00:00-09:10:00 idle']);
  });

  it('with idleMinutes null nobody is called idle; the segments wait for the next input', async () => {
    const { agent } = await at({ contracts: [contract(K1, { idleMinutes: null })] });
    await agent.start(K1, 'Call');
    await bench.until('10:01');
    expect(bench.records()).toEqual([]);
    bench.desktop.type();
    await bench.until('10:02');
    expect(stretches()).toHaveLength(6);
  });
});

describe('what a contract asks', () => {
  it('T5: paused on the house while tracking ends the session then; a start is refused by its code', async () => {
    const { agent, book } = await at();
    await agent.start(K1, 'a');
    await bench.until('09:02', 'typing');
    await book.learn([{ ...contract(K1), standing: 'contract-paused' }]);
    await agent.heedContracts();
    expect(await agent.start(K1, 'a')).toEqual({ refused: 'contract-paused' });
    expect(await agent.start(K2, 'a')).toEqual({ refused: 'no-such-contract' });
    await bench.until('09:11');
    expect(stretches()).toEqual(['09:00:00-09:02:00 paused']);
  });

  it('T5: an end that is known late stops the session at its own instant', async () => {
    const { agent, book } = await at();
    await agent.start(K1, 'a');
    await bench.until('09:08', 'typing');
    await book.learn([{ ...contract(K1), standing: 'contract-ended', endedAt: '2026-11-16T09:06:00Z' }]);
    await agent.heedContracts();
    await bench.until('09:11');
    expect(stretches()).toEqual(['09:00:00-09:06:00 ended']);
  });

  it('T5: a pause that is known late stops the session at its own instant, also when an end came after it', async () => {
    const { agent, book } = await at();
    const paused = { ...contract(K1), pausedAt: '2026-11-16T09:04:00Z' };
    await agent.start(K1, 'a');
    await bench.until('09:08', 'typing');
    await book.learn([{ ...paused, standing: 'contract-paused' }]);
    await agent.heedContracts();
    expect(agent.look()).toMatchObject({ ending: { reason: 'paused', at: instant('09:04') } });
    const ended = { ...paused, endedAt: '2026-11-16T09:06:00Z', standing: 'contract-ended' } as const;
    expect(leftBy(ended, instant('09:08'))).toEqual({ at: instant('09:04'), reason: 'paused' });
    expect(leftBy(contract(K1), instant('09:08'))).toBeNull();
    await bench.until('09:11');
    expect(stretches()).toEqual(['09:00:00-09:04:00 paused']);
  });

  it('T5: a contract that was to start later has started when its instant has come', () => {
    const later = {
      ...contract(K1),
      standing: 'contract-not-started',
      starts: '2026-11-16T09:00:00Z',
    } as const;
    expect(standingOf(later, instant('08:59:59'))).toBe('contract-not-started');
    expect(standingOf(later, instant('09:00'))).toBe('active');
  });

  it('C1: where the terms want no pictures none is taken, and the snapshot still is', async () => {
    const { agent } = await at({ contracts: [contract(K1, { snapshots: 'none' })] });
    await agent.start(K1, 'a');
    await bench.until('09:11', 'typing');
    expect(bench.desktop.captures()).toBe(0);
    expect(bench.records()[0]).toMatchObject({
      snapshotAt: instant('09:05'),
      pictures: [],
      withheld: 'terms',
      app: 'Editor',
    });
  });

  it('a picture that cannot be taken is said, and costs no time', async () => {
    const { agent } = await at();
    bench.desktop.breakCamera(true);
    await agent.start(K1, 'a');
    await bench.until('09:11', 'typing');
    expect(bench.records()[0]).toMatchObject({ snapshotAt: instant('09:05'), withheld: 'capture-failed' });
  });

  it('P8: a display that cannot be heard for a while is not measured, rather than not active', async () => {
    const { agent } = await at();
    await agent.start(K1, 'a');
    await bench.until('09:04', 'typing');
    bench.desktop.become('lost');
    await bench.until('09:05');
    bench.desktop.become('counting');
    await bench.until('09:21', 'typing');
    const [deaf, heard] = bench.records();
    expect(deaf).toMatchObject({ activity: null, capabilities: { counts: false } });
    expect(heard).toMatchObject({ capabilities: { counts: true } });
    expect(heard?.activity?.filter(([keys]) => keys > 0)).toHaveLength(10);
  });
});
