import { execFile } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Program, run, start } from '../../desktop/program.ts';

/** A Debian of its own in a folder: nothing of this machine's programs, but its network. */
export interface BareRoot {
  readonly folder: string;
  /** Runs to its end, as root or as somebody who lives there; answers what it printed. Rejects with what it said. */
  run(words: readonly string[], options?: InsideOptions): Promise<string>;
  /** Starts it and goes on. */
  start(words: readonly string[], options?: InsideOptions): Program;
}

export interface InsideOptions {
  readonly user?: { readonly uid: number; readonly home: string };
  readonly env?: Readonly<Record<string, string>>;
}

/** Sets up Debian with its package tool and nothing more (mmdebstrap; a minute). Needs root. */
export async function bareDebian(folder: string, suite: string): Promise<BareRoot> {
  const words = ['--quiet', '--variant=apt', '--mode=root', suite, folder];
  await promisify(execFile)('mmdebstrap', words, { maxBuffer: 1e7 });
  copyFileSync('/etc/resolv.conf', join(folder, 'etc/resolv.conf'));
  writeFileSync(join(folder, 'etc/hosts'), '127.0.0.1 localhost\n'); // as Debian's installer does
  return {
    folder,
    run: (words, options = {}) => run('unshare', inside(folder, words, options), { PATH }),
    start: (words, options = {}) => start('unshare', inside(folder, words, options), { PATH }),
  };
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** In mounts of its own, gone with the process. Each step becomes the next, so that a signal reaches the program. */
function inside(folder: string, words: readonly string[], { user, env = {} }: InsideOptions): string[] {
  const mounts = 'mount -t proc proc "$0/proc"; mount --rbind /dev "$0/dev"; exec chroot "$@"';
  const all = {
    PATH,
    LANG: 'C.UTF-8',
    HOME: user?.home ?? '/root',
    DEBIAN_FRONTEND: 'noninteractive',
    ...env,
  };
  const who = user === undefined ? [] : [`--userspec=${user.uid}:${user.uid}`];
  const setting = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  return ['--mount', 'sh', '-ec', mounts, folder, ...who, folder, 'env', '-i', ...setting, ...words];
}
