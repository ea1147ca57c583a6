import type { JSONColumnType } from 'kysely';
import type { Big } from './columns.ts';

/** The tables of the week's close. */
export interface CloseTables {
  week_draft: {
    freelancer_id: string;
    contract_id: string;
    week: Big;
    stamp: string;
    currency: string;
    invoice: JSONColumnType<object> | null;
    tracked_seconds: Big;
    manual_seconds: Big;
    body: JSONColumnType<object>;
  };
  week_set_aside: {
    freelancer_id: string;
    contract_id: string;
    week: Big;
    since: Big;
    tried_at: Big;
    tries: number;
    says: string;
  };
}
