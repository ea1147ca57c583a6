import { readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SegmentNumber } from '@stint/core/segment';
import { privateFolder, syncFolder } from '../files.ts';
import type { Vault } from '../vault/vault.ts';
import { eraseEntry, readShelf, rewritePage, type Shelf } from './entry.ts';
import { type Letter, letterOf, type Place, type Waiting } from './page.ts';

/**
 * The room of segments whose record the house has, and whose pictures the disk did not give when it wanted them. They
 * keep nothing waiting, and are tried again and again.
 */
export class Owing {
  private readonly folder: string;
  private readonly vault: Vault;
  /** What it was opened with and could not read: the spool tells it. */
  readonly dark: { readonly contract: string; readonly shelf: Shelf }[] = [];
  private owed: readonly Waiting[] = [];

  private constructor(folder: string, vault: Vault) {
    this.folder = folder;
    this.vault = vault;
  }

  static async open(folder: string, vault: Vault): Promise<Owing> {
    await privateFolder(folder);
    const owing = new Owing(folder, vault);
    for (const contract of await readdir(folder)) {
      const shelf = await readShelf(vault, join(folder, contract));
      owing.owed = [...owing.owed, ...shelf.waiting];
      owing.dark.push({ contract, shelf });
    }
    return owing;
  }

  all(): readonly Waiting[] {
    return this.owed;
  }

  find(contract: string, segment: SegmentNumber): Waiting | null {
    return this.owed.find((each) => each.contract === contract && each.segment === segment) ?? null;
  }

  letters(): Letter[] {
    return this.owed.flatMap((each) => (each.owing ? [letterOf(each, each.owing)] : []));
  }

  /** Takes an entry in, with the place that its record has in the chain. */
  async put(waiting: Waiting, place: Place): Promise<void> {
    const { contract, segment } = waiting;
    const kept = await rewritePage(this.vault, { ...waiting, owing: place });
    const folder = join(this.folder, contract, String(segment));
    await privateFolder(dirname(folder));
    await rename(kept.folder, folder);
    await syncFolder(dirname(folder));
    await syncFolder(dirname(kept.folder));
    this.owed = [...this.owed, { ...kept, folder }];
  }

  /** The house has all of it now, or nobody wants it any more. */
  async settle(contract: string, segment: SegmentNumber): Promise<void> {
    const owed = this.find(contract, segment);
    if (!owed) return;
    await eraseEntry(owed.folder);
    this.owed = this.owed.filter((each) => each !== owed);
  }
}
