import type { ClaimState } from '@stint/core/escrow/claim';
import type { Generated } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

/** The money of milestones. */
export interface EscrowTables {
  escrow_deposit: {
    contract_id: string;
    id: string;
    milestone_id: string;
    organisation_id: string;
    freelancer_id: string;
    currency: string;
    amount: Big;
    client_fee: Big;
    freelancer_fee_percent: Big;
    client_fee_percent: Big;
    payment_method_id: string;
    asked_at: Big;
    by_person_id: string;
    state: 'asked' | 'succeeded' | 'declined' | 'disputed' | 'charged-back';
    answered_at: BigOrNull;
    processor_ref: string | null;
    decline_code: string | null;
    released: Generated<bigint>;
    refunded: Generated<bigint>;
    taken_back: Generated<bigint>;
  };
  escrow_part: {
    contract_id: string;
    id: string;
    n: number;
    deed_id: string;
    deposit_id: string;
    milestone_id: string;
    kind: 'released' | 'refunded' | 'moved';
    to_milestone_id: string | null;
    amount: Big;
    freelancer_fee: Big;
    net: Big;
    client_fee: Big;
    at: Big;
    by_person_id: string | null;
    cause: EscrowCause;
    state: 'held' | 'available' | 'asked' | 'sent' | 'declined' | 'moved';
    answered_at: BigOrNull;
    processor_ref: string | null;
    decline_code: string | null;
    attempt: Generated<number>;
  };
  escrow_claim: {
    contract_id: string;
    n: number;
    cause: 'client-ended' | 'dormant';
    state: ClaimState;
    opened_at: Big;
    since: Big;
  };
  escrow_word: {
    contract_id: string;
    claim: number;
    n: number;
    deed: 'dispute' | 'answer' | 'give in' | 'decide';
    side: 'client' | 'freelancer' | 'operator';
    says: string;
    released: BigOrNull;
    at: Big;
    by_person_id: string;
  };
}

/** Why money left escrow. */
export type EscrowCause =
  | 'approved'
  | 'silence'
  | 'freelancer-ended'
  | 'client-ended'
  | 'given-in'
  | 'decided'
  | 'dormant'
  | 'too-late';
