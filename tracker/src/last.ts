import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { countedSpans } from '@stint/core/diary';
import { type SegmentNumber, segmentEnd, segmentStart } from '@stint/core/segment';
import { secondsOf } from '@stint/core/span';
import { memoOf, trackedSeconds } from '@stint/core/tracked';
import type { ContractBook } from './contracts.ts';
import type { Cut } from './desk/seal.ts';
import { codeOf, writeDurably } from './files.ts';

/** The last segment that is over, as this tracker recorded it: the house's verdict may not be in yet. */
export interface LastSegment {
  readonly contract: string;
  readonly segment: SegmentNumber;
  readonly trackedSeconds: number;
  /** Null where activity could not be measured (P8). */
  readonly activeMinutes: number | null;
  /** By C1 or C2, before the weekly limit. */
  readonly countedSeconds: number;
  readonly memo: string;
  readonly snapshot: boolean;
  readonly thumbnail: boolean;
}

/** Keeps the last finished segment and its thumbnail, so that it can be looked at and deleted. */
export class LastKept {
  private readonly folder: string;
  private kept: LastSegment | null;

  private constructor(folder: string, kept: LastSegment | null) {
    this.folder = folder;
    this.kept = kept;
  }

  static async open(folder: string): Promise<LastKept> {
    return new LastKept(folder, await readKept(folder));
  }

  get(): LastSegment | null {
    return this.kept;
  }

  /** Of two contracts in one segment, the one that owns the snapshot, else the one worked on last. */
  async keep(cuts: readonly Cut[], contracts: ContractBook): Promise<void> {
    const cut = cuts.find(({ tracked }) => tracked.snapshotAt !== null) ?? cuts.at(-1);
    if (!cut) return;
    const terms = contracts.find(cut.contract)?.terms;
    const source = terms?.snapshots === 'full' ? cut.snapshot?.pictures[0]?.thumbnail : undefined;
    const thumbnail = source === undefined ? null : await readFile(source).catch(() => null);
    await rm(this.thumbnailPath(), { force: true });
    if (thumbnail) await writeDurably(this.thumbnailPath(), thumbnail);
    const { tracked } = cut;
    const frame = { from: segmentStart(tracked.segment), to: segmentEnd(tracked.segment) };
    this.kept = {
      contract: cut.contract,
      segment: tracked.segment,
      trackedSeconds: trackedSeconds(tracked),
      activeMinutes: tracked.activityMeasured ? tracked.activeMinutes.length : null,
      countedSeconds: terms ? secondsOf(countedSpans(tracked, terms.pay, frame)) : 0,
      memo: memoOf(tracked),
      snapshot: tracked.snapshotAt !== null,
      thumbnail: thumbnail !== null,
    };
    await writeDurably(join(this.folder, NAME), `${JSON.stringify(this.kept)}\n`);
  }

  /** WebP; null when there is none. */
  async thumbnail(): Promise<Uint8Array | null> {
    return this.kept?.thumbnail ? readFile(this.thumbnailPath()).catch(() => null) : null;
  }

  /** C3: what was deleted is gone here as well. */
  async forget(contract: string, segment: SegmentNumber): Promise<void> {
    if (this.kept?.contract !== contract || this.kept.segment !== segment) return;
    this.kept = null;
    await rm(this.thumbnailPath(), { force: true });
    await rm(join(this.folder, NAME), { force: true });
  }

  private thumbnailPath(): string {
    return join(this.folder, 'last.webp');
  }
}

const NAME = 'last.json';

async function readKept(folder: string): Promise<LastSegment | null> {
  try {
    return JSON.parse(await readFile(join(folder, NAME), 'utf8')) as LastSegment;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}
