import type { Big, BigOrNull } from './columns.ts';

/** What went back to clients, of whatever cause. */
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
  };
}

export type RefundCause = 'dispute' | 'voluntary';
export type RefundState = 'waiting' | 'credited' | 'asked' | 'sent' | 'declined';
