import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { deleteSegment } from '@stint/wire/diary';
import type { PrivacyRules, Region } from './privacy/rules.ts';
import type { PrivateWindow } from './private-window.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import type { Rooms } from './rooms.ts';

/** What a freelancer does with segments that are over, and with what nobody else may see. Part of a tracker. */
export abstract class SegmentDeeds {
  protected readonly rooms: Rooms;
  protected abstract readonly privateWindow: PrivateWindow;

  protected constructor(rooms: Rooms) {
    this.rooms = rooms;
  }

  /** The house, with this device's token. */
  abstract client(): ClientOptions;
  /** There is something new to bring. */
  protected abstract work(): void;
  protected abstract now(): number;

  /**
   * C3: deletes a segment that is over. One that still waits here loses its pictures at once; its tombstone follows
   * when the house knows its record. Refusals: `segment-running`, `house-unreachable`, and the house's own.
   */
  async delete(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    if (this.now() < segmentEnd(segment)) return refuse('segment-running');
    if (!(await this.rooms.spool.delete(contract, segment))) {
      const refusal = await this.deleteThere(contract, segment);
      if (refusal) return refusal;
    }
    await this.rooms.spool.owing.settle(contract, segment);
    await this.rooms.last.forget(contract, segment);
    this.work();
    return null;
  }

  /** The freelancer's private rules. No message of the house reads or changes them. */
  rules(): PrivacyRules {
    return this.rooms.rules.get();
  }

  setRules(rules: PrivacyRules): Promise<void> {
    return this.rooms.rules.set(rules);
  }

  /** WebP, while the segment is here; its thumbnail also once it was sent. Null: there is none. */
  picture(
    contract: string,
    segment: SegmentNumber,
    monitor: number,
    kind: 'picture' | 'thumbnail',
  ): Promise<Uint8Array | null> {
    return this.privateWindow.picture(contract, segment, monitor, kind);
  }

  /** Of the segment that `status().last` tells of. */
  async thumbnail(): Promise<Uint8Array | null> {
    const [newest] = this.rooms.last.all();
    return newest ? this.picture(newest.contract, newest.segment, 0, 'thumbnail') : null;
  }

  /** Blurs it for good, before it is sent. P7 counts how much. Refusals: `private-window-over`, `no-picture`. */
  blurPicture(
    contract: string,
    segment: SegmentNumber,
    regions: readonly Region[] | 'whole',
  ): Promise<TrackerRefusal | null> {
    return this.privateWindow.blur(contract, segment, regions);
  }

  /** P7: the segment is sent without it. Refusals: `private-window-over`, `no-picture`. */
  removePicture(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    return this.privateWindow.removePicture(contract, segment);
  }

  /** Ends its private window. Refusal: `private-window-over`. */
  async sendNow(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    const refusal = await this.privateWindow.release(contract, segment);
    this.work();
    return refusal;
  }

  /** The freelancer agrees that a contract's terms ask for less privacy than before (`status().windows`). */
  async agreeWindow(contract: string): Promise<void> {
    await this.rooms.contracts.agree(contract);
    this.work();
  }

  /** Erases what was put aside (`status().aside`). Refusal: `no-such-segment`. */
  async eraseAside(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    return (await this.rooms.spool.aside.erase(contract, segment)) ? null : refuse('no-such-segment');
  }

  private async deleteThere(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    try {
      await call(this.client(), deleteSegment, { params: { contract, segment } });
      return null;
    } catch (fault) {
      if (fault instanceof Unreachable) return refuse('house-unreachable');
      if (fault instanceof Refused) return refuse('house-refused', fault.letter.message);
      throw fault;
    }
  }
}
