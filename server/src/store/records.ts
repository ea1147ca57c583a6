import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { segmentStart } from '@stint/core/segment';
import { secondsOf } from '@stint/core/span';
import type { Stretch } from '@stint/core/tracked';
import { weekOf } from '@stint/core/week';
import type { SegmentRecord } from '@stint/wire/record';
import type { Trx } from './desk.ts';
import type { DiaryKey, RecordRow } from './diary.ts';
import { dropDraft } from './drafts.ts';
import { oweLate, oweLimit } from './tellings-owed.ts';

/** What became of a record that a device has sent. */
export type Outcome = 'recorded' | 'late' | Unkept;

/** Why nothing of a record was kept. Its place in the chain is. */
export type Unkept = 'deleted' | 'overlap' | 'outside-contract' | 'different-record';

export interface ChainLink {
  readonly sequence: number;
  readonly sha256: string;
  readonly outcome: Outcome;
}

/** A device's chain on one contract, for the freelancer at this desk. */
export interface ChainKey extends DiaryKey {
  readonly device: string;
}

export async function chainLink(trx: Trx, key: ChainKey, sequence: number): Promise<ChainLink | null> {
  const row = await chain(trx, key).where('sequence', '=', BigInt(sequence)).executeTakeFirst();
  return row ? linkOf(row) : null;
}

export async function chainHead(trx: Trx, key: ChainKey): Promise<ChainLink | null> {
  const row = await chain(trx, key).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return row ? linkOf(row) : null;
}

export async function addLink(
  trx: Trx,
  record: SegmentRecord,
  link: { sha256: string; outcome: Outcome; at: Instant; overlapSeconds: number },
): Promise<void> {
  await trx
    .insertInto('record_chain')
    .values({
      freelancer_id: record.freelancer,
      device_id: record.device,
      contract_id: record.contract,
      sequence: record.sequence,
      sha256: link.sha256,
      segment: record.segment,
      outcome: link.outcome,
      received_at: link.at,
      overlap_seconds: link.overlapSeconds,
    })
    .execute();
}

/** Every record of the freelancer in one segment, of all contracts and devices. */
export function recordsAt(trx: Trx, freelancer: string, segment: SegmentNumber): Promise<RecordRow[]> {
  return trx
    .selectFrom('segment_record')
    .selectAll()
    .where('freelancer_id', '=', freelancer)
    .where('segment', '=', segment)
    .execute();
}

export async function addRecord(
  trx: Trx,
  record: SegmentRecord,
  kept: {
    bytes: Uint8Array;
    sha256: string;
    stretches: readonly Stretch[];
    snapshotAt: Instant | null;
    late: boolean;
    at: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('segment_record')
    .values({
      freelancer_id: record.freelancer,
      contract_id: record.contract,
      segment: record.segment,
      device_id: record.device,
      sha256: kept.sha256,
      record: Buffer.from(kept.bytes),
      stretches: JSON.stringify(kept.stretches.map(({ from, to, end }) => [from, to, end])),
      snapshot_at: kept.snapshotAt,
      edited_memo: null,
      late: kept.late,
      received_at: kept.at,
    })
    .execute();
  const key = { freelancer: record.freelancer, contract: record.contract };
  await openWeek(trx, key, record.segment);
  const { segment } = record;
  const seconds = secondsOf(kept.stretches);
  if (kept.late) await oweLate(trx, key, { segment, seconds, at: kept.at });
  else await oweLimit(trx, key, segment, kept.at);
}

/** Notes that a week has something in its diary, so that the clock closes it, and that it has more than was judged. */
export async function openWeek(trx: Trx, key: DiaryKey, segment: SegmentNumber): Promise<void> {
  await dropDraft(trx, key, [segment]);
  await trx
    .insertInto('work_week')
    .values({
      freelancer_id: key.freelancer,
      contract_id: key.contract,
      week: weekOf(segmentStart(segment)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function hasTombstone(trx: Trx, key: DiaryKey, segment: SegmentNumber): Promise<boolean> {
  const row = await trx
    .selectFrom('tombstone')
    .select('segment')
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '=', segment)
    .executeTakeFirst();
  return row !== undefined;
}

/** Seconds of manual time in a segment, on any contract, that gave way to tracked time (M4). */
export async function supersededSeconds(
  trx: Trx,
  freelancer: string,
  segment: SegmentNumber,
): Promise<number> {
  const rows = await trx
    .selectFrom('superseded')
    .select(['from_at', 'to_at'])
    .where('freelancer_id', '=', freelancer)
    .where('segment', '=', segment)
    .execute();
  return rows.reduce((sum, row) => sum + Number(row.to_at - row.from_at), 0);
}

function chain(trx: Trx, key: ChainKey) {
  return trx
    .selectFrom('record_chain')
    .select(['sequence', 'sha256', 'outcome'])
    .where('freelancer_id', '=', key.freelancer)
    .where('device_id', '=', key.device)
    .where('contract_id', '=', key.contract);
}

function linkOf(row: { sequence: bigint; sha256: string; outcome: string }): ChainLink {
  return { sequence: Number(row.sequence), sha256: row.sha256, outcome: row.outcome as Outcome };
}
