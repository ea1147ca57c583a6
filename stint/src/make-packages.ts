import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { OpenHouse } from '@stint/server/serve';

/**
 * Makes the tracker's packages for this kind of computer once, so that the demo's download page has something to offer:
 * a process of its own, behind everything else, from what is installed. It ends with the house.
 */
export function makePackages(
  { downloads, address }: Pick<OpenHouse, 'downloads' | 'address'>,
  tell: (line: string) => void,
): { stop(): void } {
  if (process.platform !== 'linux') return { stop: () => undefined };
  const words = ['--into', downloads, '--for', `linux-${process.arch}`, '--house', address];
  const child = spawn(process.execPath, [MAIN, ...words, '--if-missing', '--quietly'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {},
  });
  const ends = (): void => void child.kill('SIGKILL');
  process.once('exit', ends);
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaint = `${complaint}${bytes.toString()}`.slice(-500);
  });
  child.once('error', (fault) => tell(`The tracker's packages could not be made: ${fault.message}`));
  child.once('exit', (code, signal) => {
    process.off('exit', ends);
    if (code !== 0 && signal === null) tell(`The tracker's packages could not be made: ${complaint.trim()}`);
  });
  return { stop: ends };
}

const MAIN = join(import.meta.dirname, '../../tracker/package/main.ts');
