import type { Pay } from '@stint/core/contract';
import type { Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS } from '@stint/core/segment';
import { secondsOf } from '@stint/core/span';
import { canonicalBytes } from '@stint/proof/canonical';
import type { RecordDraft } from '@stint/tracker/record';
import type { SegmentRecord } from '@stint/wire/record';
import type { Change } from './box.ts';

/** A segment of a contract that is over and that the house does not have yet. */
export interface Waiting {
  readonly draft: RecordDraft;
  /** Nothing of it leaves this browser before: the end of the private window. */
  readonly leavesAt: Instant;
  /** Made when it is sent for the first time; from then on its bytes never change. */
  readonly record: SegmentRecord | null;
  /** The freelancer deleted it (C3): its picture is gone, its tombstone is to be asked for. */
  readonly deleted: boolean;
  /** Active minutes by this browser's own sensing: shown here, told to nobody. */
  readonly sensed: number | null;
}

export type PictureKind = 'picture' | 'thumbnail';

export function waitingName({ draft }: Pick<Waiting, 'draft'>): string {
  return `${draft.contract}/${draft.segment}`;
}

/** One segment of a freelancer has one snapshot, whatever the contract. */
export function pictureName(segment: number, kind: PictureKind): string {
  return `${segment}/${kind}`;
}

export function putAway(waiting: Waiting): Change {
  return { shelf: 'waiting', name: waitingName(waiting), value: waiting };
}

export function takenAway(waiting: Waiting): Change[] {
  const gone: Change = { shelf: 'waiting', name: waitingName(waiting), value: null };
  return [gone, ...withoutPictures(waiting)];
}

/** Only the contract that owns the snapshot owns its picture. */
export function withoutPictures({ draft }: Waiting): Change[] {
  if (draft.pictures.length === 0) return [];
  return (['picture', 'thumbnail'] as const).map((kind) => ({
    shelf: 'pictures',
    name: pictureName(draft.segment, kind),
    value: null,
  }));
}

export function bytesOf(record: SegmentRecord): Uint8Array<ArrayBuffer> {
  return canonicalBytes(record) as Uint8Array<ArrayBuffer>;
}

/** What it takes of this browser's room, about. */
export function sizeOf({ draft, deleted }: Waiting): number {
  const pictures = deleted ? [] : draft.pictures;
  return pictures.reduce((sum, { bytes, thumbnail }) => sum + bytes + thumbnail.bytes, RECORD_BYTES);
}

const RECORD_BYTES = 2048;

/** By C1 or C2, before the weekly limit; a deleted one counts 0 (C3). */
export function countedSeconds({ draft, deleted }: Waiting, pay: Pay): number {
  if (deleted) return 0;
  if (pay === 'segment') return draft.snapshotAt === null ? 0 : SEGMENT_SECONDS;
  return secondsOf(draft.stretches);
}
