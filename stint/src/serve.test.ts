import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, 'main.ts');
const running: ChildProcess[] = [];
let folder: string;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'stint-serve-'));
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
  probe.close();
});
afterAll(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** The exit code, and what went to standard error. */
  readonly ended: Promise<{ code: number | null; complained: string }>;
}

function stint(args: readonly string[], variables: Record<string, string> = {}): Run {
  const env = {
    ...process.env,
    DATABASE_URL: '',
    STINT_HOST: '',
    STINT_DATA: join(folder, 'data'),
    STINT_PORT: String(port),
    ...variables,
  };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let said = '';
  let complained = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    complained += bytes.toString();
  });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, complained }));
  return { child, said: () => said, ended };
}

async function health(): Promise<number> {
  return fetch(`http://localhost:${port}/healthz`).then(
    ({ status }) => status,
    () => 0,
  );
}

/** Every status that /healthz gave until it was 200. */
async function opened(): Promise<number[]> {
  const seen: number[] = [];
  await expect
    .poll(async () => seen[seen.push(await health()) - 1], { timeout: 60_000, interval: 20 })
    .toBe(200);
  return seen;
}

function signIn(said: string): Promise<Response> {
  const [, email, password] = /Operator +(\S+@\S+) +(\S+)/.exec(said) ?? [];
  return fetch(`http://localhost:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
}

describe('stint serve', () => {
  let first: Run;
  let welcome: string;

  it('answers 503 while it starts and 200 when it is ready, and tells where and as whom to sign in', async () => {
    first = stint(['serve', '--demo', '--empty']);
    const seen = await opened();
    expect([...new Set(seen.filter((status) => status !== 0))]).toEqual([503, 200]);
    await expect.poll(first.said).toContain('Ctrl-C');
    welcome = first.said();
    expect(welcome).toContain(`Stint is open: http://localhost:${port}`);
    expect(welcome).toContain(`npx stint track --house http://localhost:${port}`);
    expect((await signIn(welcome)).status).toBe(200);
  });

  it('refuses a port and a folder that are in use, in one sentence', async () => {
    const samePort = await stint(['serve'], { STINT_DATA: join(folder, 'other') }).ended;
    expect(samePort.code).toBe(1);
    expect(samePort.complained).toMatch(new RegExp(`^stint: Port ${port} of 127.0.0.1 is in use .*\\n$`));
    expect(existsSync(join(folder, 'other'))).toBe(false);
    const sameFolder = await stint(['serve', '--port', '0']).ended;
    expect(sameFolder.code).toBe(1);
    expect(sameFolder.complained).toMatch(
      /^stint: A Stint \(process \d+\) already works on .*\(folder-held\)\n$/,
    );
  });

  it('refuses what it is told wrongly, without a stack', async () => {
    const wrong = [
      stint(['serve'], { STINT_PORT: 'http' }),
      stint(['serve', '--demo'], { STINT_HOST: '0.0.0.0' }),
      stint(['serve', '--port', '0'], {
        DATABASE_URL: 'postgresql://x:y@127.0.0.1:9/z',
        STINT_DATA: join(folder, 'db'),
      }),
    ];
    const ends = await Promise.all(wrong.map(({ ended }) => ended));
    expect(ends.map(({ code }) => code)).toEqual([1, 1, 1]);
    const said = ends.map(({ complained }) => complained);
    expect(said[0]).toContain('STINT_PORT');
    expect(said[1]).toContain('demo-on-loopback-only');
    expect(said[2]).toContain('database-unreachable');
    for (const line of said) expect(line.trimEnd().split('\n')).toHaveLength(1);
  });

  it('keeps everything when it is killed, and opens again', async () => {
    first.child.kill('SIGKILL');
    await first.ended;
    const second = stint(['serve']);
    await opened();
    await expect.poll(second.said).toContain('Ctrl-C');
    expect(second.said()).not.toContain('Operator');
    expect((await signIn(welcome)).status).toBe(200);
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
    expect(second.said()).toContain('Closed.');
    expect(existsSync(join(folder, 'data', 'house.json'))).toBe(false);
    expect(existsSync(join(folder, 'data', 'pg', 'postmaster.pid'))).toBe(false);
  });
});
