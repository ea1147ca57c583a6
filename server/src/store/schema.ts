import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { CloseTables } from './close-tables.ts';
import type { Big, BigOrNull } from './columns.ts';
import type { DebtTables } from './debt-tables.ts';
import type { EscrowTables } from './escrow-tables.ts';
import type { FeeTables } from './fee-tables.ts';
import type { HandshakeTables } from './handshake-tables.ts';
import type { InvoiceTables } from './invoice-tables.ts';
import type { NotificationTables } from './notification-tables.ts';
import type { PaymentTables } from './payment-tables.ts';
import type { PayoutTables } from './payout-tables.ts';
import type { ProcessorTables } from './processor-tables.ts';
import type { RefundTables } from './refund-tables.ts';
import type { ReportTables } from './report-tables.ts';
import type { ReviewTables } from './review-tables.ts';
import type { TeamTables } from './team-tables.ts';
import type { TimeTables } from './time-tables.ts';

/** The tables of `migrations/`, as kysely reads and writes them. */
export interface Tables
  extends TimeTables,
    NotificationTables,
    HandshakeTables,
    TeamTables,
    ReportTables,
    ReviewTables,
    ProcessorTables,
    RefundTables,
    DebtTables,
    PaymentTables,
    FeeTables,
    CloseTables,
    PayoutTables,
    EscrowTables,
    InvoiceTables {
  person: {
    id: string;
    name: string;
    email: string;
    email_key: string;
    password_hash: string;
    is_operator: boolean;
    created_at: Big;
  };
  freelancer: { person_id: string; snapshot_seed: Buffer };
  device: { id: string; person_id: string; name: string; created_at: Big; revoked_at: BigOrNull };
  sign_in: {
    token_sha256: Buffer;
    person_id: string;
    kind: 'browser' | 'program' | 'tracker';
    name: string;
    device_id: string | null;
    created_at: Big;
    last_seen_at: Big;
    expires_at: Big;
  };
  device_grant: {
    device_code_sha256: Buffer;
    user_code: string;
    device_name: string;
    asked_at: Big;
    expires_at: Big;
    state: 'waiting' | 'approved' | 'denied' | 'collected';
    person_id: string | null;
    last_polled_at: BigOrNull;
  };
  audit: {
    n: GeneratedAlways<bigint>;
    at: Big;
    person_id: string | null;
    deed: string;
    object: string;
    detail: JSONColumnType<object>;
  };
  contract: {
    id: string;
    title: string;
    freelancer_id: string;
    organisation_id: string;
    starts_at: Big;
    created_at: Big;
    kind: Generated<'hourly' | 'fixed'>;
    /** Null for an hourly contract, and for that alone. */
    escrow: boolean | null;
    agency_id: string | null;
    offer_id: string | null;
  };
  contract_terms: {
    contract_id: string;
    version: number;
    at: Big;
    by_person_id: string;
    what: 'created' | 'rate' | 'limit' | 'manual-time';
    pay: 'segment' | 'exact';
    currency: string;
    rate: Big;
    weekly_limit_minutes: number | null;
    manual_time: boolean;
    idle_minutes: number | null;
    min_active_minutes: number;
    snapshots: 'full' | 'blurred' | 'none';
    activity_unmeasured: 'protected' | 'unprotected';
    private_window_minutes: number;
    freelancer_fee: Big;
    client_fee: Big;
    activity_labels: JSONColumnType<{ name: string; minActiveMinutes: number | null }[]>;
    label_required: Generated<boolean>;
    weekly_stipend: BigOrNull;
  };
  contract_standing: {
    contract_id: string;
    n: number;
    at: Big;
    /** Null where the house did it, for its cause. */
    by_person_id: string | null;
    what: 'paused' | 'resumed' | 'ended';
    cause: 'payment' | null;
  };
  payment_method: {
    id: string;
    organisation_id: string;
    processor_ref: string;
    brand: string;
    last4: string;
    created_at: Big;
    verified_at: BigOrNull;
    place: Generated<number>;
    removed_at: BigOrNull;
  };
  house: { one: Generated<true>; id: string };
  invoice: {
    organisation_id: string;
    contract_id: string;
    week: Big;
    freelancer_id: string;
    currency: string;
    issued_at: Big;
    total: Big;
    freelancer_fee: Big;
    net: Big;
    client_fee: Big;
    client_total: Big;
  };
  invoice_under_way: { organisation_id: string; contract_id: string; week: Big };
  invoice_line: {
    organisation_id: string;
    contract_id: string;
    week: Big;
    n: number;
    kind: 'tracked' | 'manual';
    rate: Big;
    seconds: number;
    amount: Big;
  };
  charge: {
    organisation_id: string;
    contract_id: string;
    /** Null: it is of a payment. */
    week: BigOrNull;
    payment_id: string | null;
    attempt: number;
    id: string;
    payment_method_id: string;
    currency: string;
    amount: Big;
    asked_at: Big;
    /** `disputed`: its bank has taken it back and decides; `charged-back`: for good. */
    state: 'asked' | 'succeeded' | 'declined' | 'disputed' | 'charged-back';
    answered_at: BigOrNull;
    processor_ref: string | null;
    decline_code: string | null;
    day: Generated<number>;
    by_person_id: string | null;
  };
  ledger_entry: { id: string; n: GeneratedAlways<bigint>; at: Big; currency: string; says: string };
  ledger_seal: { seal: Big; at: Big; entries: number; hash: string };
  ledger_sealed: { seal: Big; place: number; entry_id: string };
  ledger_posting: {
    entry_id: string;
    line: number;
    from_account: string;
    to_account: string;
    amount: Big;
  };
  account_balance: { account: string; currency: string; balance: Big };
}
