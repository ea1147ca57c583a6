import type { Instant } from '@stint/core/instant';
import { sha256 } from '@stint/proof/hash';
import { type ClientOptions, call, Refused } from '@stint/wire/client';
import { deleteSegment } from '@stint/wire/diary';
import { type Receipt, recordSegment, uploadPicture } from '@stint/wire/upload';
import { diskTroubleOf } from '../files.ts';
import type { LastSegments } from '../last.ts';
import { type PictureKind, readPictureFile } from '../spool/entry.ts';
import type { Letter, Waiting } from '../spool/page.ts';
import type { Spool } from '../spool/spool.ts';
import type { Vault } from '../vault/vault.ts';
import { placeAnew } from './place-anew.ts';
import { type Held, lineOf, type Pass, type Stop, stopOf } from './stop.ts';
import { tellingsOf } from './tellings.ts';
import { isConsumed, isGone, pictureVerdictOf, verdictOf } from './verdict.ts';
import { allOf, namedHash, type Wanted } from './wanted.ts';

export interface UploaderPorts {
  readonly spool: Spool;
  readonly vault: Vault;
  /** C3: what the house has deleted is gone from the panel too. */
  readonly last?: Pick<LastSegments, 'forget'>;
  /** The house, with this device's token. */
  readonly house: () => ClientOptions;
  readonly now: () => Instant;
  /** Whether the private window of what waits is over. */
  readonly isReady: (waiting: Waiting) => boolean;
  /** Seconds after which a request that has no answer is given up. */
  readonly patienceSeconds: number;
}

/**
 * Brings what is ready to the house, each contract's records in the order of its chain: the record, then the pictures
 * it wants. A record leaves the spool only when the house has all of it, or refused it for good; where the disk does not
 * give a picture, that is owed and keeps nobody waiting. Sent twice is sent once.
 */
export class Uploader {
  private readonly ports: UploaderPorts;
  private underWay: { readonly done: number; readonly of: number } | null = null;

  constructor(ports: UploaderPorts) {
    this.ports = ports;
  }

  /** While it brings: how much of what was ready; else null. */
  bringing(): { readonly done: number; readonly of: number } | null {
    return this.underWay;
  }

  /** Brings all that can be brought now. Never rejects for what a house or a network does. */
  async pass(): Promise<Pass> {
    try {
      const pass = await this.passShelves();
      return pass.line === null || pass.line === 'online' ? await this.passOwing(pass) : pass;
    } finally {
      this.underWay = null;
    }
  }

  private async passShelves(): Promise<Pass> {
    const { spool, isReady } = this.ports;
    const held: Held[] = [];
    let sent = 0;
    for (const contract of spool.contracts()) {
      for (let next = await spool.depart(contract, isReady); next; ) {
        this.underWay = { done: sent, of: sent + spool.all().filter(isReady).length };
        const stop = await this.bring(next);
        if (stop?.verdict === 'later') return { sent, line: 'offline', held };
        if (stop?.verdict === 'sign-in') return { sent, line: 'sign-in-again', held };
        if (stop) held.push(stop.held);
        else sent += 1;
        next = stop ? null : await spool.depart(contract, isReady);
      }
    }
    return { sent, line: sent + held.length > 0 ? 'online' : null, held };
  }

  /** What the house has but for its pictures. Its record again is the same record, and says what is still wanted. */
  private async passOwing(shelves: Pass): Promise<Pass> {
    const house = this.ports.house();
    const { sent, held } = shelves;
    let { line } = shelves;
    for (const letter of this.ports.spool.owing.letters()) {
      const { contract, segment } = letter.waiting;
      try {
        const { wanted } = await this.send(house, letter);
        line = 'online';
        const stop = letter.waiting.deleted
          ? await this.deleteThere(house, letter.waiting)
          : await this.bringPictures(house, letter.waiting, wanted);
        if (stop === 'owed') continue;
        if (stop) return { sent, line: lineOf(stop.verdict), held };
      } catch (fault) {
        const verdict = verdictOf(fault);
        if (verdict !== 'refused') return { sent, line: lineOf(verdict), held };
        line = 'online';
        await this.forgetDeleted(letter.waiting, fault);
      }
      await this.ports.spool.owing.settle(contract, segment);
    }
    return { sent, line, held };
  }

  /** Null when the spool is done with it. */
  private async bring(letter: Letter, moves = 0): Promise<Stop | null> {
    const { spool } = this.ports;
    const house = this.ports.house();
    let receipt: Receipt;
    try {
      receipt = await this.send(house, letter);
    } catch (fault) {
      return this.notTaken(letter, fault, moves);
    }
    for (const telling of tellingsOf(letter.waiting, receipt, this.ports.now()))
      await spool.told.add(telling);
    return this.bringRest(house, letter, receipt.wanted);
  }

  /** The house has the record. */
  private async bringRest(house: ClientOptions, letter: Letter, wanted: Wanted): Promise<Stop | null> {
    const { spool } = this.ports;
    const { waiting } = letter;
    const stop = waiting.deleted
      ? await this.deleteThere(house, waiting)
      : await this.bringPictures(house, waiting, wanted);
    if (stop === 'owed') await spool.owe(letter);
    else if (stop) return stop;
    else await spool.remove(letter);
    return null;
  }

  private send(house: ClientOptions, { waiting, bytes }: Letter): Promise<Receipt> {
    const { contract, segment } = waiting;
    const params = { contract, segment };
    return call(house, recordSegment, { params, body: bytes, ...this.patience() });
  }

  private async notTaken(letter: Letter, fault: unknown, moves: number): Promise<Stop | null> {
    const { spool, now, house } = this.ports;
    const { contract, segment, deleted } = letter.waiting;
    let verdict = verdictOf(fault);
    try {
      const placing = await placeAnew(spool, letter, fault, (asking) => this.send(house(), asking));
      if (placing === 'there') return await this.bringRest(house(), letter, allOf(letter.waiting));
      const again = placing === 'moved' ? await spool.depart(contract, () => false) : null;
      if (again && moves < MOST_MOVES) return await this.bring(again, moves + 1);
      if (again || placing === 'held') verdict = 'held';
    } catch (other) {
      return stopOf(letter.waiting, other);
    }
    if (verdict !== 'refused' || !(fault instanceof Refused)) return stopOf(letter.waiting, fault, verdict);
    const { code, message } = fault.letter;
    // C3, M4: what was deleted is deleted here too; everything else the freelancer can still look at.
    const erase = code === 'deleted' || deleted;
    const told = { at: now(), contract, segment, code, message };
    await this.forgetDeleted(letter.waiting, fault);
    await spool.refuse(letter, told, { consumed: isConsumed(code), erase });
    return null;
  }

  /** `owed`: the house has all but what the disk does not give just now. */
  private async bringPictures(
    house: ClientOptions,
    waiting: Waiting,
    wanted: Wanted,
  ): Promise<Stop | 'owed' | null> {
    let owed = false;
    for (const { monitor, kind } of wanted) {
      const bytes = await this.pictureOf(waiting, monitor, kind);
      if (this.isDeleted(waiting)) return null;
      if (bytes === 'unreadable') {
        owed = true;
        await this.tell(waiting, 'picture-unreadable', UNREADABLE);
        continue;
      }
      if (bytes === 'lost' || sha256(bytes) !== namedHash(waiting, monitor, kind)) {
        await this.tell(waiting, 'picture-lost', 'A picture of this segment can no longer be read here.');
        continue;
      }
      try {
        const params = { contract: waiting.contract, segment: waiting.segment, monitor, kind };
        await call(house, uploadPicture, { params, body: bytes, ...this.patience() });
      } catch (fault) {
        const verdict = pictureVerdictOf(fault);
        await this.forgetDeleted(waiting, fault);
        if (verdict === 'unwanted') return null;
        if (verdict !== 'lost') return stopOf(waiting, fault, verdict);
        await this.tell(waiting, 'picture-lost', fault instanceof Error ? fault.message : '');
      }
    }
    return owed ? 'owed' : null;
  }

  private async forgetDeleted({ contract, segment }: Waiting, fault: unknown): Promise<void> {
    if (isGone(fault)) await this.ports.last?.forget(contract, segment);
  }

  /** C3: the freelancer deleted it while it waited. Its record is there now, so its tombstone can be. */
  private async deleteThere(house: ClientOptions, waiting: Waiting): Promise<Stop | null> {
    try {
      const params = { contract: waiting.contract, segment: waiting.segment };
      await call(house, deleteSegment, { params, ...this.patience() });
    } catch (fault) {
      const code = fault instanceof Refused ? fault.letter.code : '';
      if (code !== 'week-locked' && code !== 'no-such-segment') {
        return stopOf(waiting, fault);
      }
      if (code === 'week-locked')
        await this.tell(waiting, code, 'It could not be deleted: its week has locked.');
    }
    return null;
  }

  private tell({ contract, segment }: Waiting, code: string, message: string): Promise<void> {
    return this.ports.spool.told.add({ at: this.ports.now(), contract, segment, code, message });
  }

  /** What the disk does not give now it may give later: only a file that is not there, or is another, is lost. */
  private async pictureOf(
    waiting: Waiting,
    monitor: number,
    kind: PictureKind,
  ): Promise<Buffer | 'lost' | 'unreadable'> {
    try {
      return await readPictureFile(this.ports.vault, waiting, monitor, kind);
    } catch (error) {
      if (diskTroubleOf(error) === null) throw error;
      return 'unreadable';
    }
  }

  private isDeleted({ contract, segment }: Waiting): boolean {
    return this.ports.spool.find(contract, segment)?.deleted ?? false;
  }

  private patience(): { signal: AbortSignal } {
    return { signal: AbortSignal.timeout(this.ports.patienceSeconds * 1000) };
  }
}

/** So often a record gets another place in its chain in one pass. */
const MOST_MOVES = 3;

const UNREADABLE =
  'A picture of this segment cannot be read from the disk just now. The rest of it was brought, and the picture is tried again.';
