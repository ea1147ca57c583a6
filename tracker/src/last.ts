import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { countedSpans } from '@stint/core/diary';
import { mostMaskedPermille } from '@stint/core/protection';
import { type SegmentNumber, segmentEnd, segmentStart } from '@stint/core/segment';
import { secondsOf } from '@stint/core/span';
import { memoOf, trackedSeconds } from '@stint/core/tracked';
import type { SegmentRecord, Withheld } from '@stint/wire/record';
import type { ContractBook } from './contracts.ts';
import type { Cut } from './desk/seal.ts';
import { ifThere, privateFolder, secondName, syncFolder } from './files.ts';
import { pictureName } from './spool/entry.ts';
import type { Waiting } from './spool/page.ts';
import type { Spool } from './spool/spool.ts';
import { pictureRole } from './vault/roles.ts';
import { orElse, Unreadable, type Vault } from './vault/vault.ts';

/** A segment that is over, as this tracker recorded it: the house's verdict may not be in yet. */
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
  /** Why its snapshot has no picture. */
  readonly withheld: Withheld | null;
  readonly monitors: number;
  /** Of the one monitor of which masks hide most, as P7 goes by it. */
  readonly maskedPermille: number;
}

/** So many are kept once they were sent. */
const MOST = 12;
const ROLE = 'finished';

export interface LastPorts {
  readonly folder: string;
  readonly vault: Vault;
  readonly spool: Spool;
}

/** The segments that are over: all that wait, and the last ones that were sent, with their thumbnails. Encrypted. */
export class LastSegments {
  private readonly ports: LastPorts;
  private readonly folder: string;
  private list: readonly LastSegment[];

  private constructor(ports: LastPorts, folder: string, list: readonly LastSegment[]) {
    this.ports = ports;
    this.folder = folder;
    this.list = list;
  }

  /** A blur or a deletion that a kill cut short is made good here too. */
  static async open(ports: LastPorts): Promise<LastSegments> {
    const folder = join(ports.folder, 'finished');
    await privateFolder(folder);
    const list = await orElse(ports.vault.readJson<LastSegment[]>(join(folder, LIST), ROLE), []);
    const last = new LastSegments(ports, folder, list);
    for (const waiting of ports.spool.all()) {
      const known = list.find((each) => isOf(each, waiting.contract, waiting.segment));
      if (waiting.deleted) await last.forget(waiting.contract, waiting.segment);
      else if (known && !isSeen(known, waiting.record)) await last.refresh(waiting);
    }
    return last;
  }

  /** The newest first; of one segment, the contract that owns the snapshot first. */
  all(): readonly LastSegment[] {
    return this.list;
  }

  /** They are in the spool. */
  async keep(cuts: readonly Cut[], contracts: ContractBook): Promise<void> {
    const owners = cuts.toSorted(
      (a, b) => Number(b.tracked.snapshotAt !== null) - Number(a.tracked.snapshotAt !== null),
    );
    const fresh: LastSegment[] = [];
    for (const cut of owners) {
      const { segment } = cut.tracked;
      const waiting = this.ports.spool.find(cut.contract, segment);
      if (waiting) await this.copyThumbnails(waiting);
      fresh.push(lineOf(cut, contracts, waiting?.record ?? null));
    }
    const others = this.list.filter(
      (each) => !fresh.some(({ contract, segment }) => isOf(each, contract, segment)),
    );
    await this.become([...fresh, ...others]);
  }

  /** WebP; null when there is none. */
  async thumbnail(contract: string, segment: SegmentNumber, monitor: number): Promise<Buffer | null> {
    const path = join(this.folder, thumbnailName(contract, segment, monitor));
    try {
      return await this.ports.vault.read(
        path,
        pictureRole({ contract, segment, monitor, kind: 'thumbnail' }),
      );
    } catch (error) {
      if (error instanceof Unreadable) return null;
      throw error;
    }
  }

  /** Its picture was blurred or taken out. */
  async refresh(waiting: Waiting): Promise<void> {
    const { contract, segment, record } = waiting;
    await this.removeThumbnails(contract, segment);
    await this.copyThumbnails(waiting);
    await this.become(
      this.list.map((each) => (isOf(each, contract, segment) ? { ...each, ...seenIn(record) } : each)),
    );
  }

  /** C3: what was deleted is gone here as well. */
  async forget(contract: string, segment: SegmentNumber): Promise<void> {
    await this.removeThumbnails(contract, segment);
    if (this.list.some((each) => isOf(each, contract, segment)))
      await this.become(this.list.filter((each) => !isOf(each, contract, segment)));
  }

  private async become(list: readonly LastSegment[]): Promise<void> {
    const { spool } = this.ports;
    const newestFirst = list.toSorted((a, b) => b.segment - a.segment);
    const sent = newestFirst.filter(({ contract, segment }) => !spool.find(contract, segment));
    const gone = new Set(sent.slice(MOST));
    this.list = newestFirst.filter((each) => !gone.has(each));
    await this.ports.vault.writeJson(join(this.folder, LIST), ROLE, this.list);
    for (const { contract, segment } of gone) await this.removeThumbnails(contract, segment);
  }

  private async copyThumbnails({ contract, segment, folder, record, editions }: Waiting): Promise<void> {
    for (const [index, { monitor }] of record.pictures.entries()) {
      const source = join(folder, pictureName(monitor, 'thumbnail', editions[index] ?? 0));
      const copy = join(this.folder, thumbnailName(contract, segment, monitor));
      await rm(copy, { force: true });
      await ifThere(secondName(source, copy));
    }
    await syncFolder(this.folder);
  }

  private async removeThumbnails(contract: string, segment: SegmentNumber): Promise<void> {
    const prefix = `${contract}-${segment}-`;
    const names = (await readdir(this.folder)).filter((name) => name.startsWith(prefix));
    for (const name of names) await rm(join(this.folder, name), { force: true });
    if (names.length > 0) await syncFolder(this.folder);
  }
}

const LIST = 'list.vault';

function thumbnailName(contract: string, segment: SegmentNumber, monitor: number): string {
  return `${contract}-${segment}-${monitor}.vault`;
}

function lineOf(
  { contract, tracked }: Cut,
  contracts: ContractBook,
  record: Pick<SegmentRecord, 'pictures' | 'withheld'> | null,
): LastSegment {
  const { segment } = tracked;
  const frame = { from: segmentStart(segment), to: segmentEnd(segment) };
  const pay = contracts.find(contract)?.terms.pay;
  return {
    contract,
    segment,
    trackedSeconds: trackedSeconds(tracked),
    activeMinutes: tracked.activityMeasured ? tracked.activeMinutes.length : null,
    countedSeconds: pay ? secondsOf(countedSpans(tracked, pay, frame)) : 0,
    memo: memoOf(tracked),
    snapshot: tracked.snapshotAt !== null,
    ...seenIn(record ?? { pictures: [], withheld: null }),
  };
}

function seenIn({
  pictures,
  withheld,
}: Pick<SegmentRecord, 'pictures' | 'withheld'>): Pick<
  LastSegment,
  'withheld' | 'monitors' | 'maskedPermille'
> {
  return { withheld, monitors: pictures.length, maskedPermille: mostMaskedPermille(pictures) };
}

function isSeen(known: LastSegment, record: Pick<SegmentRecord, 'pictures' | 'withheld'>): boolean {
  const seen = seenIn(record);
  return (
    known.withheld === seen.withheld &&
    known.monitors === seen.monitors &&
    known.maskedPermille === seen.maskedPermille
  );
}

function isOf(each: LastSegment, contract: string, segment: SegmentNumber): boolean {
  return each.contract === contract && each.segment === segment;
}
