import type { Source } from '@stint/core/source';
import type { GeneratedAlways, JSONColumnType } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

/** The tables of particulars, tax, numbers and documents. */
export interface InvoiceTables {
  particulars: {
    party_id: string;
    version: number;
    at: Big;
    by_person_id: string;
    body: JSONColumnType<object>;
    tax: JSONColumnType<object>;
    logo_id: string | null;
  };
  contract_tax: {
    contract_id: string;
    version: number;
    at: Big;
    by_person_id: string;
    tax: JSONColumnType<object> | null;
  };
  invoice_counter: { issuer_id: string; series: string; year: number; last: number };
  invoice_document: {
    issuer_id: string;
    series: string;
    year: number;
    n: number;
    number: string;
    place: GeneratedAlways<bigint>;
    event: string;
    kind: 'work' | 'client-fee' | 'freelancer-fee';
    credits: string | null;
    organisation_id: string;
    contract_id: string;
    source: Source['kind'];
    /** Null: a week, which says itself which. */
    source_id: string | null;
    week: BigOrNull;
    freelancer_id: string;
    currency: string;
    issued_at: Big;
    net: Big;
    tax: Big;
    gross: Big;
    body: JSONColumnType<object>;
    logo_id: string | null;
  };
}
