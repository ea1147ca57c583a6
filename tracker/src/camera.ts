import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentNumber } from '@stint/core/segment';
import type { Snapshot } from './desk/desk.ts';
import type { Desktop } from './desktop/detect.ts';
import { privateFolder } from './files.ts';

/**
 * Looks at the desktop when it is told to: the active window and, where the terms want one, a picture of every
 * monitor. What cannot be seen is missing. Whether it is ever sent is decided when its segment is settled (T4).
 */
export class Camera {
  private readonly desktop: Desktop;
  private readonly folder: string;
  private readonly taking = new Map<SegmentNumber, Promise<void>>();
  private kept: readonly Snapshot[] | null = null;

  constructor(desktop: Desktop, folder: string) {
    this.desktop = desktop;
    this.folder = join(folder, 'captures');
  }

  /** Takes a snapshot in the background. A picture can be lost, the segment cannot: `taken` is always called. */
  take(segment: SegmentNumber, withPictures: boolean, taken: (snapshot: Snapshot) => void): void {
    const done = this.lookAt(segment, withPictures).then((snapshot) => {
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
    if (snapshots === this.kept || this.taking.size > 0) return;
    this.kept = snapshots;
    const wanted = new Set(snapshots.map(({ segment }) => segment));
    for (const name of await readdir(this.folder).catch(() => [])) {
      if (!wanted.has(Number(name))) await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }

  private async lookAt(segment: SegmentNumber, withPictures: boolean): Promise<Snapshot> {
    const names = this.desktop.window?.read();
    const pictures = withPictures ? await this.capture(join(this.folder, String(segment))) : [];
    const seen = await names;
    return { segment, app: seen?.app ?? null, title: seen?.title ?? null, pictures };
  }

  private async capture(into: string): Promise<Snapshot['pictures']> {
    try {
      await privateFolder(this.folder);
      const taken = await this.desktop.capture?.capture(into);
      return taken === undefined || 'code' in taken ? [] : taken;
    } catch {
      return [];
    }
  }
}
