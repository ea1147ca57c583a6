import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { lockFolder } from '../lock.ts';
import { isTrackerFolder } from './own-folder.ts';

export interface ForgetPorts {
  readonly folder: string;
  /** Nobody is asked. */
  readonly yes: boolean;
  /** Takes the folder's keys out of the desktop's keyring; false where some may stay there. */
  readonly keys: () => Promise<boolean>;
  /** Takes away what lies elsewhere: the autostart entry. */
  readonly elsewhere: () => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * `forget`: takes away all that this tracker keeps for its user, what is not sent yet included. The program itself stays
 * and asks for a house when it is opened again. Exit 0; 1 where it runs, is not confirmed, or the folder is none of ours.
 */
export async function forget({ folder, yes, keys, elsewhere, say }: ForgetPorts): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) {
    await elsewhere();
    say(`There is nothing in ${folder}.`);
    return 0;
  }
  if (!isTrackerFolder(names)) {
    say(`${folder} is no tracker's folder; nothing was removed.`);
    return 1;
  }
  const lock = lockFolder(folder);
  if (!lock) {
    say('The tracker runs. Quit it first: stint-tracker quit');
    return 1;
  }
  lock.release();
  const unsent = await countUnsent(folder);
  say(`This removes ${folder}: the sign-in, the settings, and what was tracked and is kept here.`);
  if (unsent > 0)
    say(
      `Not sent yet, and lost for good with it: ${unsent === 1 ? '1 segment' : `${unsent} segments`}. To send them, open the tracker.`,
    );
  say('What your house has, stays there. Sign this device out on its page "Trackers".');
  if (!yes && !(await confirms())) {
    say(
      process.stdin.isTTY
        ? 'Nothing was removed.'
        : 'Nothing was removed: where nobody can be asked, say --yes.',
    );
    return 1;
  }
  const all = await keys();
  await rm(folder, { recursive: true, force: true });
  await elsewhere();
  say(
    all
      ? 'Removed.'
      : "Removed. A key named Stint may be left in your desktop's keyring; it opens nothing any more.",
  );
  return 0;
}

/** Segments in the spool, whoever could read them, also those of which only pictures are still owed. */
async function countUnsent(folder: string): Promise<number> {
  let count = 0;
  for (const room of ['waiting', 'owing']) {
    const shelves = join(folder, 'spool', room);
    for (const contract of await readdir(shelves).catch(() => []))
      count += (await readdir(join(shelves, contract)).catch(() => [])).length;
  }
  return count;
}

async function confirms(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const said = await lines.question('Type "forget" to do it: ');
  lines.close();
  return said.trim() === 'forget';
}
