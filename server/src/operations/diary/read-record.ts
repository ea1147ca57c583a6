import type { Contract } from '@stint/core/contract';
import { type SegmentNumber, segmentEnd, segmentStart } from '@stint/core/segment';
import { holds } from '@stint/core/span';
import { parseCanonical } from '@stint/proof/canonical';
import type { Draw } from '@stint/proof/draw';
import { LIMITS } from '@stint/wire/limits';
import { SegmentRecord } from '@stint/wire/record';
import { type Refusal, refuse } from '../../refusal.ts';

/** Whose record it must be: it says so itself, and so does the address it is sent to. */
export interface Address {
  readonly freelancer: string;
  readonly contract: string;
  readonly segment: SegmentNumber;
  readonly device: string | null;
}

/**
 * Reads a record strictly: canonical bytes, the exact fields, its own address, well-formed times, the drawn
 * instant. Refusals: `record-too-large`, `not-canonical`, `bad-request`, `wrong-address`, `wrong-snapshot`.
 */
export function readRecord(
  bytes: Uint8Array,
  address: Address,
  expected: { draw: Draw; snapshots: Contract['snapshots'] },
): SegmentRecord | Refusal {
  if (bytes.length > LIMITS.recordBytes) return refuse('record-too-large');
  const value = parseCanonical(bytes);
  if (value === null) return refuse('not-canonical');
  const parsed = SegmentRecord.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('bad-request', { field: issue?.path.join('.') ?? '', fault: issue?.message ?? '' });
  }
  const record = parsed.data;
  for (const field of ['freelancer', 'contract', 'segment', 'device'] as const) {
    if (record[field] !== address[field]) return refuse('wrong-address', { field });
  }
  return refuseTimes(record) ?? refuseSnapshot(record, expected) ?? record;
}

/** Stretches in time order, disjoint and inside the segment; memos inside it and in order. */
function refuseTimes(record: SegmentRecord): Refusal | null {
  let latest = segmentStart(record.segment);
  const end = segmentEnd(record.segment);
  for (const [index, { from, to }] of record.stretches.entries()) {
    if (from < latest || to <= from || to > end) {
      return refuse('bad-request', { field: `stretches.${index}`, fault: 'not in order inside the segment' });
    }
    latest = to;
  }
  let memoFrom = segmentStart(record.segment);
  for (const [index, { from }] of record.memos.entries()) {
    if (from < memoFrom || from >= end) {
      return refuse('bad-request', { field: `memos.${index}`, fault: 'not in order inside the segment' });
    }
    memoFrom = from;
  }
  return null;
}

/**
 * T2: a snapshot if and only if a session was open at the drawn instant, and nothing of a snapshot without one. A
 * picture goes with it where the terms ask for one, blurred where they say so, or the reason why there is none (C1).
 */
function refuseSnapshot(
  record: SegmentRecord,
  { draw, snapshots }: { draw: Draw; snapshots: Contract['snapshots'] },
): Refusal | null {
  const drawn = draw(record.segment);
  const taken = record.stretches.some((stretch) => holds(stretch, drawn));
  if (record.snapshotAt !== (taken ? drawn : null)) return refuse('wrong-snapshot', { field: 'snapshotAt' });
  const { pictures, withheld, app, title } = record;
  const monitors = new Set(pictures.map((picture) => picture.monitor));
  if (monitors.size !== pictures.length) {
    return refuse('bad-request', { field: 'pictures', fault: 'a monitor twice' });
  }
  if (!taken) {
    const bare = pictures.length === 0 && withheld === null && app === null && title === null;
    return bare ? null : refuse('wrong-snapshot', { field: 'pictures' });
  }
  const fault = `the terms say snapshots: ${snapshots}`;
  if ((withheld === 'terms') !== (snapshots === 'none')) {
    return refuse('wrong-snapshot', { field: 'withheld', fault });
  }
  if (pictures.some(({ blurred }) => blurred !== (snapshots === 'blurred'))) {
    return refuse('wrong-snapshot', { field: 'pictures', fault });
  }
  const explained = pictures.length > 0 !== (withheld !== null);
  return explained ? null : refuse('wrong-snapshot', { field: 'pictures' });
}
