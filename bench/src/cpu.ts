import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ticks of /proc/<pid>/stat in a second (USER_HZ). */
const TICKS = 100;

/** Seconds of CPU that these processes have used so far. One that has ended counts 0. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + secondsOf(pid), 0);
}

/** Seconds of CPU of one process so far, with all the children that it has waited for. */
export function cpuWithChildren(pid: number): number {
  const spent = statOf(pid).slice(11, 15); // utime, stime, cutime, cstime
  return spent.reduce((sum, field) => sum + Number(field), 0) / TICKS;
}

/** The postmaster of a house's embedded PostgreSQL, and every process that it has started. */
export function postgresOf(folder: string): number[] {
  const postmaster = Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const others = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === postmaster);
  return [postmaster, ...others];
}

/** Seconds of CPU that a house's PostgreSQL has used so far, with those of its processes that have ended. */
export function postgresSeconds(folder: string): number {
  const [postmaster = 0, ...others] = postgresOf(folder);
  return cpuWithChildren(postmaster) + cpuSeconds(others);
}

/** False where there is no /proc to read it from. */
export function canMeasureCpu(): boolean {
  return existsSync('/proc/self/stat');
}

function secondsOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
}

function parentOf(pid: number): number {
  return Number(statOf(pid)[1] ?? 0);
}

/** The fields behind the command's name: state, ppid, … utime is the 12th, stime the 13th. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
