import type { Role } from '@stint/core/handshake/roles';
import type { Generated, JSONColumnType } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

/** The tables of organisations and their people, and of what they write to each other. */
export interface TeamTables {
  organisation: {
    id: string;
    name: string;
    created_at: Big;
    kind: Generated<'client' | 'agency'>;
    version: Generated<number>;
  };
  organisation_member: { organisation_id: string; person_id: string; since: Big; role: Generated<Role> };
  agency_freelancer: { agency_id: string; person_id: string; since: Big };
  invitation: {
    id: string;
    token_sha256: Buffer;
    organisation_id: string;
    email: string;
    email_key: string;
    role: Role | 'freelancer';
    by_person_id: string;
    at: Big;
    expires_at: Big;
    state: 'open' | 'accepted' | 'withdrawn';
    person_id: string | null;
  };
  freelancer_profile: {
    person_id: string;
    headline: string;
    about: string;
    level: 'entry' | 'intermediate' | 'expert' | null;
    rate: BigOrNull;
    currency: string | null;
    skills: string[];
    earnings_shown: boolean;
    version: number;
  };
  thread: {
    id: string;
    proposal_id: string | null;
    contract_id: string | null;
    organisation_id: string;
    freelancer_id: string;
    agency_id: string | null;
    made_at: Big;
    last_n: number;
    last_at: Big;
  };
  message: {
    thread_id: string;
    n: number;
    id: string;
    at: Big;
    person_id: string | null;
    side: 'freelancer' | 'client' | 'agency' | null;
    says: string;
    event: JSONColumnType<object> | null;
    event_key: string | null;
    ask: JSONColumnType<object> | null;
    granted_at: BigOrNull;
    granted_by: string | null;
  };
  thread_read: { thread_id: string; person_id: string; n: number };
  attachment: {
    id: string;
    person_id: string;
    name: string;
    type: string;
    bytes: number;
    sha256: string;
    pack: number;
    pack_offset: Big;
    at: Big;
    loose_since: BigOrNull;
  };
  message_attachment: { thread_id: string; n: number; place: number; attachment_id: string };
  proposal_attachment: { proposal_id: string; place: number; attachment_id: string };
}
