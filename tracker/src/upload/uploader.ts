import { formatMinutes } from '@stint/core/duration';
import type { Instant } from '@stint/core/instant';
import { sha256 } from '@stint/proof/hash';
import { type ClientOptions, call, Refused } from '@stint/wire/client';
import { deleteSegment } from '@stint/wire/diary';
import { type Receipt, recordSegment, uploadPicture } from '@stint/wire/upload';
import { diskTroubleOf } from '../files.ts';
import { type PictureKind, readPictureFile, type Waiting } from '../spool/entry.ts';
import type { Spool } from '../spool/spool.ts';
import { isConsumed, pictureVerdictOf, type Verdict, verdictOf } from './verdict.ts';

export interface UploaderPorts {
  readonly spool: Spool;
  /** The house, with this device's token. */
  house(): ClientOptions;
  now(): Instant;
  /** Seconds after which a request that has no answer is given up. */
  readonly patienceSeconds: number;
}

/** How it stands between this tracker and the house. */
export type Line = 'online' | 'offline' | 'sign-in-again';

/** Why a contract's oldest record has to wait, by the house's own code. */
export interface Held {
  readonly contract: string;
  readonly segment: number;
  readonly code: string;
  readonly message: string;
}

export interface Pass {
  readonly sent: number;
  readonly line: Line;
  readonly held: readonly Held[];
}

/**
 * Brings what waits to the house, each contract's records in their order: the record, then the pictures it wants. A
 * record leaves the spool only when the house has all of it, or refused it for good. Sent twice is sent once.
 */
export class Uploader {
  private readonly ports: UploaderPorts;

  constructor(ports: UploaderPorts) {
    this.ports = ports;
  }

  /** Brings all that can be brought now. Never rejects for what a house or a network does. */
  async pass(): Promise<Pass> {
    const held: Held[] = [];
    let sent = 0;
    for (const contract of this.ports.spool.contracts()) {
      for (let next = this.ports.spool.first(contract); next; next = this.ports.spool.first(contract)) {
        const stop = await this.bring(next);
        if (stop === null) sent += 1;
        else if (stop.verdict === 'later') return { sent, line: 'offline', held };
        else if (stop.verdict === 'sign-in') return { sent, line: 'sign-in-again', held };
        else {
          held.push(stop.held);
          break;
        }
      }
    }
    return { sent, line: 'online', held };
  }

  /** Null when the spool is done with it. */
  private async bring(waiting: Waiting): Promise<Stop | null> {
    const house = this.ports.house();
    let receipt: Receipt;
    try {
      const params = { contract: waiting.contract, segment: waiting.segment };
      receipt = await call(house, recordSegment, { params, body: waiting.bytes, ...this.patience() });
    } catch (fault) {
      return this.notTaken(waiting, verdictOf(fault), fault);
    }
    await this.tellOf(waiting, receipt);
    const stop = waiting.deleted
      ? await this.deleteThere(house, waiting)
      : await this.bringPictures(house, waiting, receipt.wanted);
    if (!stop) await this.ports.spool.remove(waiting);
    return stop;
  }

  private async notTaken(waiting: Waiting, verdict: Verdict, fault: unknown): Promise<Stop | null> {
    if (verdict === 'out-of-sequence' && (await this.ports.spool.recount(waiting.contract))) {
      const again = this.ports.spool.first(waiting.contract);
      return again ? this.bring(again) : null;
    }
    if (verdict !== 'refused' || !(fault instanceof Refused)) return stopOf(waiting, verdict, fault);
    const { code, message } = fault.letter;
    // C3, M4: what was deleted is deleted here too; everything else the freelancer can still look at.
    const erase = code === 'deleted' || waiting.deleted;
    const told = {
      at: this.ports.now(),
      contract: waiting.contract,
      segment: waiting.segment,
      code,
      message,
    };
    await this.ports.spool.refuse(waiting, told, { consumed: isConsumed(code), erase });
    return null;
  }

  private async bringPictures(
    house: ClientOptions,
    waiting: Waiting,
    wanted: Receipt['wanted'],
  ): Promise<Stop | null> {
    for (const { monitor, kind } of wanted) {
      const bytes = await pictureOf(waiting, monitor, kind);
      if (this.isDeleted(waiting)) return null;
      if (bytes === 'unreadable') return held(waiting, 'picture-unreadable', UNREADABLE);
      if (!bytes || sha256(bytes) !== namedHash(waiting, monitor, kind)) {
        await this.tell(waiting, 'picture-lost', 'A picture of this segment can no longer be read here.');
        continue;
      }
      try {
        const params = { contract: waiting.contract, segment: waiting.segment, monitor, kind };
        await call(house, uploadPicture, { params, body: bytes, ...this.patience() });
      } catch (fault) {
        const verdict = pictureVerdictOf(fault);
        if (verdict === 'unwanted') return null;
        if (verdict !== 'lost') return stopOf(waiting, verdict, fault);
        await this.tell(waiting, 'picture-lost', fault instanceof Error ? fault.message : '');
      }
    }
    return null;
  }

  /** C3: the freelancer deleted it while it waited. Its record is there now, so its tombstone can be. */
  private async deleteThere(house: ClientOptions, waiting: Waiting): Promise<Stop | null> {
    try {
      const params = { contract: waiting.contract, segment: waiting.segment };
      await call(house, deleteSegment, { params, ...this.patience() });
    } catch (fault) {
      const code = fault instanceof Refused ? fault.letter.code : '';
      if (code !== 'week-locked' && code !== 'no-such-segment') {
        return stopOf(waiting, verdictOf(fault), fault);
      }
      if (code === 'week-locked')
        await this.tell(waiting, code, 'It could not be deleted: its week has locked.');
    }
    return null;
  }

  private async tellOf(waiting: Waiting, receipt: Receipt): Promise<void> {
    if (receipt.state === 'late') {
      await this.tell(
        waiting,
        'late',
        'It arrived after its week had locked: it is shown, and counts 0 (T6).',
      );
    }
    if (receipt.overlapSeconds > 0) {
      const time = formatMinutes(receipt.overlapSeconds);
      await this.tell(waiting, 'overlap', `${time} of it had been brought by another tracker of yours (T6).`);
    }
    if (receipt.supersededSeconds > 0) {
      const time = formatMinutes(receipt.supersededSeconds);
      await this.tell(waiting, 'superseded', `${time} of manual time gave way to it (M4).`);
    }
    if (receipt.outsideSeconds > 0) {
      const time = formatMinutes(receipt.outsideSeconds);
      await this.tell(waiting, 'outside-contract', `${time} of it lies in a pause or after the end (T5).`);
    }
  }

  private tell({ contract, segment }: Waiting, code: string, message: string): Promise<void> {
    return this.ports.spool.told.add({ at: this.ports.now(), contract, segment, code, message });
  }

  private isDeleted({ contract, segment }: Waiting): boolean {
    return this.ports.spool.find(contract, segment)?.deleted ?? false;
  }

  private patience(): { signal: AbortSignal } {
    return { signal: AbortSignal.timeout(this.ports.patienceSeconds * 1000) };
  }
}

interface Stop {
  readonly verdict: Verdict;
  readonly held: Held;
}

function stopOf({ contract, segment }: Waiting, verdict: Verdict, fault: unknown): Stop {
  const code = fault instanceof Refused ? fault.letter.code : verdict;
  const message = fault instanceof Error ? fault.message : '';
  return { verdict, held: { contract, segment, code, message } };
}

const UNREADABLE = 'A picture of this segment cannot be read from the disk just now. It is tried again.';

function held({ contract, segment }: Waiting, code: string, message: string): Stop {
  return { verdict: 'held', held: { contract, segment, code, message } };
}

/** What the disk does not give now it may give later: only a file that is not there is lost. */
async function pictureOf(
  waiting: Waiting,
  monitor: number,
  kind: PictureKind,
): Promise<Buffer | null | 'unreadable'> {
  try {
    return await readPictureFile(waiting, monitor, kind);
  } catch (error) {
    if (diskTroubleOf(error) === null) throw error;
    return 'unreadable';
  }
}

function namedHash(waiting: Waiting, monitor: number, kind: PictureKind): string | null {
  const entry = waiting.record.pictures.find((picture) => picture.monitor === monitor);
  return (kind === 'picture' ? entry?.sha256 : entry?.thumbnail.sha256) ?? null;
}
