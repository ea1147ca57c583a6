import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { EMPTY_DESK } from './desk/desk.ts';
import type { Kept } from './desk/events.ts';
import type { DiskWatch } from './disk.ts';
import { Unreadable, type Vault } from './vault/vault.ts';

/**
 * The machine as it is written down: sessions, memos, counts of whole minutes, the instant of the last input, and
 * what the freelancer has still to decide. Nothing finer ever reaches the disk. What is not about input is written at
 * once, input every few seconds.
 */
export class Journal {
  private readonly folder: string;
  private readonly vault: Vault;
  private readonly disk: DiskWatch;
  private readonly everySeconds: number;
  private written: Kept | null = null;
  private writtenAt = 0;

  constructor(folder: string, vault: Vault, disk: DiskWatch, everySeconds: number) {
    this.folder = folder;
    this.vault = vault;
    this.disk = disk;
    this.everySeconds = everySeconds;
  }

  /** What was left. One that cannot be read is put aside, and an empty desk begins. */
  static async read(folder: string, vault: Vault): Promise<Kept> {
    await removeParts(folder);
    const path = join(folder, NAME);
    try {
      const page = await vault.readJson<Page>(path, ROLE);
      if (page === null) return NOTHING;
      const { v, ...kept } = page;
      if (v === 2) return kept;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    await rename(path, `${path}.unreadable`);
    return NOTHING;
  }

  /** Is it time to write, or to look at the disk again? With no session there is no hurry to look. */
  isDue(kept: Kept, now: Instant): boolean {
    if (!isSame(kept, this.written) || hasComeBack(kept, this.written)) return true;
    const hurry = kept.desk.open !== null || this.disk.trouble() !== null;
    return Math.abs(now - this.writtenAt) >= this.everySeconds * (hurry ? 1 : LEISURE);
  }

  /** Looks at the disk and writes what is new. `trouble()` of the disk says whether it would be kept. */
  async keep(kept: Kept, now: Instant): Promise<void> {
    this.writtenAt = now;
    await this.disk.look();
    await this.write(kept);
  }

  /** False where the disk did not take it. */
  async write({ desk, aways, paused, ending }: Kept): Promise<boolean> {
    const kept: Kept = { desk, aways, paused, ending };
    if (this.written?.desk === desk && isSame(kept, this.written)) return true;
    const page: Page = { v: 2, ...kept };
    const done = await this.disk.guard(() => this.vault.writeJson(join(this.folder, NAME), ROLE, page));
    if (done) this.written = kept;
    return done;
  }
}

interface Page extends Kept {
  readonly v: 2;
}

const NAME = 'desk.vault';
const ROLE = 'desk';
const NOTHING: Kept = { desk: EMPTY_DESK, aways: [], paused: null, ending: null };
const LEISURE = 12;
const SILENCE_SECONDS = 15;

/** But for what input changes. Every value here is a new one exactly where it has changed. */
function isSame(kept: Kept, written: Kept | null): boolean {
  if (!written) return false;
  const { desk, aways, paused, ending } = kept;
  return (
    aways === written.aways &&
    paused === written.paused &&
    ending === written.ending &&
    desk.open?.contract === written.desk.open?.contract &&
    desk.open?.start === written.desk.open?.start &&
    desk.open?.memos === written.desk.open?.memos &&
    desk.closed === written.desk.closed &&
    desk.snapshots === written.desk.snapshots &&
    desk.unmeasured === written.desk.unmeasured &&
    desk.sealed === written.desk.sealed
  );
}

/**
 * T5: a kill would take all the time since the last input that is written down. After a silence the first one is written
 * at once, so that it never takes more than a few seconds.
 */
function hasComeBack({ desk }: Kept, written: Kept | null): boolean {
  const [now, before] = [desk.open?.lastInput ?? null, written?.desk.open?.lastInput ?? null];
  return now !== null && now - (before ?? desk.open?.start ?? now) > SILENCE_SECONDS;
}

/** A kill between the writing of a file and its renaming leaves the first name behind. */
async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true });
  }
}
