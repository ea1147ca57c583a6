import type { PayPlace } from '@stint/core/bookings';
import type { ColumnType, Generated } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

/** What went back to clients, of whatever cause, what banks sent back, and what they took back. */
export interface RefundTables {
  refund: {
    organisation_id: string;
    contract_id: string;
    week: Big;
    id: string;
    freelancer_id: string;
    currency: string;
    cause: RefundCause;
    total: Big;
    freelancer_fee: Big;
    net: Big;
    client_fee: Big;
    client_total: Big;
    made_at: Big;
    by_person_id: string | null;
    state: RefundState;
    answered_at: BigOrNull;
    processor_ref: string | null;
    decline_code: string | null;
    charge_id: string | null;
    taken_available: ColumnType<bigint, bigint | undefined, bigint>;
    attempt: Generated<number>;
    says: Generated<string>;
  };
  refund_return: {
    refund_id: string;
    attempt: number;
    at: Big;
    processor_ref: string;
    decline_code: string;
  };
  chargeback: {
    id: string;
    charge_id: string | null;
    organisation_id: string;
    contract_id: string;
    week: BigOrNull;
    payment_id: string | null;
    deposit_id: string | null;
    freelancer_id: string;
    currency: string;
    amount: Big;
    fee: Big;
    reason: string;
    place: TakenFromPlace;
    opened_at: Big;
    state: ChargebackState;
    decided_at: BigOrNull;
  };
}

/** Where the pay was: `escrow`, of a milestone's charge. */
export type TakenFromPlace = PayPlace | 'escrow';
export type RefundCause = 'dispute' | 'voluntary';
export type RefundState = 'waiting' | 'credited' | 'asked' | 'sent' | 'declined' | 'failed';
export type ChargebackState = 'open' | 'won' | 'lost';
