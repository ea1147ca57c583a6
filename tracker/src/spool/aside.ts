import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SegmentNumber } from '@stint/core/segment';
import type { Told } from '../desk/told.ts';
import { ifThere, privateFolder, syncFolder } from '../files.ts';
import { refusalRole } from '../vault/roles.ts';
import { orElse, type Vault } from '../vault/vault.ts';
import { eraseEntry, readShelf } from './entry.ts';
import type { Waiting } from './page.ts';

/** A record that the house refused for good, or that cannot be read any more, kept until the freelancer erases it. */
export interface KeptAside {
  readonly contract: string;
  readonly segment: SegmentNumber;
  /** Null where it cannot be read any more. */
  readonly waiting: Waiting | null;
  /** Why; null where not even that can be read. */
  readonly told: Told | null;
}

export const REFUSAL = 'refusal.vault';

/** The room of what was refused, with all of it. */
export class Aside {
  private readonly folder: string;
  private readonly vault: Vault;
  private kept: readonly KeptAside[] = [];

  private constructor(folder: string, vault: Vault) {
    this.folder = folder;
    this.vault = vault;
  }

  static async open(folder: string, vault: Vault): Promise<Aside> {
    await privateFolder(folder);
    const aside = new Aside(folder, vault);
    for (const contract of await readdir(folder)) await aside.look(contract);
    return aside;
  }

  /** The oldest first. */
  all(): readonly KeptAside[] {
    return this.kept;
  }

  /** Takes a folder in, whole. */
  async put(contract: string, folder: string): Promise<void> {
    const shelf = join(this.folder, contract);
    await privateFolder(shelf);
    await rm(join(shelf, basename(folder)), { recursive: true, force: true });
    await rename(folder, join(shelf, basename(folder)));
    await syncFolder(shelf);
    await syncFolder(dirname(folder));
    await this.look(contract);
  }

  /** False where it is not kept here. */
  async erase(contract: string, segment: SegmentNumber): Promise<boolean> {
    const known = this.kept.some((each) => each.contract === contract && each.segment === segment);
    if (!known) return false;
    const folder = join(this.folder, contract, String(segment));
    await eraseEntry(folder);
    await this.look(contract);
    return true;
  }

  private async look(contract: string): Promise<void> {
    const shelf = join(this.folder, contract);
    const { waiting, broken, unreadable } = await readShelf(this.vault, shelf);
    const readable = waiting.map((each) => ({ folder: each.folder, waiting: each }));
    const dark = [...broken, ...unreadable.map((segment) => join(shelf, String(segment)))];
    const found = [...readable, ...dark.map((folder) => ({ folder, waiting: null }))];
    const own = await Promise.all(
      found.map(async (each): Promise<KeptAside> => {
        const segment = Number(basename(each.folder));
        const why = this.vault.readJson<Told>(join(each.folder, REFUSAL), refusalRole(contract, segment));
        return { contract, segment, waiting: each.waiting, told: await orElse(why, null) };
      }),
    );
    const others = this.kept.filter((each) => each.contract !== contract);
    this.kept = [...others, ...own].sort((a, b) => a.segment - b.segment);
    if (own.length === 0) await ifThere(rm(shelf, { recursive: true, force: true }));
  }
}
