import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentNumber } from '@stint/core/segment';
import type { Withheld } from '@stint/wire/record';
import type { PicturesWanted } from './contracts.ts';
import type { Snapshot } from './desk/desk.ts';
import type { Desktop } from './desktop/detect.ts';
import type { CaptureFault, CaptureWish, Front } from './desktop/ports.ts';
import { cutName } from './desktop/x11/title.ts';
import { diskTroubleOf, privateFolder } from './files.ts';
import { withheldBy } from './privacy/judge.ts';
import type { RulesKept } from './privacy/kept.ts';
import { everywhere } from './privacy/rules.ts';
import type { Vault } from './vault/vault.ts';

export interface CameraPorts {
  readonly desktop: Desktop;
  /** The tracker's. */
  readonly folder: string;
  readonly vault: Vault;
  readonly rules: Pick<RulesKept, 'get' | 'lost'>;
}

/** Whose instant it is, and what may be seen at it. */
export interface SnapshotWish {
  readonly segment: SegmentNumber;
  readonly contract: string;
  readonly pictures: PicturesWanted;
}

/**
 * Looks at the desktop when it is told to: the active window and, where the terms want one, a picture of every
 * monitor. What a private rule keeps is neither looked at nor kept. Whether any of it is ever sent is decided when its
 * segment is settled (T4).
 */
export class Camera {
  private readonly ports: CameraPorts;
  private readonly folder: string;
  private readonly taking = new Map<SegmentNumber, Promise<void>>();
  private kept: readonly Snapshot[] | null = null;
  private bug: { readonly segment: SegmentNumber; readonly thrown: unknown } | null = null;

  constructor(ports: CameraPorts) {
    this.ports = ports;
    this.folder = join(ports.folder, 'captures');
  }

  /**
   * Takes a snapshot in the background. A picture can be lost, the segment cannot: `taken` is always called. A bug
   * met on the way is thrown by `keepOnly` once the segment is kept, so that it tells of no instant either (T2).
   */
  take(wish: SnapshotWish, taken: (snapshot: Snapshot) => void): void {
    const { segment } = wish;
    const done = this.lookAt(wish)
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

  /** The rules are asked before anything is grabbed, and again before anything is kept: somebody may have switched. */
  private async lookAt(wish: SnapshotWish): Promise<Snapshot> {
    const { segment, pictures } = wish;
    const withheld = (by: Withheld): Snapshot => ({
      segment,
      app: null,
      title: null,
      pictures: [],
      withheld: by,
    });
    const front = await this.front();
    const first = this.judge(front, pictures);
    if (first) return withheld(first);
    const seen = typeof front === 'string' ? null : front;
    const snapshot = { segment, app: cutName(seen?.app ?? null), title: cutName(seen?.title ?? null) };
    if (pictures.asked === 'none') return { ...snapshot, pictures: [] };
    if (pictures.agreed === 'none') return { ...snapshot, pictures: [], withheld: 'private-window' };
    let second: Withheld | null = null;
    const taken = await this.capture(wish, async () => {
      second ??= this.judge(await this.front(), pictures);
      return second === null;
    });
    if (second) return withheld(second);
    if (taken !== null && 'code' in taken) return { ...snapshot, pictures: [], fault: taken };
    return { ...snapshot, pictures: taken ?? [] };
  }

  private async front(): Promise<Front> {
    return (await this.ports.desktop.window?.front()) ?? 'unknown';
  }

  private judge(front: Front, { asked }: PicturesWanted): Withheld | null {
    const { rules, desktop } = this.ports;
    if (rules.lost) return 'private-app';
    const { maskedApps } = rules.get();
    const cannotMask = maskedApps.length > 0 && asked === 'full' && desktop.capture?.placesApps === false;
    return withheldBy(rules.get(), front) ?? (cannotMask ? 'private-app' : null);
  }

  private async capture(
    { segment, contract, pictures }: SnapshotWish,
    mayKeep: CaptureWish['mayKeep'],
  ): Promise<Snapshot['pictures'] | CaptureFault | null> {
    const { desktop, vault, rules } = this.ports;
    const { maskedApps, maskedRegions } = rules.get();
    const blurred = pictures.asked === 'blurred';
    // What the house's terms have come to ask for, and the freelancer has not agreed to, is masked from end to end.
    const regions = pictures.agreed === pictures.asked ? maskedRegions : everywhere();
    const apps = blurred ? [] : maskedApps;
    try {
      await privateFolder(this.folder);
      const into = join(this.folder, String(segment));
      const wish = { contract, segment, blurred, masks: { apps, regions }, vault, mayKeep };
      return (await desktop.capture?.capture(into, wish)) ?? [];
    } catch (error) {
      const trouble = diskTroubleOf(error);
      if (trouble === null) throw error;
      return { code: trouble === 'full' ? 'disk-full' : 'capture-failed', detail: String(error) };
    }
  }
}
