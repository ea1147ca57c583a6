import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, PORT } from './cluster.ts';
import { knock } from './knock.ts';
import { isStartRefusal, refuseForFile, refuseFullDisk, refuseStart, type StartRefusal } from './refusal.ts';
import { asUser } from './run.ts';
import { disownPidFile, findRunning, isOutdated, isPostmasterOf, type Running } from './running.ts';

/** A server that lets us in. */
export interface Postmaster extends Running {
  /** It ran already: a killed house left it, or another process of this house uses it. */
  readonly adopted: boolean;
  /** Settles when it has ended, with the reason as far as it is known. Does not keep Node alive. */
  readonly gone: Promise<string>;
}

type Log = (line: string) => void;

/**
 * The server of this cluster: the one that runs, else a new one. Waits for a dying one to be gone and for
 * recovery to end. Hold the start lock while calling. Refusals: `disk-full`, `database-stuck`, `folder-unusable`.
 */
export async function adoptOrLaunch(cluster: Cluster, log: Log): Promise<Postmaster | StartRefusal> {
  const deadline = performance.now() + PATIENCE_MS;
  try {
    for (;;) {
      const server = (await adopt(cluster, log)) ?? launch(cluster);
      const settled = await untilOpen(server, log);
      if (settled === 'open') return server;
      if (isStartRefusal(settled)) return settled;
      const refusal = server.adopted ? null : whyNot(cluster, settled.gone, deadline);
      if (refusal !== null) return refusal;
      await sleep(200);
    }
  } catch (error) {
    return refuseForFile(error, cluster.folder);
  }
}

/** Ends a server: fast at first (open transactions roll back, files are made whole), harder if it will not. */
export async function endPostmaster(server: Running, clusterFolder: string, log: Log): Promise<void> {
  const steps = [
    {
      signal: 'SIGINT',
      seconds: 60,
      next: 'It does not stop; stopping it at once (the next start recovers).',
    },
    { signal: 'SIGQUIT', seconds: 15, next: 'It still runs; killing it (the next start recovers).' },
    { signal: 'SIGKILL', seconds: 15, next: `PostgreSQL (process ${server.pid}) cannot be killed.` },
  ] as const;
  for (const { signal, seconds, next } of steps) {
    if (!isPostmasterOf(server.pid, clusterFolder)) return;
    process.kill(server.pid, signal);
    const begun = performance.now();
    for (let said = 0; performance.now() - begun < seconds * 1000; ) {
      if (!isPostmasterOf(server.pid, clusterFolder)) return;
      said = tell(log, begun, said, 'Stopping the database');
      await sleep(20);
    }
    log(next);
  }
}

/** The server that runs already, unless an update or a move of the folder has cut it off: that one is ended. */
async function adopt(cluster: Cluster, log: Log): Promise<Postmaster | null> {
  const running = findRunning(cluster.folder);
  if (running === null) return null;
  if (running.socketFolder === cluster.socketFolder && !isOutdated(running.pid)) {
    return { ...running, adopted: true, gone: untilGone(running.pid, cluster.folder) };
  }
  log(`The database that runs (process ${running.pid}) has been moved or updated; starting it anew.`);
  await endPostmaster(running, cluster.folder, log);
  return null;
}

/** Nobody tells us of the end of a process that is not our child: look again and again. */
function untilGone(pid: number, clusterFolder: string): Promise<string> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (isPostmasterOf(pid, clusterFolder)) return;
      clearInterval(look);
      resolve('it ended');
    }, 300);
    look.unref();
  });
}

/** Own session, output to a file: neither Ctrl-C nor the death of Node reaches it. */
function launch(cluster: Cluster): Postmaster {
  disownPidFile(cluster.folder);
  rmSync(join(cluster.socketFolder, `.s.PGSQL.${PORT}.lock`), { force: true }); // the same, for the socket
  const output = openLog(cluster.logFile);
  const settings = Object.entries(cluster.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(cluster.engine.bin, 'postgres'), ['-D', cluster.folder, ...settings], {
    cwd: '/',
    env: cluster.engine.environment,
    detached: true,
    stdio: ['ignore', output, output],
    ...asUser(cluster.user),
  });
  closeSync(output);
  child.unref();
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit ${code}` : `ended by ${signal}`));
  });
  return { pid: child.pid ?? 0, port: PORT, socketFolder: cluster.socketFolder, adopted: false, gone };
}

/** Waits as long as the server lives and says that it is coming up: recovery may take minutes. */
async function untilOpen(
  server: Postmaster,
  log: Log,
): Promise<'open' | { readonly gone: string } | StartRefusal> {
  let ended: { gone: string } | null = null;
  void server.gone.then((gone) => {
    ended = { gone };
  });
  const begun = performance.now();
  let quietSince = begun;
  for (let said = 0; ; ) {
    const answer = await knock(server);
    if (ended !== null) return ended;
    if (answer === 'open') return 'open';
    if (typeof answer === 'object') {
      const refused = `PostgreSQL (process ${server.pid}) runs, and does not let us in: ${answer.says}`;
      return refuseStart('database-stuck', refused);
    }
    if (answer === 'busy') quietSince = performance.now();
    if (performance.now() - quietSince > PATIENCE_MS) return refuseSilence(server);
    said = tell(log, begun, said, 'The database is getting ready (after a crash it replays its log)');
    await sleep(20);
  }
}

function refuseSilence({ pid, socketFolder }: Running): StartRefusal {
  const silent = `PostgreSQL (process ${pid}) works on this folder and does not answer in ${socketFolder}.`;
  return refuseStart('database-stuck', `${silent} End it with "kill -INT ${pid}" and start again.`);
}

/** Why a server that we started ended before it let us in; null when it is worth another try. */
function whyNot(cluster: Cluster, gone: string, deadline: number): StartRefusal | null {
  const said = logTail(cluster.logFile);
  const { bavail, bsize } = statfsSync(cluster.folder);
  const full = bavail * bsize < NEARLY_NOTHING; // then the log may hold no word of it
  if (full || /No space left|quota exceeded/i.test(said)) return refuseFullDisk(cluster.folder);
  // A killed postmaster is not reaped yet, or its last backends still hold the shared memory.
  const passing = /lock file ".*" already exists|pre-existing shared memory block/.test(said);
  if (passing && performance.now() < deadline) return null;
  return refuseStart('database-stuck', `PostgreSQL does not start (${gone}). It says: ${said || 'nothing'}`);
}

/** The file is begun anew at a start when it has grown past ten megabytes; the one before is kept. */
function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

function logTail(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, 2000));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8').trim().split('\n').slice(-5).join('\n');
  } finally {
    closeSync(file);
  }
}

/** One line every five seconds of waiting; answers how many were said. */
function tell(log: Log, begun: number, said: number, what: string): number {
  const seconds = Math.floor((performance.now() - begun) / 1000);
  if (seconds < (said + 1) * 5) return said;
  log(`${what}: ${seconds} s so far.`);
  return said + 1;
}

const PATIENCE_MS = 60_000;
const NEARLY_NOTHING = 1024 * 1024;
