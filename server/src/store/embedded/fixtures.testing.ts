import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedDatabase, type EmbeddedOptions, openEmbedded } from './open.ts';
import { isStartRefusal, type StartRefusal } from './refusal.ts';
import { quickFolder } from './testing.ts';

/** What `house.testing.ts` is asked to do; it runs as a process of its own, so that it can be killed. */
export interface HouseOrders {
  readonly folder: string;
  readonly uid?: number;
  readonly binFolder?: string;
  /** Writes rows 1, 2, 3… into `hour` and tells each one that is committed. */
  readonly write?: boolean;
}

/** A house in a process of its own. */
export interface ChildHouse {
  readonly process: ChildProcess;
  /** Its first word: where its database is, or why there is none. */
  readonly said: Pick<EmbeddedDatabase, 'ownerUrl' | 'socketFolder' | 'adopted'> & {
    pid: number;
  } & Partial<StartRefusal>;
  /** The last row that it has acknowledged. */
  acknowledged(): number;
  kill(): Promise<void>;
  /** Asks it to stop as Ctrl-C would; answers what it logged last. */
  end(): Promise<string[]>;
}

export async function startHouse(orders: HouseOrders): Promise<ChildHouse> {
  const script = join(import.meta.dirname, 'house.testing.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  const first = await eventually(() => {
    const word = lines.find((line) => line.startsWith('{'));
    if (word === undefined && child.exitCode !== null) throw new Error(`it ended: ${lines.join('\n')}`);
    return word;
  });
  return {
    process: child,
    said: JSON.parse(first) as ChildHouse['said'],
    acknowledged: () => Number(lines.findLast((line) => /^\d+$/.test(line)) ?? 0),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    end: async () => {
      child.kill('SIGTERM');
      await ended;
      return lines.filter((line) => line.startsWith('log '));
    },
  };
}

/** Opens a database that must open; every one is stopped and every folder removed by `cleanUp`. */
export async function open(
  folder: string,
  options: Partial<EmbeddedOptions> = {},
): Promise<EmbeddedDatabase> {
  const opened = await openEmbedded({ folder, log: () => {}, ...options });
  if (isStartRefusal(opened)) throw new Error(opened.sentence);
  later.push(() => opened.stop());
  return opened;
}

export function newFolder(mode = 0o755, parent = quickFolder()): string {
  const folder = mkdtempSync(join(parent, 'stint-embedded-'));
  chmodSync(folder, mode);
  later.unshift(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** For `afterEach`: first what runs, then what lies about. */
export async function cleanUp(): Promise<void> {
  for (let next = later.pop(); next !== undefined; next = later.pop()) await next();
}

export const later: (() => unknown)[] = [];

/** Runs one statement and answers the first column of its rows. */
export async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Asks again and again until there is an answer, for half a minute at most. */
export async function eventually<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error('it did not happen within half a minute');
    await sleep(25);
  }
}
