import { statfs } from 'node:fs/promises';
import { type DiskTrouble, diskTroubleOf } from './files.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';

/** Knows whether what is tracked now would be kept. */
export class DiskWatch {
  private readonly folder: string;
  private readonly reserveBytes: number;
  private room: DiskTrouble | null = null;
  private failed: DiskTrouble | null = null;

  constructor(folder: string, reserveBytes: number) {
    this.folder = folder;
    this.reserveBytes = reserveBytes;
  }

  /** Null while all is well. */
  trouble(): DiskTrouble | null {
    return this.failed ?? this.room;
  }

  /** Looks whether there is room for what a session needs: before one starts, and while it runs. */
  async look(): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(this.folder);
      this.room = bavail * bsize < this.reserveBytes ? 'full' : null;
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
