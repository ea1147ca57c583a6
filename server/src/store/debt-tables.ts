import type { GeneratedAlways } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

interface OfInvoice {
  organisation_id: string;
  contract_id: string;
  week: Big;
}

/** What clients owe after five failed days (D5), and the fund that pays protected time. */
export interface DebtTables {
  debt: OfInvoice & {
    freelancer_id: string;
    currency: string;
    failed_at: Big;
    /** The freelancer's part of the protected time, by the verdicts at the lock. */
    protected: Big;
    paid_at: BigOrNull;
  };
  suspension: { organisation_id: string; n: number; since: Big; lifted_at: BigOrNull };
  advance: OfInvoice & {
    n: number;
    freelancer_id: string;
    currency: string;
    amount: Big;
    at: Big;
    released_at: BigOrNull;
    recovered_at: BigOrNull;
  };
  fund_deposit: {
    id: string;
    place: GeneratedAlways<bigint>;
    currency: string;
    amount: Big;
    at: Big;
    by_person_id: string;
  };
  fund_cap: {
    currency: string;
    version: number;
    at: Big;
    by_person_id: string;
    amount: Big;
    days: number;
  };
}
