import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

export type StretchRow = readonly [from: number, to: number, end: string];

/** The tables of the work diary: every key starts with the freelancer. */
export interface TimeTables {
  segment_record: {
    freelancer_id: string;
    contract_id: string;
    segment: number;
    device_id: string;
    sha256: string;
    record: Buffer;
    stretches: JSONColumnType<StretchRow[]>;
    snapshot_at: BigOrNull;
    edited_memo: string | null;
    edited_label: string | null;
    late: boolean;
    received_at: Big;
  };
  record_chain: {
    freelancer_id: string;
    device_id: string;
    contract_id: string;
    sequence: Big;
    sha256: string;
    segment: number;
    outcome: string;
    received_at: Big;
    overlap_seconds: Generated<number>;
  };
  picture: {
    freelancer_id: string;
    contract_id: string;
    segment: number;
    monitor: number;
    kind: 'picture' | 'thumbnail';
    sha256: string;
    bytes: number;
    width: number;
    height: number;
    pack: number | null;
    pack_offset: BigOrNull;
    arrived_at: BigOrNull;
    likeness: string | null;
    erased_at: BigOrNull;
    erased_after_days: number | null;
  };
  picture_look: {
    freelancer_id: string;
    contract_id: string;
    segment: number;
    monitor: number;
    person_id: string;
    day: number;
    n: GeneratedAlways<bigint>;
    side: 'client' | 'agency' | 'operator';
    first_at: Big;
    last_at: Big;
    times: number;
  };
  picture_erasure: { pack: number; pack_offset: Big; bytes: number; sha256: string };
  manual_time: {
    freelancer_id: string;
    contract_id: string;
    id: string;
    from_at: Big;
    to_at: Big;
    written_at: Big;
  };
  manual_piece: {
    freelancer_id: string;
    contract_id: string;
    segment: number;
    from_at: Big;
    to_at: Big;
    manual_id: string;
    memo: string;
  };
  superseded: {
    freelancer_id: string;
    contract_id: string;
    segment: number;
    from_at: Big;
    to_at: Big;
    manual_id: string;
    at: Big;
  };
  memo_edit: {
    freelancer_id: string;
    contract_id: string;
    segment: number;
    n: number;
    earlier: string;
    earlier_label: string | null;
    memo: string;
    at: Big;
  };
  tombstone: { freelancer_id: string; contract_id: string; segment: number; at: Big; by_person_id: string };
  work_week: { freelancer_id: string; contract_id: string; week: Big; closed: Generated<boolean> };
  timesheet: {
    freelancer_id: string;
    contract_id: string;
    week: Big;
    locked_at: Big;
    body: JSONColumnType<object>;
    tracked_seconds: Big;
    manual_seconds: Big;
  };
  desk_session: {
    freelancer_id: string;
    device_id: string;
    contract_id: string;
    since_at: Big;
    heard_at: Big;
  };
  bonus_request: {
    freelancer_id: string;
    contract_id: string;
    week: Big;
    n: number;
    seconds: number;
    amount: Big;
    memo: string;
    asked_at: Big;
    answer: string | null;
    answered_at: BigOrNull;
    answered_by: string | null;
    /** What paid it; null: nothing did. */
    payment_id: string | null;
  };
}
