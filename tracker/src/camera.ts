import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentNumber } from '@stint/core/segment';
import type { Snapshot } from './desk/desk.ts';
import type { Desktop } from './desktop/detect.ts';
import type { CaptureFault } from './desktop/ports.ts';
import { diskTroubleOf, privateFolder } from './files.ts';

/**
 * Looks at the desktop when it is told to: the active window and, where the terms want one, a picture of every
 * monitor. What cannot be seen is missing. Whether it is ever sent is decided when its segment is settled (T4).
 */
export class Camera {
  private readonly desktop: Desktop;
  private readonly folder: string;
  private readonly taking = new Map<SegmentNumber, Promise<void>>();
  private kept: readonly Snapshot[] | null = null;
  private bug: { readonly segment: SegmentNumber; readonly thrown: unknown } | null = null;

  constructor(desktop: Desktop, folder: string) {
    this.desktop = desktop;
    this.folder = join(folder, 'captures');
  }

  /**
   * Takes a snapshot in the background. A picture can be lost, the segment cannot: `taken` is always called. A bug
   * met on the way is thrown by `keepOnly` once the segment is kept, so that it tells of no instant either (T2).
   */
  take(segment: SegmentNumber, withPictures: boolean, taken: (snapshot: Snapshot) => void): void {
    const done = this.lookAt(segment, withPictures)
      .catch((thrown: unknown): Snapshot => {
        this.bug = { segment, thrown };
        return { segment, app: null, title: null, pictures: [] };
      })
      .then((snapshot) => {
        this.taking.delete(segment);
        taken(snapshot);
      });
    this.taking.set(segment, done);
  }

  isTaking(segment: SegmentNumber): boolean {
    return this.taking.has(segment);
  }

  async finished(): Promise<void> {
    await Promise.all(this.taking.values());
  }

  /** Takes away every picture that is wanted no more. */
  async keepOnly(snapshots: readonly Snapshot[]): Promise<void> {
    if (this.bug && snapshots.every(({ segment }) => segment !== this.bug?.segment)) throw this.bug.thrown;
    if (snapshots === this.kept || this.taking.size > 0) return;
    this.kept = snapshots;
    const wanted = new Set(snapshots.map(({ segment }) => segment));
    for (const name of await readdir(this.folder).catch(() => [])) {
      if (!wanted.has(Number(name))) await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }

  private async lookAt(segment: SegmentNumber, withPictures: boolean): Promise<Snapshot> {
    const names = this.desktop.window?.read();
    const taken = withPictures ? await this.capture(join(this.folder, String(segment))) : [];
    const seen = await names;
    const snapshot = { segment, app: seen?.app ?? null, title: seen?.title ?? null };
    return 'code' in taken ? { ...snapshot, pictures: [], fault: taken } : { ...snapshot, pictures: taken };
  }

  private async capture(into: string): Promise<Snapshot['pictures'] | CaptureFault> {
    try {
      await privateFolder(this.folder);
      return (await this.desktop.capture?.capture(into)) ?? [];
    } catch (error) {
      const trouble = diskTroubleOf(error);
      if (trouble === null) throw error;
      return { code: trouble === 'full' ? 'disk-full' : 'capture-failed', detail: String(error) };
    }
  }
}
