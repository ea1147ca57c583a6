import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { K1, K2 } from '../testing/world.ts';
import { askTracker } from './ask.ts';
import { meant, openControl } from './socket.ts';

describe('a running tracker and its command line', () => {
  let bench: TrackerBench;
  let control: { close(): Promise<void> };
  beforeEach(async () => {
    bench = await openTrackerBench();
    control = await openControl(bench.folder, bench.tracker, () => 'http://127.0.0.1:1/#token');
  });
  afterEach(async () => {
    await control.close();
    await bench.close();
  });

  it('speak over a socket that is for its owner alone', async () => {
    expect((await stat(join(bench.folder, 'control.sock'))).mode & 0o777).toBe(0o600);
    const started = await askTracker(bench.folder, { deed: 'start', contract: 'bread', memo: 'Oven page' });
    expect(started).toMatchObject({ status: { tracking: { contract: K2, memo: 'Oven page' } } });
    await askTracker(bench.folder, { deed: 'memo', text: 'Rolls' });
    expect(await askTracker(bench.folder, { deed: 'status' })).toMatchObject({
      status: { tracking: { memo: 'Rolls' } },
    });
    expect(await askTracker(bench.folder, { deed: 'window' })).toEqual({
      address: 'http://127.0.0.1:1/#token',
    });
    expect(await askTracker(bench.folder, { deed: 'stop' })).toMatchObject({ status: { tracking: null } });
  });

  it('refusals have their code and say what would work', async () => {
    expect(await askTracker(bench.folder, { deed: 'stop' })).toEqual({
      refused: 'not-tracking',
      says: 'No time is being tracked right now. Start tracking first. (T1)',
    });
    const which = await askTracker(bench.folder, { deed: 'start', contract: null, memo: '' });
    expect(which).toMatchObject({ refused: 'which-contract' });
  });

  it('what is no request gets no deed', async () => {
    const reply = await new Promise<string>((resolve) => {
      const socket = connect(join(bench.folder, 'control.sock'), () => socket.write('{"deed":"explode"}\n'));
      socket.on('data', (text) => resolve(String(text)));
    });
    expect(JSON.parse(reply)).toMatchObject({ refused: 'wrong-arguments' });
  });

  it('a socket that a killed tracker left is no tracker, and stands in nobody’s way', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stint-control-'));
    expect(await askTracker(folder, { deed: 'status' })).toMatchObject({ refused: 'no-tracker-running' });
    await writeFile(join(folder, 'control.sock'), '');
    expect(await askTracker(folder, { deed: 'status' })).toMatchObject({ refused: 'no-tracker-running' });
    const own = await openControl(folder, bench.tracker, () => '');
    expect(await askTracker(folder, { deed: 'status' })).toHaveProperty('status');
    await own.close();
    await rm(folder, { recursive: true });
  });
});

describe('which contract is meant', () => {
  const contracts = [
    { contract: K1, title: 'Header colours', client: 'Acme Garden Tools', standing: 'active' },
    { contract: K2, title: 'Header', client: 'Birch Bakery', standing: 'contract-paused' },
  ] as const;
  it.each([
    [K2, K2],
    ['header', K2],
    ['header colours', K1],
    ['bakery', K2],
    ['Acme Garden Tools · Header colours', K1],
    [null, K1],
  ])('%s', (words, contract) => expect(meant(words, contracts)).toBe(contract));

  it('says when several or none are', () => {
    expect(meant('e', contracts)).toEqual({ refused: 'which-contract' });
    expect(meant('moon', contracts)).toEqual({ refused: 'no-such-contract' });
    expect(meant(null, [])).toEqual({ refused: 'no-such-contract' });
  });
});
