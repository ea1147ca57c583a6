import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, openBench } from './testing/desk-bench.ts';
import { instant } from './testing/hand-clock.ts';
import { testVault } from './testing/vault.ts';
import { K1, K2 } from './testing/world.ts';

let bench: Bench;
const at = async (options: BenchOptions = {}): Promise<Bench> => {
  bench = await openBench(options);
  return bench;
};
afterEach(() => bench.remove());

function stretches(contract = K1): string[] {
  const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);
  return bench
    .records(contract)
    .flatMap(({ stretches: all }) => all.map(({ from, to, end }) => `${clock(from)}-${clock(to)} ${end}`));
}

describe('T5: a tracker that died', () => {
  it('ends its session one second after the last input that it wrote down, and offers to go on', async () => {
    await at();
    await bench.agent.start(K1, 'Mail');
    await bench.until('09:06', 'typing');
    await bench.agent.memo('Header colours');
    await bench.until('09:12', 'typing');
    bench.clock.pass(1800);
    await bench.killAndOpen();
    expect(stretches()).toEqual(['09:00:00-09:10:00 continues', '09:10:00-09:11:31 died']);
    expect(bench.agent.look().ending).toEqual({
      contract: K1,
      at: instant('09:11:31'),
      reason: 'died',
      memo: 'Header colours',
      label: null,
    });
    expect(await bench.agent.start(K1, 'Header colours')).toBeNull();
    expect(bench.agent.look().ending).toBeNull();
  });

  it('loses at most a few seconds of input, and never a Start, a memo or a Stop', async () => {
    await at({ saveEverySeconds: 5 });
    await bench.agent.start(K1, 'a');
    bench.desktop.type();
    await bench.until('09:00:20');
    bench.desktop.type();
    await bench.agent.memo('b');
    await bench.killAndOpen();
    bench.clock.pass(1200);
    await bench.agent.tick();
    expect(stretches()).toEqual(['09:00:00-09:00:21 died']);
    expect(bench.records()[0]?.memos.map(({ memo }) => memo)).toEqual(['a', 'b']);
  });

  it('loses no silence that input had ended: the first key after it is written at once', async () => {
    await at({ saveEverySeconds: 5 });
    await bench.agent.start(K1, 'a');
    bench.desktop.type();
    await bench.until('09:00:05');
    await bench.until('09:03:01');
    bench.desktop.type();
    await bench.until('09:03:02');
    await bench.killAndOpen();
    bench.clock.pass(1200);
    await bench.agent.tick();
    expect(stretches()).toEqual(['09:00:00-09:03:02 died']);
  });

  it('keeps the snapshot that it had taken, when its instant lies before the end', async () => {
    await at();
    await bench.agent.start(K1, 'a');
    await bench.until('09:07', 'typing');
    await bench.killAndOpen();
    await bench.until('09:11');
    expect(bench.records()[0]).toMatchObject({ snapshotAt: instant('09:05'), withheld: null });
    expect(bench.records()[0]?.pictures).toHaveLength(1);
  });

  it('throws the snapshot away when its instant lies after the last input', async () => {
    await at();
    await bench.agent.start(K1, 'a');
    await bench.until('09:04', 'typing');
    await bench.until('09:06');
    await bench.killAndOpen();
    expect(await readdir(join(bench.folder, 'captures'))).toEqual([]);
    await bench.until('09:11');
    expect(bench.records()[0]).toMatchObject({ snapshotAt: null, pictures: [] });
  });

  it('spools a segment once, though it was killed before it noted that it had', async () => {
    await at();
    await bench.agent.start(K1, 'a');
    await bench.until('09:09:59', 'typing');
    const before = await readFile(join(bench.folder, 'desk.vault'));
    await bench.agent.stop();
    await bench.until('09:10:30');
    const [sealed] = bench.spool.waiting(K1);
    await writeFile(join(bench.folder, 'desk.vault'), before);
    await bench.killAndOpen();
    await bench.until('09:21');
    expect(bench.spool.waiting(K1).map(({ record }) => record)).toEqual([sealed?.record]);
  });

  it('closed in good order, its last segment goes out when it runs again', async () => {
    await at();
    await bench.agent.start(K1, 'a');
    await bench.until('09:03', 'typing');
    await bench.agent.close();
    bench.clock.pass(3600);
    await bench.killAndOpen();
    expect(stretches()).toEqual(['09:00:00-09:03:00 stopped']);
    expect(bench.agent.look().ending).toBeNull();
  });
});

describe('a full disk', () => {
  const mounts: string[] = [];
  afterEach(() => {
    for (const mount of mounts.splice(0)) execFileSync('umount', [mount]);
  });

  it.runIf(process.getuid?.() === 0)(
    'is said within ten seconds; nothing more is claimed, and what was tracked is kept until there is room',
    async () => {
      const mount = await mkdtemp(join(tmpdir(), 'stint-full-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=700', 'tmpfs', mount]);
      mounts.push(mount);
      const folder = join(mount, 'desk');
      await mkdir(folder);
      await at({ folder, reserveBytes: 100_000 });
      await bench.agent.start(K1, 'a');
      await bench.until('09:06', 'typing');
      await writeFile(join(mount, 'film'), fill(await freeBytes(mount)));
      await bench.until('09:06:10');
      expect(bench.agent.look()).toMatchObject({ disk: 'full', ending: { reason: 'disk' } });
      expect(bench.agent.look().desk.open).toBeNull();
      expect(await bench.agent.start(K1, 'a')).toEqual({ refused: 'disk-full' });
      await bench.until('09:12');
      await rm(join(mount, 'film'));
      await bench.until('09:12:10');
      expect(bench.agent.look().disk).toBeNull();
      expect(stretches()).toEqual([expect.stringMatching(/^09:00:00-09:06:0\d stopped$/)]);
      expect(await bench.agent.start(K2, 'a')).toBeNull();
    },
  );
});

it('what the tracker writes is for its owner alone: folders 0700, files 0600', async () => {
  await at();
  await bench.agent.start(K1, 'a');
  await bench.until('09:11', 'typing');
  await bench.agent.stop();
  const names = await readdir(bench.folder, { recursive: true, withFileTypes: true });
  for (const entry of names) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    expect(`${entry.name} ${(mode & 0o777).toString(8)}`).toBe(
      `${entry.name} ${entry.isDirectory() ? '700' : '600'}`,
    );
  }
  expect(names.length).toBeGreaterThan(8);
});

it('keeps no key, no text and no coordinate: the journal knows minutes, counts and memos', async () => {
  await at();
  await bench.agent.start(K1, 'a');
  bench.desktop.type({ keys: 3, clicks: 1 });
  await bench.until('09:00:20');
  const page = await testVault().readJson<{ desk: object }>(join(bench.folder, 'desk.vault'), 'desk');
  if (!page) throw new Error('no journal');
  const { desk } = page;
  expect(Object.keys(page).sort()).toEqual(['aways', 'desk', 'ending', 'paused', 'v']);
  expect(Object.keys(desk).sort()).toEqual(
    ['closed', 'counts', 'open', 'sealed', 'second', 'snapshots', 'unmeasured', 'until'].sort(),
  );
  expect(desk).toMatchObject({
    counts: [{ contract: K1, minute: instant('09:00') / 60, keys: 3, clicks: 1, scrolls: 0 }],
  });
});

async function freeBytes(mount: string): Promise<number> {
  const { statfs } = await import('node:fs/promises');
  const { bavail, bsize } = await statfs(mount);
  return bavail * bsize;
}

function fill(bytes: number): Buffer {
  return Buffer.alloc(bytes, 1);
}
