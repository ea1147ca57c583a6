import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import type { CapturedPicture } from '../desktop/ports.ts';
import { ifThere, privateFolder, removeFolder, syncFolder, writeDurably } from '../files.ts';
import type { RecordDraft } from '../record.ts';
import { type Turns, turns } from '../turns.ts';
import { accepted, after, type ChainBase, newBase, readBase, refused, writeBase } from './chain.ts';
import { deleteContents, readShelf, rewriteRecord, type Waiting, writeEntry } from './entry.ts';
import { type Told, ToldList } from './told.ts';

/**
 * The tracker's own store of what the house has not confirmed. Survives `kill -9` and a power cut at any moment:
 * what `append` has resolved for is there exactly once until the house has it.
 * ```
 * waiting/<contract>/<segment>/{record.json, 0-picture.webp, 0-thumbnail.webp}    refused/… the same
 * chains/<contract>.json                                                          told.json
 * ```
 */
export class Spool {
  readonly told: ToldList;
  private readonly folder: string;
  private device: string;
  private readonly shelves = new Map<string, Waiting[]>();
  private readonly bases = new Map<string, ChainBase>();
  /** The agent appends while the uploader removes: the disk sees one after the other. */
  private readonly inTurn: Turns = turns();

  private constructor(folder: string, device: string, told: ToldList) {
    this.folder = folder;
    this.device = device;
    this.told = told;
  }

  /** Opens the spool in `folder`, mends what a kill left, and numbers what waits for `device`. */
  static async open(folder: string, device: string): Promise<Spool> {
    for (const room of ['waiting', 'chains', 'refused']) await privateFolder(join(folder, room));
    const spool = new Spool(folder, device, await ToldList.open(join(folder, 'told.json')));
    await spool.load();
    return spool;
  }

  /** Contracts of which something waits. */
  contracts(): string[] {
    return [...this.shelves].filter(([, shelf]) => shelf.length > 0).map(([contract]) => contract);
  }

  first(contract: string): Waiting | null {
    return this.waiting(contract)[0] ?? null;
  }

  /** All that waits of a contract, oldest first. */
  waiting(contract: string): readonly Waiting[] {
    return this.shelves.get(contract) ?? [];
  }

  find(contract: string, segment: SegmentNumber): Waiting | null {
    return this.waiting(contract).find((waiting) => waiting.segment === segment) ?? null;
  }

  count(): number {
    return [...this.shelves.values()].reduce((sum, shelf) => sum + shelf.length, 0);
  }

  /** Was this segment spooled before, whatever became of it since? */
  has(contract: string, segment: SegmentNumber): boolean {
    const doneWith = this.bases.get(contract)?.doneWith ?? -1;
    return segment <= doneWith || this.find(contract, segment) !== null;
  }

  /** Gives a record its place in the chain and keeps it. Resolved: it is on the disk. Twice is once. */
  append(draft: RecordDraft, pictures: readonly CapturedPicture[]): Promise<void> {
    return this.inTurn(async () => {
      const { contract, segment } = draft;
      if (this.has(contract, segment)) return;
      const last = this.shelfOf(contract).at(-1);
      const { sequence, previous } = last ? after(last) : await this.baseOf(contract);
      const record = { ...draft, device: this.device, sequence, previous };
      const folder = join(this.folder, 'waiting', contract, String(segment));
      this.shelfOf(contract).push(await writeEntry(folder, record, pictures));
    });
  }

  /** The house has the record and every picture of it. False where it was deleted in the meantime: bring that. */
  remove(waiting: Waiting): Promise<boolean> {
    return this.inTurn(async () => {
      if (this.find(waiting.contract, waiting.segment)?.deleted !== waiting.deleted) return false;
      await this.setBase(waiting.contract, accepted(await this.baseOf(waiting.contract), waiting));
      this.shelfOf(waiting.contract).shift();
      await erase(waiting);
      return true;
    });
  }

  /** The house refused it for good: told, kept aside, and the next one may go. `erase`: it was deleted (C3, M4). */
  refuse(waiting: Waiting, told: Told, how: { consumed: boolean; erase: boolean }): Promise<void> {
    return this.inTurn(async () => {
      await this.told.add(told);
      if (!how.erase) await writeDurably(join(waiting.folder, REFUSAL), `${JSON.stringify(told)}\n`);
      const base = refused(await this.baseOf(waiting.contract), waiting, how.consumed);
      await this.setBase(waiting.contract, base);
      this.shelfOf(waiting.contract).shift();
      await this.clearAway(waiting);
      await this.renumber(waiting.contract);
    });
  }

  /**
   * C3 before it was sent: its pictures go now, the tombstone is asked for once the house knows the record. False
   * where it does not wait here.
   */
  delete(contract: string, segment: SegmentNumber): Promise<boolean> {
    return this.inTurn(async () => {
      const waiting = this.find(contract, segment);
      if (waiting) this.replace(await deleteContents(waiting));
      return waiting !== null;
    });
  }

  /** The house counts a refused record's number otherwise than we did: false when there is no other way to count. */
  recount(contract: string): Promise<boolean> {
    return this.inTurn(async () => {
      const base = await this.baseOf(contract);
      if (base.or === null) return false;
      await this.setBase(contract, { ...base, ...base.or, or: null });
      await this.renumber(contract);
      return true;
    });
  }

  /** Signed in again as another device: what waits begins that device's chains. */
  moveTo(device: string): Promise<void> {
    return this.inTurn(async () => {
      this.device = device;
      for (const contract of this.bases.keys()) await this.adopt(contract);
    });
  }

  private async load(): Promise<void> {
    for (const name of await readdir(join(this.folder, 'chains'))) {
      if (name.endsWith('.part')) await rm(join(this.folder, 'chains', name), { force: true });
      else await this.baseOf(basename(name, '.json'));
    }
    for (const contract of await readdir(join(this.folder, 'waiting'))) {
      const { doneWith } = await this.baseOf(contract);
      const shelf = await readShelf(join(this.folder, 'waiting', contract));
      for (const folder of shelf.broken) await this.putBrokenAside(contract, folder);
      // Killed between the base's step and the folder's removal: the house is done with these.
      for (const done of shelf.waiting.filter(({ segment }) => segment <= doneWith))
        await this.clearAway(done);
      const waiting = shelf.waiting.filter(({ segment }) => segment > doneWith);
      this.shelves.set(contract, waiting);
    }
    for (const contract of this.bases.keys()) await this.adopt(contract);
  }

  private async adopt(contract: string): Promise<void> {
    const base = await this.baseOf(contract);
    if (base.device !== this.device) {
      await this.setBase(contract, { ...newBase(this.device), doneWith: base.doneWith });
    }
    await this.renumber(contract);
  }

  /** Every waiting record stands where the chain wants it; a kill in between is mended by doing it again. */
  private async renumber(contract: string): Promise<void> {
    let { sequence, previous }: { sequence: number; previous: string | null } = await this.baseOf(contract);
    for (const waiting of this.shelfOf(contract)) {
      const record = { ...waiting.record, device: this.device, sequence, previous };
      const same =
        waiting.record.device === record.device &&
        waiting.record.sequence === sequence &&
        waiting.record.previous === previous;
      const placed = same ? waiting : await rewriteRecord(waiting, record);
      if (!same) this.replace(placed);
      ({ sequence, previous } = after(placed));
    }
  }

  /** What the house has is erased; what it refused is kept aside, for the freelancer to see. */
  private async clearAway(waiting: Waiting): Promise<void> {
    const kept = await ifThere(stat(join(waiting.folder, REFUSAL)));
    return kept ? this.putAside(waiting.contract, waiting.folder) : erase(waiting);
  }

  private async putBrokenAside(contract: string, folder: string): Promise<void> {
    const segment = Number(basename(folder));
    const message = 'The record of this segment can no longer be read from the disk.';
    await this.told.add({ at: segmentEnd(segment), contract, segment, code: 'record-unreadable', message });
    await this.putAside(contract, folder);
  }

  private async putAside(contract: string, folder: string): Promise<void> {
    const aside = join(this.folder, 'refused', contract);
    await privateFolder(aside);
    await rename(folder, join(aside, basename(folder)));
    await syncFolder(aside);
    await syncFolder(dirname(folder));
  }

  private replace(changed: Waiting): void {
    const shelf = this.shelfOf(changed.contract);
    this.shelves.set(
      changed.contract,
      shelf.map((each) => (each.segment === changed.segment ? changed : each)),
    );
  }

  private shelfOf(contract: string): Waiting[] {
    const shelf = this.shelves.get(contract) ?? [];
    this.shelves.set(contract, shelf);
    return shelf;
  }

  private async baseOf(contract: string): Promise<ChainBase> {
    const base =
      this.bases.get(contract) ?? (await readBase(join(this.folder, 'chains'), contract, this.device));
    this.bases.set(contract, base);
    return base;
  }

  private async setBase(contract: string, base: ChainBase): Promise<void> {
    await writeBase(join(this.folder, 'chains'), contract, base);
    this.bases.set(contract, base);
  }
}

const REFUSAL = 'refusal.json';

function erase(waiting: Waiting): Promise<void> {
  return removeFolder(waiting.folder, join(dirname(waiting.folder), `.gone-${waiting.segment}`));
}
