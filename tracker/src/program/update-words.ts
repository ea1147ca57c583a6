import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { download } from '../update/download.ts';
import type { Offer } from '../update/judge.ts';
import { lookForUpdate } from '../update/look.ts';
import { FEED_REFUSALS, type FeedRefusal } from '../update/refusals.ts';
import { swap } from '../update/swap.ts';
import { type About, PACKAGE_FOLDER } from './about.ts';

export interface UpdatePorts {
  readonly about: About;
  readonly house: string;
  /** The tracker's own folder. */
  readonly folder: string;
  readonly fetch: typeof fetch;
  readonly say: (line: string) => void;
  readonly now: () => number;
}

/** Asks the house for a newer version of what is installed here. */
export function lookHere({ about, house, folder, fetch, now }: UpdatePorts): Promise<Offer | FeedRefusal> {
  return lookForUpdate({ house, fetch, folder, installed: about, key: about.key, now });
}

/**
 * `update`: what was installed by its install.sh is brought up to date, once all is verified; everything else is
 * installed by whoever installed it, so the way there is told. Exit 0, or 1 for a refusal with its code and sentence.
 */
export async function updateWords(ports: UpdatePorts, packageFolder = PACKAGE_FOLDER): Promise<number> {
  const { about, house, say } = ports;
  const found = await lookHere(ports);
  if ('refused' in found) return no(found.refused, FEED_REFUSALS[found.refused], say);
  if (!found.newer) {
    say(`${about.version} is the newest that ${house} offers.`);
    return 0;
  }
  const { file, version } = found;
  say(
    `Version ${version} is ready: ${file.name}, ${(file.bytes / 1e6).toFixed(0)} MB, SHA-256 ${file.sha256}`,
  );
  if (about.form !== 'home') {
    say(`Download it from ${house}/download and install it as you did this one.`);
    return 0;
  }
  const archive = join(dirname(packageFolder), '.new.tar.gz');
  try {
    const refusal = await download(ports, file, archive);
    if (refusal) return no(refusal.refused, FEED_REFUSALS[refusal.refused], say);
    const { platform, form } = about;
    const fault = await swap(archive, packageFolder, { version, platform, form });
    if (fault) return no(fault.code, fault.sentence, say);
  } finally {
    await rm(archive, { force: true });
  }
  say(
    `Version ${version} is installed. It runs from the next start on: stint-tracker quit, then stint-tracker`,
  );
  return 0;
}

function no(code: string, sentence: string, say: (line: string) => void): number {
  say(`${code}: ${sentence} ${STAYS}`);
  return 1;
}

const STAYS = 'The version that is installed stays as it is.';
