import { statfs } from 'node:fs/promises';
import type { Instant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { type DiskTrouble, diskTroubleOf } from './files.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';

/** Knows whether what is tracked now would be kept. */
export class DiskWatch {
  private readonly folder: string;
  private readonly reserveBytes: number;
  private room: DiskTrouble | null = null;
  private free = 0;
  private shown = { segment: -1, bytes: 0 };
  private failed: DiskTrouble | null = null;

  constructor(folder: string, reserveBytes: number) {
    this.folder = folder;
    this.reserveBytes = reserveBytes;
  }

  /** Null while all is well. */
  trouble(): DiskTrouble | null {
    return this.failed ?? this.room;
  }

  /** Bytes that were free when the running segment began: any finer, and it would tell when a picture is written (T2). */
  freeBytes(now: Instant): number {
    const segment = segmentOf(now);
    if (this.shown.segment !== segment && this.free > 0) this.shown = { segment, bytes: this.free };
    return this.shown.bytes;
  }

  /** Looks whether there is room for what a session needs: before one starts, and while it runs. */
  async look(): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(this.folder);
      this.free = bavail * bsize;
      this.room = this.free < this.reserveBytes ? 'full' : null;
    } catch (error) {
      this.room = blamed(error);
    }
  }

  /** Does something with the disk: false where the disk is to blame. A bug is thrown on. */
  async guard(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      this.failed = null;
    } catch (error) {
      this.failed = blamed(error);
    }
    return this.failed === null;
  }

  refusal(): TrackerRefusal {
    return refuse(this.trouble() === 'unwritable' ? 'disk-unwritable' : 'disk-full');
  }
}

function blamed(error: unknown): DiskTrouble {
  const trouble = diskTroubleOf(error);
  if (trouble === null) throw error;
  return trouble;
}
