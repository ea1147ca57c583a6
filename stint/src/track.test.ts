import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isRefusal } from '@stint/core/refusal';
import { endProcess, startDisplay, type TestDisplay } from '@stint/tracker/desktop/testing/display';
import { until } from '@stint/tracker/desktop/testing/until';
import { Journal } from '@stint/tracker/journal';
import type { Status } from '@stint/tracker/status-page';
import { SmallHouse } from '@stint/tracker/testing/small-house';
import { ANA, contract, DEVICE, K1 } from '@stint/tracker/testing/world';
import { openVault } from '@stint/tracker/vault/open';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const STINT = fileURLToPath(new URL('./main.ts', import.meta.url));
/** Ten minutes in six seconds. */
const PACE = 100;

let desk: TestDisplay;
/** What is seen in the pictures: a screen of one colour counts as none. */
let terminal: ChildProcess;
let house: SmallHouse;
let folder: string;
let tracker: ChildProcess | null = null;
let printed = '';

beforeEach(async () => {
  desk = await startDisplay({ width: 640, height: 480 });
  terminal = spawn('xterm', ['-geometry', '40x10+20+20'], { env: desk.env, stdio: 'ignore' });
  folder = await mkdtemp(join(tmpdir(), 'stint-track-'));
  house = await SmallHouse.open();
  const began = performance.now();
  const now = (): string => {
    const seconds = Date.UTC(2026, 10, 16, 9) / 1000 + ((performance.now() - began) / 1000) * PACE;
    return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
  };
  house.answers.set('GET /clock', () => ({ now: now(), movable: true, demo: true }));
  house.answers.set('GET /contracts', () => [contract(K1)]);
  house.answers.set(`GET /contracts/${K1}/diary`, () => ({ entries: [] }));
  house.answers.set(`GET /contracts/${K1}/weeks/2026-11-16`, () => ({
    limitMinutes: 1200,
    totals: { countedSeconds: 0 },
  }));
  const seed = Buffer.alloc(32, 7).toString('base64url');
  const signedIn = { house: house.address, token: 'token-1', device: DEVICE, person: ANA, name: 'Ana' };
  await writeFile(join(folder, 'signed-in.json'), JSON.stringify({ ...signedIn, snapshotSeed: seed }));
});
afterEach(async () => {
  if (tracker) await endProcess(tracker, 'SIGKILL');
  await house.close();
  await endProcess(terminal, 'SIGTERM');
  await desk.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startTracker(): Promise<ChildProcess> {
  printed = '';
  const words = [STINT, 'track', '--no-window', '--folder', folder, '--pace', String(PACE)];
  const child = spawn(process.execPath, words, { env: desk.env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', (text: Buffer) => {
    printed += text.toString();
  });
  tracker = child;
  await until(() => printed.includes('The panel'));
  return child;
}

async function stint(...words: string[]): Promise<string> {
  return (await run(process.execPath, [STINT, ...words, '--folder', folder], { env: desk.env })).stdout;
}

async function refusal(...words: string[]): Promise<string> {
  return stint(...words).then(
    () => 'none',
    (error: { code: number; stderr: string }) => `${error.code} ${error.stderr.split(':')[0]}`,
  );
}

async function status(): Promise<Status> {
  return JSON.parse(await stint('status', '--json')) as Status;
}

async function work(keys: number): Promise<void> {
  await run('xdotool', ['key', '--delay', '50', ...Array.from({ length: keys }, () => 'a')], {
    env: desk.env,
  });
}

describe('stint track on a real desktop, an hour in less than a minute', () => {
  it('counts real keys, takes a real picture, survives kill -9 and sends every segment once', async () => {
    await startTracker();
    expect(await refusal('track', '--no-window')).toBe('1 already-running');
    expect(await refusal('stop')).toBe('1 not-tracking');
    expect(await refusal('start', 'moon')).toBe('1 no-such-contract');
    expect(await stint('start', 'header', '--memo', 'Mail')).toMatch(/^Tracking Acme Garden Tools · Header/);
    expect(await refusal('start')).toBe('1 already-tracking');
    await stint('memo', 'Header', 'colours');
    await until(async () => {
      await work(20);
      return house.records.size >= 2;
    });
    await until(() => house.pictures.size >= 2);
    if (tracker) await endProcess(tracker, 'SIGKILL');
    expect(await refusal('status')).toBe('1 no-tracker-running');
    await startTracker();
    expect(await status()).toMatchObject({
      tracking: null,
      ending: { reason: 'died', memo: 'Header colours' },
    });
    await until(async () => (await status()).waiting === 0 && house.records.size >= 3, 30);
    const records = [...house.records.values()].map(({ record }) => record);
    expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, n) => n));
    expect(records.at(-1)?.stretches.at(-1)?.end).toBe('died');
    const keys = records.flatMap(({ activity }) => activity ?? []).reduce((sum, [count]) => sum + count, 0);
    expect(keys).toBeGreaterThanOrEqual(20);
    const shot = records.find(({ pictures }) => pictures.length > 0);
    expect(shot?.pictures[0]).toMatchObject({ monitor: 0, width: 640, height: 480 });
    const child = tracker;
    if (child) await endProcess(child, 'SIGTERM');
    expect(child?.exitCode).toBe(0);
  });

  it('stops in good order on Ctrl+C, with its session', async () => {
    const child = await startTracker();
    await stint('start');
    await work(5);
    await endProcess(child, 'SIGINT');
    expect(child.exitCode).toBe(0);
    const vault = await openVault(folder, null);
    if (isRefusal(vault)) throw new Error(vault.refused);
    const { desk: left } = await Journal.read(folder, vault);
    expect(left.open).toBeNull();
    expect(left.closed.map(({ reason }) => reason).slice(-1)).toEqual(['stopped']);
  });
});

describe('words that are none', () => {
  it('are answered with the use and exit code 2; a desk without a display with its refusal', async () => {
    expect(await refusal('start', 'a', 'b', 'c')).toBe('2 use');
    expect(await refusal('memo')).toBe('2 use');
    expect(await refusal('track', '--nonsense')).toMatch(/^2 /);
    expect(await refusal('track', '--house', 'ftp://x')).toMatch(/^2 /);
    expect(await refusal('track', '--house', 'http://elsewhere.test')).toBe('1 other-house');
    const bare = { ...desk.env, DISPLAY: '', XDG_SESSION_TYPE: '' };
    const failed = await run(process.execPath, [STINT, 'track', '--folder', folder], { env: bare }).then(
      () => '',
      ({ code, stderr }: { code: number; stderr: string }) => `${code} ${stderr}`,
    );
    expect(failed).toMatch(/^1 no-display: There is no desktop to track here/);
  });
});
