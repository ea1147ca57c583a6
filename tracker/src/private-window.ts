import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import type { ContractBook } from './contracts.ts';
import { blurAnew } from './desktop/capture/darkroom.ts';
import type { DarkroomResult } from './desktop/capture/darkroom-order.ts';
import type { LastSegments } from './last.ts';
import type { Region } from './privacy/rules.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { type PictureKind, pictureName, readPictureFile } from './spool/entry.ts';
import type { Waiting } from './spool/page.ts';
import type { Spool } from './spool/spool.ts';
import { Unreadable, type Vault } from './vault/vault.ts';

export interface PrivateWindowPorts {
  readonly spool: Spool;
  readonly vault: Vault;
  readonly last: LastSegments;
  readonly contracts: ContractBook;
  /** The tracker's own time, which never goes back. */
  readonly now: () => Instant;
}

/**
 * The minutes after a segment's end in which only the freelancer sees it: nothing of it has left this computer.
 * ```
 * 09:00 |----x-----| 09:10            09:20
 *        tracked    | private window  | on its way to the house
 * ```
 */
export class PrivateWindow {
  private readonly ports: PrivateWindowPorts;

  constructor(ports: PrivateWindowPorts) {
    this.ports = ports;
  }

  /** Its end; null once it is over, or was ended by its freelancer. */
  until({ contract, segment, released }: Waiting): Instant | null {
    const { contracts, now } = this.ports;
    const until = segmentEnd(segment) + contracts.privateWindowMinutes(contract) * 60;
    return released || now() >= until ? null : until;
  }

  isOver(waiting: Waiting): boolean {
    return this.until(waiting) === null;
  }

  /** A picture or thumbnail of a segment that is still here, or the thumbnail of one that was sent. Null: none. */
  async picture(
    contract: string,
    segment: SegmentNumber,
    monitor: number,
    kind: PictureKind,
  ): Promise<Buffer | null> {
    const { spool, vault, last } = this.ports;
    const kept = spool.aside.all().find((each) => each.contract === contract && each.segment === segment);
    const here =
      spool.find(contract, segment) ?? spool.owing.find(contract, segment) ?? kept?.waiting ?? null;
    const read = here ? await readPictureFile(vault, here, monitor, kind).catch(unreadable) : 'lost';
    if (read !== 'lost') return read;
    return kind === 'thumbnail' ? last.thumbnail(contract, segment, monitor) : null;
  }

  /** P7 counts what is blurred. Where all of it is, app and title go too. Refusals: `private-window-over`, `no-picture`. */
  blur(
    contract: string,
    segment: SegmentNumber,
    regions: readonly Region[] | 'whole',
  ): Promise<TrackerRefusal | null> {
    return this.change(contract, segment, async (waiting) => {
      const { pictures } = waiting.record;
      // What the terms had blurred as a whole shows no more than this would.
      if (pictures.length === 0 || pictures.some(({ blurred }) => blurred)) return refuse('no-picture');
      const byHand = [...waiting.blurredByHand, ...(regions === 'whole' ? [] : regions)];
      const wanted = pictures.filter(
        ({ monitor }) => regions === 'whole' || regions.some((region) => region.monitor === monitor),
      );
      const prints = wanted.map(({ monitor }) => printOf(waiting, monitor, regions, byHand));
      const results = await blurAnew(this.ports.vault, { contract, segment }, prints);
      if (!results) return refuse('no-picture');
      const blurred = reprinted({ ...waiting, blurredByHand: byHand }, results);
      const isAllHidden = blurred.record.pictures.every(({ maskedPermille }) => maskedPermille >= 1000);
      return isAllHidden ? { ...blurred, record: { ...blurred.record, ...NAMELESS } } : blurred;
    });
  }

  /** App and title go with it, as where a private rule fits. P7: the record says so. Refusals: `private-window-over`, `no-picture`. */
  removePicture(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    return this.change(contract, segment, async (waiting) => {
      if (waiting.record.pictures.length === 0) return refuse('no-picture');
      const record = { ...waiting.record, ...NAMELESS, pictures: [], withheld: 'private-window' as const };
      return { ...waiting, record, editions: [], maskedAtFirst: [], maskedAreas: [], blurredByHand: [] };
    });
  }

  /** The private window ends now. Refusal: `private-window-over`. */
  release(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    return this.change(contract, segment, async (waiting) => ({ ...waiting, released: true }));
  }

  private async change(
    contract: string,
    segment: SegmentNumber,
    deed: (waiting: Waiting) => Promise<Waiting | TrackerRefusal>,
  ): Promise<TrackerRefusal | null> {
    const { spool, last } = this.ports;
    let refusal: TrackerRefusal | null = null;
    const changed = await spool.change(contract, segment, async (waiting) => {
      const done = this.isOver(waiting) ? refuse('private-window-over') : await deed(waiting);
      if (!('refused' in done)) return done;
      refusal = done;
      return null;
    });
    if (!changed) return refuse('private-window-over');
    const after = spool.find(contract, segment);
    if (!refusal && after) await last.refresh(after);
    return refusal;
  }
}

/** What a picture would have shown is not told in words either. */
const NAMELESS = { app: null, title: null } as const;

function unreadable(error: unknown): 'lost' {
  if (error instanceof Unreadable || (error instanceof Error && 'code' in error)) return 'lost';
  throw error;
}

function printOf(
  { record, editions, maskedAreas, folder }: Waiting,
  monitor: number,
  regions: readonly Region[] | 'whole',
  byHand: readonly Region[],
): Parameters<typeof blurAnew>[2][number] {
  const at = record.pictures.findIndex((picture) => picture.monitor === monitor);
  const edition = editions[at] ?? 0;
  const name = (kind: PictureKind, of: number): string => join(folder, pictureName(monitor, kind, of));
  return {
    monitor,
    regions: regions === 'whole' ? 'whole' : byHand.filter((region) => region.monitor === monitor),
    maskedAreas: maskedAreas[at] ?? [],
    from: name('picture', edition),
    picture: name('picture', edition + 1),
    thumbnail: name('thumbnail', edition + 1),
  };
}

function reprinted(waiting: Waiting, results: readonly DarkroomResult[]): Waiting {
  const resultOf = (monitor: number): DarkroomResult | undefined =>
    results.find((result) => result.monitor === monitor);
  const { pictures } = waiting.record;
  return {
    ...waiting,
    editions: waiting.editions.map((edition, at) =>
      resultOf(pictures[at]?.monitor ?? -1) ? edition + 1 : edition,
    ),
    record: {
      ...waiting.record,
      pictures: pictures.map((picture, at) => {
        const result = resultOf(picture.monitor);
        if (!result) return picture;
        const { bytes, sha256, thumbnailBytes, thumbnailSha256, maskedPermille } = result;
        // Where it is not known what was masked at first, it is taken to be none of what was blurred by hand.
        const unknown = waiting.maskedAreas[at]?.length ? 0 : (waiting.maskedAtFirst[at] ?? 0);
        const masked = Math.min(1000, unknown + maskedPermille);
        const thumbnail = { sha256: thumbnailSha256, bytes: thumbnailBytes };
        return { ...picture, bytes, sha256, thumbnail, maskedPermille: masked };
      }),
    },
  };
}
