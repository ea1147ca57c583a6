import type { MemoSpan } from '@stint/core/session';
import { labelOf, memoOf, type TrackedSegment } from '@stint/core/tracked';
import { canonicalBytes } from '@stint/proof/canonical';
import { LIMITS } from '@stint/wire/limits';
import type { PictureEntry, SegmentRecord } from '@stint/wire/record';
import type { Snapshot } from './desk/desk.ts';
import type { Cut } from './desk/seal.ts';
import type { Capabilities, CapturedPicture } from './desktop/ports.ts';

/** A record that has not yet found its place in its device's chain. */
export type RecordDraft = Omit<SegmentRecord, 'device' | 'sequence' | 'previous'>;

export interface RecordFacts {
  readonly freelancer: string;
  readonly capabilities: Capabilities;
  /** What the terms ask of pictures (C1). */
  readonly pictures: 'full' | 'blurred' | 'none';
}

export function draftRecord(cut: Cut, facts: RecordFacts): RecordDraft {
  const { tracked, snapshot } = cut;
  const draft: RecordDraft = {
    v: 2,
    freelancer: facts.freelancer,
    contract: cut.contract,
    segment: tracked.segment,
    stretches: tracked.stretches.map(({ from, to, end }) => ({ from, to, end })),
    activity: cut.activity,
    memos: memosOf(tracked.memos),
    snapshotAt: tracked.snapshotAt,
    app: nameOf(snapshot?.app, LIMITS.app),
    title: nameOf(snapshot?.title, LIMITS.title),
    ...picturesOf(tracked, snapshot, facts.pictures),
    capabilities: {
      counts: cut.activity !== null,
      idle: facts.capabilities.idle && cut.activity !== null,
      window: facts.capabilities.window,
      picture: facts.capabilities.picture,
      monitors: facts.capabilities.monitors,
      backend: facts.capabilities.backend,
    },
  };
  return fits(draft) ? draft : { ...draft, memos: [owningMemo(tracked)] };
}

/**
 * C3: what may still be said of a segment that was deleted before anything of it left. The house must know of it, for a
 * tombstone; what was done in it, and in which words, it never learns.
 */
export function withoutContents(record: RecordDraft): RecordDraft {
  const withheld =
    record.snapshotAt === null || record.withheld === 'terms' ? record.withheld : 'private-window';
  const capabilities = { ...record.capabilities, counts: false, idle: false };
  return {
    ...record,
    activity: null,
    memos: [],
    app: null,
    title: null,
    pictures: [],
    withheld,
    capabilities,
  };
}

/** Trims what people write to what a letter holds: no control character but lines and tabs. */
export function memoText(text: string): string {
  return cutTo(text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, ''), LIMITS.memo);
}

/** Several memos of one second: only the last was ever in force. */
function memosOf(memos: readonly MemoSpan[]): MemoSpan[] {
  return memos
    .filter((span, index) => memos[index + 1]?.from !== span.from)
    .map((span) => ({ ...span, memo: memoText(span.memo) }))
    .slice(-LIMITS.memoSpans);
}

function picturesOf(
  tracked: TrackedSegment,
  snapshot: Snapshot | null,
  wanted: RecordFacts['pictures'],
): Pick<RecordDraft, 'pictures' | 'withheld'> {
  if (tracked.snapshotAt === null) return { pictures: [], withheld: null };
  if (wanted === 'none') return { pictures: [], withheld: 'terms' };
  if (snapshot?.withheld) return { pictures: [], withheld: snapshot.withheld };
  const blurred = wanted === 'blurred';
  // Terms that have changed since want another picture than the one that was taken.
  const pictures = (snapshot?.pictures ?? []).filter((each) => each.blurred === blurred).map(pictureEntry);
  return { pictures, withheld: pictures.length === 0 ? 'capture-failed' : null };
}

function pictureEntry(picture: CapturedPicture): PictureEntry {
  return {
    monitor: picture.monitor,
    sha256: picture.sha256,
    bytes: picture.bytes,
    width: picture.width,
    height: picture.height,
    thumbnail: { sha256: picture.thumbnailSha256, bytes: picture.thumbnailBytes },
    blurred: picture.blurred,
    maskedPermille: picture.maskedPermille,
  };
}

/** Somebody who wrote a thousand long memos in ten minutes keeps the one that owns the segment (T3). */
function owningMemo(tracked: TrackedSegment): MemoSpan {
  const label = labelOf(tracked);
  const span = { from: tracked.stretches[0]?.from ?? 0, memo: memoText(memoOf(tracked)) };
  return label === null ? span : { ...span, label };
}

/** Room for the device, the sequence and the hash that the chain adds. */
const CHAIN_BYTES = 256;

function fits(draft: RecordDraft): boolean {
  return canonicalBytes(draft).length + CHAIN_BYTES <= LIMITS.recordBytes;
}

function nameOf(name: string | null | undefined, limit: number): string | null {
  return name === null || name === undefined ? null : cutTo(name.replace(/\p{Cc}+/gu, ' '), limit);
}

/** A half of a surrogate pair, written or left over by the cut, becomes U+FFFD. */
function cutTo(text: string, limit: number): string {
  return text.slice(0, limit).toWellFormed();
}
