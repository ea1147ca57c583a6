import type { SegmentNumber } from '@stint/core/segment';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { DiaryKey, SegmentRange } from './diary.ts';

/** Seconds that one tracker brought and others of the same person had brought before (T6). */
export interface Overlap {
  readonly segment: SegmentNumber;
  readonly seconds: number;
  /** The name of the tracker that came later. */
  readonly device: string;
  /** The names of those that hold the segment, on whatever contract; none where it was deleted since. */
  readonly by: readonly string[];
}

export async function overlapsBetween(db: Database, key: DiaryKey, range: SegmentRange): Promise<Overlap[]> {
  const rows = await db
    .selectFrom('record_chain')
    .innerJoin('device', 'device.id', 'record_chain.device_id')
    .select(['record_chain.segment', 'overlap_seconds', 'device.name'])
    .select(
      sql<string[]>`array(
        select other.name from segment_record join device as other on other.id = segment_record.device_id
        where segment_record.freelancer_id = record_chain.freelancer_id
          and segment_record.segment = record_chain.segment
          and segment_record.device_id <> record_chain.device_id
        order by segment_record.received_at, other.id)`.as('by'),
    )
    .where('record_chain.freelancer_id', '=', key.freelancer)
    .where('record_chain.contract_id', '=', key.contract)
    .where('record_chain.segment', '>=', range.first)
    .where('record_chain.segment', '<', range.end)
    .where('overlap_seconds', '>', 0)
    .orderBy('record_chain.segment')
    .orderBy('record_chain.received_at')
    .execute();
  return rows.map(({ segment, overlap_seconds, name, by }) => ({
    segment,
    seconds: overlap_seconds,
    device: name,
    by: [...new Set(by)],
  }));
}
