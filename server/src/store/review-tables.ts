import type { Decision, DisputeReason, DisputeState } from '@stint/core/dispute';
import type { Generated } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

interface OfWeek {
  organisation_id: string;
  contract_id: string;
  week: Big;
}

/** The tables of a week's review: every key starts with the organisation, as those of its invoice. */
export interface ReviewTables {
  week_approval: OfWeek & { approved_at: Big; by_person_id: string };
  dispute: OfWeek & {
    id: string;
    freelancer_id: string;
    currency: string;
    by_person_id: string;
    opened_at: Big;
    answer_by: Big;
    state: DisputeState;
    total: Big;
    freelancer_fee: Big;
    net: Big;
    client_fee: Big;
    client_total: Big;
    /** What of the total is the week's stipend (B6). */
    stipend: Generated<bigint>;
    withdrawn_at: BigOrNull;
    withdrawn_by: string | null;
    answered_at: BigOrNull;
    answered_by: string | null;
    answer_says: Generated<string>;
    decided_at: BigOrNull;
  };
  dispute_segment: OfWeek & {
    dispute_id: string;
    segment: number;
    kind: 'tracked' | 'manual';
    deed_id: string;
    reason: DisputeReason;
    says: string;
    seconds: number;
    at: Big;
  };
  dispute_ruling: OfWeek & {
    dispute_id: string;
    segment: number;
    kind: 'tracked' | 'manual';
    n: number;
    by: RuledBy;
    outcome: Decision;
    says: string;
    person_id: string | null;
    at: Big;
  };
}

/** Who or what decided a segment: its freelancer let it go, an operator overruled, or its verdict stood. */
export type RuledBy = 'freelancer' | 'operator' | 'verdict';
