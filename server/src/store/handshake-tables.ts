import type { MilestoneState } from '@stint/core/handshake/milestone';
import type { OfferState } from '@stint/core/handshake/offer';
import type { ProposalState } from '@stint/core/handshake/proposal';
import type { JSONColumnType } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

type Level = 'entry' | 'intermediate' | 'expert';

/** The tables of the way to a contract. */
export interface HandshakeTables {
  job: {
    id: string;
    organisation_id: string;
    by_person_id: string;
    kind: 'hourly' | 'fixed';
    title: string;
    description: string;
    level: Level | null;
    currency: string;
    rate_from: BigOrNull;
    rate_to: BigOrNull;
    budget: BigOrNull;
    labels: string[];
    posted_at: Big;
    last_activity_at: Big;
    closed_at: BigOrNull;
    warned_of: BigOrNull;
    told_of: BigOrNull;
    version: number;
    made_as: string;
  };
  proposal: {
    id: string;
    job_id: string;
    freelancer_id: string;
    agency_id: string | null;
    by_person_id: string;
    amount: Big;
    message: string;
    sent_at: Big;
    changed_at: Big;
    viewed_at: BigOrNull;
    state: ProposalState;
    ended_at: BigOrNull;
    reason: string | null;
    version: number;
    made_as: string;
  };
  offer: {
    id: string;
    kind: 'hourly' | 'fixed';
    organisation_id: string;
    freelancer_id: string;
    agency_id: string | null;
    job_id: string | null;
    proposal_id: string | null;
    by_person_id: string;
    made_at: Big;
    /** What time has ended stands as open. */
    state: Exclude<OfferState, 'expired'>;
    version: number;
    changed_at: Big;
    ended_at: BigOrNull;
    ended_by: string | null;
    reason: string | null;
    warned_of: BigOrNull;
    told_of: BigOrNull;
  };
  offer_version: {
    offer_id: string;
    version: number;
    at: Big;
    by_person_id: string;
    title: string;
    message: string;
    terms: JSONColumnType<object>;
    milestones: JSONColumnType<object[]>;
  };
  offer_ask: { offer_id: string; n: number; at: Big; by_person_id: string; says: string };
  scheduled_raise: {
    contract_id: string;
    at: Big;
    rate: Big;
    by_person_id: string;
    state: 'waiting' | 'done' | 'passed-over';
    told: boolean;
  };
  milestone: {
    contract_id: string;
    id: string;
    n: number;
    title: string;
    says: string;
    amount: Big;
    due_day: string | null;
    state: MilestoneState;
    wanted: JSONColumnType<object> | null;
    version: number;
    terms_version: number;
    reminded_of: string | null;
    submitted_at: BigOrNull;
  };
  milestone_step: {
    contract_id: string;
    milestone_id: string;
    n: number;
    at: Big;
    by_person_id: string;
    deed: string;
    detail: JSONColumnType<object>;
  };
  feedback: {
    contract_id: string;
    side: 'client' | 'freelancer';
    stars: number;
    comment: string;
    private_note: string;
    at: Big;
    by_person_id: string;
  };
  feedback_showing: { contract_id: string; at: Big; told: boolean };
}
