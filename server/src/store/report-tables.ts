import type { JSONColumnType } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

/** The tables of kept reports, links to them and calendars. */
export interface ReportTables {
  kept_report: {
    id: string;
    person_id: string;
    name: string;
    query: JSONColumnType<object>;
    version: number;
    changed_at: Big;
  };
  report_share: {
    id: string;
    token_sha256: Buffer;
    person_id: string;
    name: string;
    query: JSONColumnType<object>;
    shows_money: boolean;
    shows_memos: boolean;
    made_at: Big;
    expires_at: Big;
    last_used_at: BigOrNull;
    revoked_at: BigOrNull;
  };
  calendar_feed: {
    id: string;
    token_sha256: Buffer;
    person_id: string;
    contracts: string[] | null;
    shows_memos: boolean;
    made_at: Big;
    last_used_at: BigOrNull;
  };
}
