import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readlinkSync, realpathSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './refusal.ts';

/** A live postmaster, as its own pid file tells. */
export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
}

/** The postmaster that works on this cluster folder now, whoever started it, or null. */
export function findRunning(clusterFolder: string): Running | null {
  const lines = pidFile(clusterFolder);
  const [pid, , , port, socketFolder] = lines ?? [];
  if (pid === undefined || port === undefined || socketFolder === undefined) return null;
  if (!isPostmasterOf(Number(pid), clusterFolder)) return null;
  return { pid: Number(pid), port: Number(port), socketFolder };
}

/**
 * Whether the process is alive and works in that cluster. A pid alone proves nothing: a zombie answers signal 0,
 * and after a restart of a container the same small number is somebody else.
 */
export function isPostmasterOf(pid: number, clusterFolder: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    if (process.platform !== 'linux') return macSays(pid, clusterFolder);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.slice(stat.lastIndexOf(')') + 2)[0];
    if (state === 'Z' || state === 'X') return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder);
  } catch {
    return false; // gone, or another user's
  }
}

/** Whether its program has been replaced under it: it could not load its own libraries any more. */
export function isOutdated(pid: number): boolean {
  try {
    return process.platform === 'linux' && readlinkSync(`/proc/${pid}/exe`).endsWith(' (deleted)');
  } catch {
    return false; // gone
  }
}

/**
 * PostgreSQL refuses to start while the pid in a dead postmaster's pid file answers, be it a zombie that nobody
 * reaps or a stranger. Where we know better, the pid is replaced by one that cannot exist. The rest of the file
 * stays: PostgreSQL still finds there the shared memory that a surviving backend would hold on to.
 */
export function disownPidFile(clusterFolder: string): void {
  const lines = pidFile(clusterFolder);
  const pid = Number(lines?.[0]);
  if (lines === null || isPostmasterOf(pid, clusterFolder) || !answers(pid)) return;
  const text = [NO_PID, ...lines.slice(1)].join('\n');
  // The cluster's user could put a link there to make root write elsewhere.
  const path = join(clusterFolder, 'postmaster.pid');
  const file = openSync(path, constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW);
  try {
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
}

function pidFile(clusterFolder: string): string[] | null {
  try {
    return readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function answers(pid: number): boolean {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function macSays(pid: number, clusterFolder: string): boolean {
  const [state = 'Z', ...command] = execFileSync('/bin/ps', ['-o', 'stat=,command=', '-p', String(pid)])
    .toString()
    .trim()
    .split(/\s+/);
  return !state.startsWith('Z') && command.join(' ').includes(clusterFolder);
}

const NO_PID = 2 ** 31 - 2;
