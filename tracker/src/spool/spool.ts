import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SegmentNumber } from '@stint/core/segment';
import type { Told } from '../desk/told.ts';
import { type Turns, turns } from '../desk/turns.ts';
import type { CapturedPicture } from '../desktop/ports.ts';
import { ifThere, privateFolder } from '../files.ts';
import type { RecordDraft } from '../record.ts';
import { refusalRole } from '../vault/roles.ts';
import type { Vault } from '../vault/vault.ts';
import { Aside, REFUSAL } from './aside.ts';
import { accepted, type ChainBase, type Head, leaving, lost, recounted, refused } from './chain.ts';
import { Chains } from './chains.ts';
import { deleteContents, eraseEntry, readShelf, rewritePage, type Shelf, writeEntry } from './entry.ts';
import { Owing } from './owing.ts';
import { type Letter, letterOf, type Waiting } from './page.ts';
import { Shelves } from './shelves.ts';
import { ToldList, type Unreadable, unreadableRecord } from './told.ts';

/**
 * The tracker's own store of what the house has not confirmed. Survives `kill -9` and a power cut at any moment:
 * what `append` has resolved for is there exactly once until the house has it. All of it is encrypted.
 * ```
 * waiting/<contract>/<segment>/{record, 0-picture.0, 0-thumbnail.0}.vault    owing/…  refused/…  the same
 * chains/<contract>.vault                                                    told.vault
 * ```
 */
export class Spool extends Shelves {
  readonly told: ToldList;
  readonly aside: Aside;
  readonly owing: Owing;
  private readonly folder: string;
  private readonly vault: Vault;
  private readonly chains: Chains;
  /** The agent appends while the uploader removes: the disk sees one after the other. */
  private readonly inTurn: Turns = turns();

  private constructor(folder: string, vault: Vault, rooms: SpoolRooms) {
    super();
    this.folder = folder;
    this.vault = vault;
    this.chains = rooms.chains;
    this.told = rooms.told;
    this.aside = rooms.aside;
    this.owing = rooms.owing;
  }

  /** Opens the spool in `folder` and mends what a kill left. What leaves from now on, `device` sends. */
  static async open(folder: string, device: string, vault: Vault): Promise<Spool> {
    await privateFolder(join(folder, 'waiting'));
    const spool = new Spool(folder, vault, {
      chains: await Chains.open(join(folder, 'chains'), device, vault),
      told: await ToldList.open(join(folder, 'told.vault'), vault),
      aside: await Aside.open(join(folder, 'refused'), vault),
      owing: await Owing.open(join(folder, 'owing'), vault),
    });
    for (const damaged of spool.chains.damaged) await spool.told.add(damaged);
    await spool.load();
    await spool.chains.adopt(device);
    return spool;
  }

  /** Everything of it, also what is owed and what was put aside. */
  sizeBytes(): number {
    const aside = this.aside.all().flatMap(({ waiting }) => waiting ?? []);
    return [...this.all(), ...this.owing.all(), ...aside].reduce((sum, each) => sum + each.sizeBytes, 0);
  }

  /** Was this segment spooled before, whatever became of it since? A contract's segments come in their order. */
  has(contract: string, segment: SegmentNumber): boolean {
    return segment <= this.chains.of(contract).doneWith || this.find(contract, segment) !== null;
  }

  /** Keeps a record with its pictures. Resolved: it is on the disk. Twice is once. */
  append(record: RecordDraft, pictures: readonly CapturedPicture[]): Promise<void> {
    return this.inTurn(async () => {
      const { contract, segment } = record;
      if (this.has(contract, segment)) return;
      const folder = join(this.folder, 'waiting', contract, String(segment));
      this.put(await writeEntry(this.vault, folder, record, pictures));
    });
  }

  /**
   * What leaves next: the one that may have left already, until the spool is done with it; else the oldest that is
   * ready, which gets its place in the chain. Null: none may leave.
   */
  depart(contract: string, isReady: (waiting: Waiting) => boolean): Promise<Letter | null> {
    return this.inTurn(async () => {
      const base = this.chains.of(contract);
      if (base.leaving !== null) return this.letterAt(contract, base);
      const next = this.waiting(contract).find(isReady);
      if (!next) return null;
      await this.chains.set(contract, leaving(base, next.segment));
      return letterOf(next, base);
    });
  }

  /** The house has the record and every picture of it. False where it was deleted in the meantime: bring that. */
  remove(letter: Letter): Promise<boolean> {
    return this.inTurn(async () => {
      const { contract, segment, deleted, folder } = letter.waiting;
      if (this.find(contract, segment)?.deleted !== deleted) return false;
      await this.chains.set(contract, accepted(this.chains.of(contract), letter));
      this.drop(contract, segment);
      await eraseEntry(folder);
      return true;
    });
  }

  /** The house has the record and wants pictures that cannot be read now: they are owed. False: as of `remove`. */
  owe(letter: Letter): Promise<boolean> {
    return this.inTurn(async () => {
      const { contract, segment, deleted } = letter.waiting;
      const base = this.chains.of(contract);
      const current = this.find(contract, segment);
      if (current?.deleted !== deleted) return false;
      const { device, sequence, previous } = base;
      await this.owing.put(current, { device, sequence, previous });
      await this.chains.set(contract, accepted(base, letter));
      this.drop(contract, segment);
      return true;
    });
  }

  /** The house refused it for good: told, kept aside, and the next one may go. `erase`: it was deleted (C3, M4). */
  refuse(letter: Letter, told: Told, how: { consumed: boolean; erase: boolean }): Promise<void> {
    return this.inTurn(async () => {
      const { contract, segment, folder } = letter.waiting;
      await this.told.add(told);
      if (!how.erase) await this.vault.writeJson(join(folder, REFUSAL), refusalRole(contract, segment), told);
      await this.chains.set(contract, refused(this.chains.of(contract), letter, how.consumed));
      this.drop(contract, segment);
      await this.clearAway(contract, folder);
    });
  }

  /**
   * C3 before it was sent: its pictures go now, and what it tells of the work if nothing of it can have left; the
   * tombstone is asked for once the house knows the record. False where it does not wait here.
   */
  delete(contract: string, segment: SegmentNumber): Promise<boolean> {
    return this.inTurn(async () => {
      const waiting = this.find(contract, segment);
      if (waiting) this.put(await deleteContents(this.vault, waiting, this.mayHaveLeft(waiting)));
      return waiting !== null;
    });
  }

  /** Writes one anew that nothing can have left of. `change` gives null to let it be. False: it may have left. */
  change(
    contract: string,
    segment: SegmentNumber,
    change: (waiting: Waiting) => Promise<Waiting | null>,
  ): Promise<boolean> {
    return this.inTurn(async () => {
      const waiting = this.find(contract, segment);
      if (!waiting || waiting.deleted || this.mayHaveLeft(waiting)) return false;
      const changed = await change(waiting);
      if (changed) this.put(await rewritePage(this.vault, changed));
      return true;
    });
  }

  /** May the house's chain of this contract stand elsewhere than ours? */
  inDoubt(contract: string): boolean {
    return this.chains.of(contract).or !== null;
  }

  /** The house counts otherwise than we did; `house`: where it stands, if it said so. False: no other way to count. */
  recount(contract: string, house: Head | null = null): Promise<boolean> {
    return this.inTurn(async () => {
      const base = recounted(this.chains.of(contract), house);
      if (base) await this.chains.set(contract, base);
      return base !== null;
    });
  }

  /** Signed in again as another device: what leaves from now on begins that device's chains. */
  moveTo(device: string): Promise<void> {
    return this.inTurn(() => this.chains.adopt(device));
  }

  private async load(): Promise<void> {
    for (const contract of await readdir(join(this.folder, 'waiting'))) await this.loadShelf(contract);
    for (const { contract, shelf } of this.owing.dark) await this.loseDark(contract, shelf);
    for (const waiting of this.owing.all()) await this.settleOwing(waiting);
  }

  private async loadShelf(contract: string): Promise<void> {
    const { cleared } = this.chains.of(contract);
    const shelf = await readShelf(this.vault, join(this.folder, 'waiting', contract));
    await this.loseDark(contract, shelf);
    // Killed between the base's step and the folder's removal: the house is done with this one.
    for (const done of shelf.waiting.filter(({ segment }) => segment === cleared))
      await this.clearAway(contract, done.folder);
    this.fill(
      contract,
      shelf.waiting.filter(({ segment }) => segment !== cleared),
    );
  }

  private async loseDark(contract: string, { broken, unreadable }: Shelf): Promise<void> {
    for (const folder of broken)
      await this.lose(contract, Number(basename(folder)), 'record-unreadable', folder);
    for (const segment of unreadable) await this.lose(contract, segment, 'record-unreadable-now');
  }

  /** What the disk does not give is told: `folder` is put aside, for good; without one it is tried at the next start. */
  private async lose(
    contract: string,
    segment: SegmentNumber,
    code: Unreadable,
    folder?: string,
  ): Promise<void> {
    await this.told.add(unreadableRecord(contract, segment, code));
    if (folder === undefined) return;
    await this.aside.put(contract, folder);
    const base = this.chains.of(contract);
    if (base.leaving === segment) await this.chains.set(contract, lost(base));
  }

  /** Killed between an entry's move to what is owed and the base's step. */
  private async settleOwing(waiting: Waiting): Promise<void> {
    const { contract, segment, owing } = waiting;
    const base = this.chains.of(contract);
    if (base.leaving === segment && owing)
      await this.chains.set(contract, accepted(base, letterOf(waiting, owing)));
  }

  /** What is leaving, and is not on its shelf, the disk does not give just now: nothing of its contract may pass it. */
  private letterAt(contract: string, base: ChainBase): Letter | null {
    const waiting = base.leaving === null ? null : this.find(contract, base.leaving);
    return waiting && letterOf(waiting, base);
  }

  private mayHaveLeft({ contract, segment }: Waiting): boolean {
    return this.chains.of(contract).leaving === segment;
  }

  /** What the house has is erased; what it refused is kept aside, for the freelancer to see. */
  private async clearAway(contract: string, folder: string): Promise<void> {
    const kept = await ifThere(stat(join(folder, REFUSAL)));
    await (kept ? this.aside.put(contract, folder) : eraseEntry(folder));
  }
}

interface SpoolRooms extends Pick<Spool, 'told' | 'aside' | 'owing'> {
  readonly chains: Chains;
}
