import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, mkdtemp, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../files.ts';
import { About } from '../program/about.ts';

/** Why a file with a good hash was not put in place: the version that runs is as it was. */
export interface NotSwapped {
  readonly code: 'not-installed-here' | 'not-unpacked' | 'not-a-tracker';
  readonly sentence: string;
}

/**
 * Puts a verified tar in the place of what runs: unpacks it beside (`lib/0.2.0`), looks whether it is what it should be,
 * and then moves the link `lib/current` in one step. Nobody ever finds half of a version, and what runs goes on running.
 * `folder`: the one that runs, `lib/0.1.0`.
 */
export async function swap(
  archive: string,
  folder: string,
  expected: Pick<About, 'version' | 'platform' | 'form'>,
): Promise<NotSwapped | null> {
  const lib = dirname(folder);
  const current = join(lib, 'current');
  if (!existsSync(current) || (await readlink(current).catch(() => '')) === '')
    return notSwapped('not-installed-here');
  const draft = await mkdtemp(join(lib, '.new-'));
  try {
    if (!(await unpacks(archive, draft))) return notSwapped('not-unpacked');
    const [inside, ...others] = await readdir(draft);
    if (inside === undefined || others.length > 0) return notSwapped('not-a-tracker');
    if (!(await isTracker(join(draft, inside), expected))) return notSwapped('not-a-tracker');
    const place = join(lib, expected.version);
    if (place === folder) return notSwapped('not-a-tracker');
    await rm(place, { recursive: true, force: true });
    await rename(join(draft, inside), place);
    await syncFolder(lib);
    await rm(`${current}.part`, { force: true });
    await symlink(expected.version, `${current}.part`);
    await rename(`${current}.part`, current);
    await syncFolder(lib);
    await removeOthers(lib, [basename(folder), expected.version]);
    return null;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const SENTENCES = {
  'not-installed-here': 'This tracker was not put here by its install.sh: unpack the new one by hand.',
  'not-unpacked': 'The new version could not be unpacked. Is there room on the disk?',
  'not-a-tracker': 'What was signed is not the version that the list names. Tell the operator of your house.',
} as const;

function notSwapped(code: keyof typeof SENTENCES): NotSwapped {
  return { code, sentence: SENTENCES[code] };
}

/** The system's tar, by its words and no shell. It keeps within the folder, and nobody else's owner or rights. */
function unpacks(archive: string, into: string): Promise<boolean> {
  const words = ['-xzf', archive, '-C', into, '--no-same-owner', '--no-same-permissions'];
  return new Promise((resolve) => {
    const child = spawn('tar', words, { stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

async function isTracker(
  folder: string,
  expected: Pick<About, 'version' | 'platform' | 'form'>,
): Promise<boolean> {
  const runs = await lstat(join(folder, 'bin/node')).catch(() => null);
  const text = await readFile(join(folder, 'about.json'), 'utf8').catch(() => '');
  try {
    const about = About.safeParse(JSON.parse(text));
    if (!about.success || !runs?.isFile()) return false;
    const { version, platform, form } = about.data;
    return version === expected.version && platform === expected.platform && form === expected.form;
  } catch {
    return false;
  }
}

/** The version that ran stays, for one that is still open; older ones go. */
async function removeOthers(lib: string, kept: readonly string[]): Promise<void> {
  for (const name of await readdir(lib)) {
    if (/^\d+\.\d+\.\d+$/.test(name) && !kept.includes(name))
      await rm(join(lib, name), { recursive: true, force: true });
  }
}
