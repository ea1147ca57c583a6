import { execFile } from 'node:child_process';

/**
 * From here on this process and its children leave no image of their memory on a disk when they crash: it would hold
 * keys, titles and pictures. A limit of one byte, since Linux gives a program that collects such images (apport,
 * systemd-coredump) nothing at that limit, and something at 0. False where this system has no such limit to set.
 */
export function forbidCoreDumps(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(false);
  return new Promise((resolve) => {
    execFile('prlimit', ['--pid', String(pid), '--core=1:1'], (error) => resolve(error === null));
  });
}
