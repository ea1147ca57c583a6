import type { Generated, JSONColumnType } from 'kysely';
import type { BankAccount } from '../bank/account.ts';
import type { Big, BigOrNull } from './columns.ts';

/** Where freelancers are paid and when, and the files that a bank pays from. */
export interface PayoutTables {
  payout: {
    id: string;
    freelancer_id: string;
    currency: string;
    amount: Big;
    asked_at: Big;
    state: 'waiting' | 'asked' | 'paid' | 'failed';
    answered_at: BigOrNull;
    processor_ref: string | null;
    via: Generated<'processor' | 'bank'>;
    method_id: string | null;
    file_id: string | null;
    reason: Generated<string>;
  };
  payout_method: {
    id: string;
    freelancer_id: string;
    n: number;
    kind: 'processor' | 'bank';
    holder: string;
    account: JSONColumnType<BankAccount> | null;
    last_four: string;
    set_at: Big;
    effective_at: Big;
    stopped_at: BigOrNull;
    returned_at: BigOrNull;
  };
  payout_plan: {
    freelancer_id: string;
    currency: string;
    version: number;
    schedule: 'by-hand' | 'weekly' | 'twice-a-month' | 'monthly';
    minimum: Big;
    at: Big;
  };
  payout_turn: { freelancer_id: string; currency: string; due_at: Big; at: Big; payout_id: string | null };
  payout_limit: {
    currency: string;
    version: number;
    least: Big;
    most: Big;
    two_above: Big;
    at: Big;
    by_person_id: string;
  };
  house_account: {
    currency: string;
    version: number;
    holder: string;
    account: JSONColumnType<BankAccount>;
    last_four: string;
    at: Big;
    by_person_id: string;
  };
  bank_file: {
    id: string;
    currency: string;
    count: number;
    total: Big;
    made_at: Big;
    by_person_id: string;
    state: 'waiting' | 'ready' | 'declined' | 'sent';
    decided_at: BigOrNull;
    sent_at: BigOrNull;
    bytes: Buffer;
  };
  payout_approval: { about: string; by_person_id: string; at: Big };
}
