import type { FeeBand } from '@stint/core/fee-table';
import type { JSONColumnType } from 'kysely';
import type { Big } from './columns.ts';

/** A band as it is kept: the sums and percents as decimal strings of their smallest units. */
export type KeptBand = { readonly [Name in keyof FeeBand]: string };

/** Stipends and fees (B6). */
export interface FeeTables {
  invoice_stipend: {
    organisation_id: string;
    contract_id: string;
    week: Big;
    weekly: Big;
    percent: number;
    amount: Big;
  };
  stipend_week: { contract_id: string; freelancer_id: string; week: Big };
  fee_table: {
    currency: string;
    version: number;
    at: Big;
    by_person_id: string;
    bands: JSONColumnType<readonly KeptBand[]>;
  };
  contract_fee: {
    contract_id: string;
    currency: string;
    /** 0: the house's flat percents. */
    version: number;
    billed: Big;
    band: JSONColumnType<KeptBand & { readonly until: string | null }>;
    at: Big;
  };
}
