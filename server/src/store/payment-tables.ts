import type { PaymentKind } from '@stint/core/payment';
import type { Big, BigOrNull } from './columns.ts';

/** What clients pay once, and where each payment is. */
export interface PaymentTables {
  payment: {
    id: string;
    organisation_id: string;
    contract_id: string;
    freelancer_id: string;
    kind: PaymentKind;
    currency: string;
    total: Big;
    freelancer_fee: Big;
    net: Big;
    client_fee: Big;
    client_total: Big;
    says: string;
    made_at: Big;
    by_person_id: string;
    milestone_id: string | null;
    request_week: BigOrNull;
    request_n: number | null;
  };
  payment_standing: { payment_id: string; state: PaymentState; round: number; since: Big };
}

/** `open`: invoiced. `charging`: cards are asked. `held`: paid. `owed`: its bank took the charge back for good. The others are its ends. */
export type PaymentState = 'open' | 'charging' | 'held' | 'available' | 'declined' | 'withdrawn' | 'owed';
