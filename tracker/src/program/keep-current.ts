import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Form } from '@stint/wire/downloads';
import { About } from './about.ts';

/** What became of the installed program while it ran: another version came, or it is gone. */
export type Became = 'replaced' | 'removed' | 'as-it-was';

export interface KeepCurrentPorts {
  readonly about: Pick<About, 'version' | 'form'>;
  /** The folder of the version that runs. */
  readonly folder: string;
  isTracking(): Promise<boolean>;
  wait(seconds: number): Promise<void>;
  readonly stop: AbortSignal;
}

/**
 * Watches over what it runs from, since its children are started from there: resolves once another version is
 * installed and nothing is tracked, so that it can begin again as that; or when the program was removed.
 */
export async function keepCurrent(ports: KeepCurrentPorts): Promise<Became> {
  const { about, folder, stop } = ports;
  const place = aboutOf(about.form, folder);
  let missing = 0;
  while (!stop.aborted) {
    await ports.wait(EVERY_SECONDS);
    if (stop.aborted) break;
    const version = await versionAt(place);
    // An installer takes a file away before it puts the new one there.
    missing = version === null ? missing + 1 : 0;
    if (missing >= GONE_AFTER) return 'removed';
    if (version !== null && version !== about.version && !(await ports.isTracking())) return 'replaced';
  }
  return 'as-it-was';
}

const EVERY_SECONDS = 20;
const GONE_AFTER = 3;

/** One that install.sh has put there is replaced by a version beside it. */
function aboutOf(form: Form, folder: string): string {
  return form === 'home' ? join(dirname(folder), 'current/about.json') : join(folder, 'about.json');
}

async function versionAt(place: string): Promise<string | null> {
  try {
    return About.parse(JSON.parse(await readFile(place, 'utf8'))).version;
  } catch {
    return null; // it is gone, or being written
  }
}
