import { spawn } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { Client } from 'pg';
import { APP, OWNER } from './cluster.ts';
import { urlTo } from './knock.ts';
import { lockWithin } from './lock.ts';
import { type EmbeddedDatabase, openEmbedded } from './open.ts';
import { isStartRefusal } from './refusal.ts';

/** A real PostgreSQL for tests: one for the whole run, shared by all its test files, fast and not durable. */
export interface TestCluster {
  /**
   * Makes the database `name` once in the run, with `fill` (migrations, a seed), and answers its name. Others
   * that ask meanwhile wait. `fill` must close its connections. Put into the name what the content depends on.
   */
  template(name: string, fill: (ownerUrl: string) => Promise<void>): Promise<string>;
  /** A database of one's own, a copy of the template: about 15 ms. */
  cloneDatabase(template: string): Promise<TestDatabase>;
}

export interface TestDatabase {
  readonly database: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Ends its connections and removes it. What is not dropped goes with the run. */
  drop(): Promise<void>;
}

/** Starts it, or joins the one that another file of the run has started. It ends with the run. */
export function testCluster(): Promise<TestCluster> {
  cluster ??= start();
  return cluster;
}

let cluster: Promise<TestCluster> | null = null;

async function start(): Promise<TestCluster> {
  const run = runProcess();
  const folder = join(quickFolder(), `stint-tests-${run}`);
  const server = await openEmbedded({ folder, settings: QUICK, log: () => {} });
  if (isStartRefusal(server)) throw new Error(server.sentence);
  if (!server.adopted) endWith(run, server);
  let clones = 0;
  return {
    template: async (name, fill) => {
      const lock = await lockWithin(join(folder, `pg.template-${name}`), 'exclusive', 120);
      if (lock === null) throw new Error(`template ${name} was not ready within two minutes`);
      try {
        await makeTemplate(server, name, fill);
      } finally {
        lock.release();
      }
      return name;
    },
    cloneDatabase: async (template) => {
      clones += 1;
      const name = `clone_${process.pid}_${clones}`;
      await tell(server, `create database ${name} template ${template} strategy file_copy`);
      return {
        database: name,
        ownerUrl: urlTo(server, OWNER, name),
        appUrl: urlTo(server, APP, name),
        drop: () => tell(server, `drop database if exists ${name} with (force)`),
      };
    },
  };
}

/** Memory where there is plenty of it, else the disk: what a test proves does not survive a power cut anyway. */
export function quickFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2 * 1024 ** 3 ? memory : tmpdir();
}

/** Vitest forks a process for each file: the run is their parent. Elsewhere it is ourselves. */
function runProcess(): number {
  return '__vitest_worker__' in globalThis && isMainThread ? process.ppid : process.pid;
}

/** However the run ends, a small shell outlives it, ends the server and removes the folder. */
function endWith(run: number, server: EmbeddedDatabase): void {
  const script = `while kill -0 "$1"; do sleep 0.3; done
    kill -QUIT "$2"; for i in 1 2 3 4 5 6 7 8 9; do kill -0 "$2" && sleep 0.2; done; rm -rf "$3"`;
  const args = ['-c', `exec 2>/dev/null; ${script}`, 'sh', String(run), String(server.pid()), server.folder];
  spawn('/bin/sh', args, { detached: true, stdio: 'ignore', cwd: '/' }).unref();
}

async function makeTemplate(
  server: EmbeddedDatabase,
  name: string,
  fill: (ownerUrl: string) => Promise<void>,
): Promise<void> {
  if ((await ask(server, 'select from pg_database where datname = $1', [name])) === 1) return;
  const draft = `${name}_draft`; // left by a file that failed here
  await tell(server, `drop database if exists ${draft} with (force)`);
  await tell(server, `create database ${draft} template template0 strategy file_copy`);
  await fill(urlTo(server, OWNER, draft));
  await tell(server, `alter database ${draft} with allow_connections false`);
  await tell(server, `alter database ${draft} rename to ${name}`);
}

async function tell(server: EmbeddedDatabase, statement: string): Promise<void> {
  await ask(server, statement, []);
}

async function ask(server: EmbeddedDatabase, statement: string, values: string[]): Promise<number> {
  const client = new Client({ connectionString: urlTo(server, OWNER, 'postgres') });
  client.on('error', () => {}); // the query that it hits rejects, and says the same
  await client.connect();
  try {
    return (await client.query(statement, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

const QUICK: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
  shared_buffers: '64MB',
};
