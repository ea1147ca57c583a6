import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { type Desk, EMPTY_DESK } from './desk/desk.ts';
import type { DiskWatch } from './disk.ts';
import { codeOf, writeDurably } from './files.ts';

/**
 * The desk as it is written down: sessions, memos, counts of whole minutes, the instant of the last input. Nothing
 * finer ever reaches the disk. What is not about input is written at once, input every few seconds.
 */
export class Journal {
  private readonly folder: string;
  private readonly disk: DiskWatch;
  private readonly everySeconds: number;
  private written: Desk | null = null;
  private writtenAt = 0;

  constructor(folder: string, disk: DiskWatch, everySeconds: number) {
    this.folder = folder;
    this.disk = disk;
    this.everySeconds = everySeconds;
  }

  /** What was left. One that cannot be read is put aside, and an empty desk begins. */
  static async read(folder: string): Promise<Desk> {
    await removeParts(folder);
    const path = join(folder, NAME);
    try {
      const { v, desk } = JSON.parse(await readFile(path, 'utf8')) as Page;
      if (v === 1) return desk;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return EMPTY_DESK;
      if (!(error instanceof SyntaxError)) throw error;
    }
    await rename(path, `${path}.unreadable`);
    return EMPTY_DESK;
  }

  /** Is it time to write, or to look at the disk again? */
  isDue(desk: Desk, now: Instant): boolean {
    const late = now - this.writtenAt >= this.everySeconds || this.disk.trouble() !== null;
    return late || stateOf(desk) !== stateOf(this.written);
  }

  /** Looks at the disk and writes what is new. `trouble()` of the disk says whether it would be kept. */
  async keep(desk: Desk, now: Instant): Promise<void> {
    this.writtenAt = now;
    await this.disk.look();
    await this.write(desk);
  }

  /** False where the disk did not take it. */
  async write(desk: Desk): Promise<boolean> {
    if (desk === this.written) return true;
    const page: Page = { v: 1, desk };
    const text = `${JSON.stringify(page)}\n`;
    const done = await this.disk.guard(() => writeDurably(join(this.folder, NAME), text));
    if (done) this.written = desk;
    return done;
  }
}

interface Page {
  readonly v: 1;
  readonly desk: Desk;
}

const NAME = 'desk.json';

function stateOf(desk: Desk | null): string {
  if (!desk) return '';
  const { open, closed, snapshots, sealed, unmeasured } = desk;
  const parts = [open?.contract, open?.start, open?.memos.length, closed.length, snapshots.length, sealed];
  return [...parts, ...unmeasured].map(String).join(' ');
}

/** A kill between the writing of a file and its renaming leaves the first name behind. */
async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true });
  }
}
