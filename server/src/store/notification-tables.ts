import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

/** The tables of what people are told. */
export interface NotificationTables {
  reader: {
    person_id: string;
    language: string;
    zone: string;
    digest: 'daily' | 'weekly';
    version: number;
  };
  notice_choice: { person_id: string; kind: string; in_app: boolean; mail: 'now' | 'digest' | 'off' };
  mail: {
    id: string;
    /** Null for an invitation, whose address may be nobody's yet. */
    person_id: string | null;
    invitation_id: string | null;
    /** Of the invitation's link, until the mail is out. */
    link_token: string | null;
    digest: boolean;
    made_at: Big;
    state: 'owed' | 'sending' | 'handed-over' | 'sent' | 'dropped' | 'failed' | 'unknown';
    attempts: Generated<number>;
    next_at: Big;
    claimed_at: Generated<Date | null>;
    answered_at: BigOrNull;
    fault: string | null;
  };
  notification: {
    n: GeneratedAlways<bigint>;
    id: string;
    person_id: string;
    event: string;
    kind: string;
    facts: JSONColumnType<object>;
    at: Big;
    in_app: boolean;
    read_at: BigOrNull;
    digest_at: BigOrNull;
    mail_id: string | null;
  };
  telling_owed: {
    what: OwedWhat;
    person_id: string;
    subject_id: string;
    week: Big;
    seconds: Big;
    due_at: Big;
  };
  signing_key: { one: Generated<true>; bytes: Buffer };
}

/** What is owed: of a new tracker, of late time, of manual time that gave way, of a limit that may be reached. */
export type OwedWhat =
  | 'tracker'
  | 'late'
  | 'gave-way'
  | 'limit'
  | 'limit-client'
  | 'week-closed'
  | 'money-available';
