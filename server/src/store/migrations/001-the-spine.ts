import { type Kysely, sql } from 'kysely';

/**
 * Two groups of tables. Time: every key starts with the freelancer. Money: every key starts with the organisation.
 * Instants are whole unix seconds, money whole minor units, both bigint.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [PEOPLE, CONTRACTS, TIME, MONEY, BOOKS]) await sql.raw(statement).execute(db);
}

const PEOPLE = `
create table person (
  id uuid primary key,
  name text not null,
  email text not null,
  email_key text not null unique,
  password_hash text not null,
  is_operator boolean not null default false,
  created_at bigint not null
);

-- A freelancer's desk. Whoever changes the freelancer's time locks this row first.
create table freelancer (
  person_id uuid primary key references person,
  snapshot_seed bytea not null check (length(snapshot_seed) = 32)
);

create table organisation (
  id uuid primary key,
  name text not null,
  created_at bigint not null
);

create table organisation_member (
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  since bigint not null,
  primary key (organisation_id, person_id)
);
create index organisation_member_of_person on organisation_member (person_id);

create table device (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  created_at bigint not null,
  revoked_at bigint
);
create index device_of_person on device (person_id);

-- Cookies of browsers, tokens of programs and of trackers; only their SHA-256 is kept.
create table sign_in (
  token_sha256 bytea primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('browser', 'program', 'tracker')),
  name text not null,
  device_id uuid references device,
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null,
  check ((kind = 'tracker') = (device_id is not null))
);
create index sign_in_of_person on sign_in (person_id);

create table device_grant (
  device_code_sha256 bytea primary key,
  user_code text not null unique,
  device_name text not null,
  asked_at bigint not null,
  expires_at bigint not null,
  state text not null check (state in ('waiting', 'approved', 'denied', 'collected')),
  person_id uuid references person,
  last_polled_at bigint,
  check (state in ('waiting', 'denied') or person_id is not null)
);

create table audit (
  n bigint generated always as identity primary key,
  at bigint not null,
  person_id uuid,
  deed text not null,
  object text not null,
  detail jsonb not null default '{}'
);
`;

const CONTRACTS = `
create table contract (
  id uuid primary key,
  title text not null,
  freelancer_id uuid not null references freelancer,
  organisation_id uuid not null references organisation,
  starts_at bigint not null,
  created_at bigint not null
);
create index contract_of_freelancer on contract (freelancer_id);
create index contract_of_organisation on contract (organisation_id);

-- Terms are versions; the first is version 0. A version is in force from its instant on.
create table contract_terms (
  contract_id uuid not null references contract,
  version int not null,
  at bigint not null,
  by_person_id uuid not null references person,
  what text not null check (what in ('created', 'rate', 'limit', 'manual-time')),
  pay text not null check (pay in ('segment', 'exact')),
  currency text not null,
  rate bigint not null check (rate > 0),
  weekly_limit_minutes int check (weekly_limit_minutes >= 0),
  manual_time boolean not null,
  idle_minutes int check (idle_minutes between 1 and 60),
  min_active_minutes int not null check (min_active_minutes between 0 and 10),
  snapshots text not null check (snapshots in ('full', 'blurred', 'none')),
  activity_unmeasured text not null check (activity_unmeasured in ('protected', 'unprotected')),
  freelancer_fee bigint not null check (freelancer_fee between 0 and 100000000),
  client_fee bigint not null check (client_fee between 0 and 100000000),
  primary key (contract_id, version)
);

create table contract_standing (
  contract_id uuid not null references contract,
  n int not null,
  at bigint not null,
  by_person_id uuid not null references person,
  what text not null check (what in ('paused', 'resumed', 'ended')),
  primary key (contract_id, n)
);

create table payment_method (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  processor_ref text not null,
  brand text not null,
  last4 text not null,
  created_at bigint not null,
  verified_at bigint
);
create index payment_method_of_organisation on payment_method (organisation_id);
`;

const TIME = `
-- What a device said of one segment, as the bytes that came, and what of it was kept (T6).
create table segment_record (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  segment int not null,
  device_id uuid not null references device,
  sha256 text not null,
  record bytea not null,
  stretches jsonb not null,
  snapshot_at bigint,
  edited_memo text,
  late boolean not null,
  received_at bigint not null,
  primary key (freelancer_id, contract_id, segment, device_id)
);
create unique index one_snapshot_a_segment on segment_record (freelancer_id, segment) where snapshot_at is not null;

-- Every record that a device has sent, in its order; it outlives what is deleted.
create table record_chain (
  freelancer_id uuid not null,
  device_id uuid not null references device,
  contract_id uuid not null,
  sequence bigint not null,
  sha256 text not null,
  segment int not null,
  outcome text not null,
  received_at bigint not null,
  primary key (freelancer_id, device_id, contract_id, sequence)
);

create table picture (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  monitor smallint not null,
  kind text not null check (kind in ('picture', 'thumbnail')),
  sha256 text not null,
  bytes int not null,
  width int not null,
  height int not null,
  pack int,
  pack_offset bigint,
  arrived_at bigint,
  primary key (freelancer_id, contract_id, segment, monitor, kind),
  check ((pack is null) = (arrived_at is null))
);

create table manual_time (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  id uuid not null,
  from_at bigint not null,
  to_at bigint not null check (to_at > from_at),
  written_at bigint not null,
  primary key (freelancer_id, contract_id, id)
);

create table manual_piece (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  from_at bigint not null,
  to_at bigint not null check (to_at > from_at),
  manual_id uuid not null,
  memo text not null,
  primary key (freelancer_id, contract_id, segment, from_at)
);

-- Manual time that gave way to a tracked segment (M4).
create table superseded (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  from_at bigint not null,
  to_at bigint not null,
  manual_id uuid not null,
  at bigint not null,
  primary key (freelancer_id, contract_id, segment, from_at, at)
);

create table memo_edit (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  n int not null,
  earlier text not null,
  memo text not null,
  at bigint not null,
  primary key (freelancer_id, contract_id, segment, n)
);

create table tombstone (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  at bigint not null,
  by_person_id uuid not null,
  primary key (freelancer_id, contract_id, segment)
);

-- A week with something in its diary: the clock finds its work here.
create table work_week (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  week bigint not null,
  primary key (freelancer_id, contract_id, week)
);
create index work_week_by_week on work_week (week);

-- A week as it locked: never changed, whatever arrives later.
create table timesheet (
  freelancer_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  locked_at bigint not null,
  body jsonb not null,
  primary key (freelancer_id, contract_id, week)
);
`;

const MONEY = `
create table invoice (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  freelancer_id uuid not null,
  currency text not null,
  issued_at bigint not null,
  total bigint not null check (total >= 0),
  freelancer_fee bigint not null check (freelancer_fee >= 0),
  net bigint not null check (net >= 0),
  client_fee bigint not null check (client_fee >= 0),
  client_total bigint not null check (client_total >= 0),
  primary key (organisation_id, contract_id, week),
  check (total = net + freelancer_fee),
  check (client_total = total + client_fee)
);
create index invoice_by_week on invoice (week);

create table invoice_line (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  n int not null,
  kind text not null check (kind in ('tracked', 'manual')),
  rate bigint not null,
  seconds int not null check (seconds > 0),
  amount bigint not null check (amount >= 0),
  primary key (organisation_id, contract_id, week, n)
);

-- One attempt to charge an invoice: the intention first, the processor's answer later.
create table charge (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  attempt int not null,
  id uuid not null unique,
  payment_method_id uuid not null references payment_method,
  currency text not null,
  amount bigint not null check (amount > 0),
  asked_at bigint not null,
  state text not null check (state in ('asked', 'succeeded', 'declined')),
  answered_at bigint,
  processor_ref text,
  decline_code text,
  primary key (organisation_id, contract_id, week, attempt)
);

create table payout (
  id uuid primary key,
  freelancer_id uuid not null,
  currency text not null,
  amount bigint not null check (amount > 0),
  asked_at bigint not null,
  state text not null check (state in ('asked', 'paid', 'failed')),
  answered_at bigint,
  processor_ref text
);
create index payout_of_freelancer on payout (freelancer_id);
`;

const BOOKS = `
create table ledger_entry (
  id text primary key,
  n bigint generated always as identity unique,
  at bigint not null,
  currency text not null,
  says text not null
);

create table ledger_posting (
  entry_id text not null references ledger_entry,
  line int not null,
  from_account text not null,
  to_account text not null check (to_account <> from_account),
  amount bigint not null check (amount > 0),
  primary key (entry_id, line)
);

-- What is in each place: the sum of its postings, kept in the transaction that books them.
create table account_balance (
  account text not null,
  currency text not null,
  balance bigint not null,
  primary key (account, currency)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % of % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

do $$
declare kept text;
begin
  foreach kept in array array[
    'audit', 'contract_terms', 'contract_standing', 'record_chain', 'manual_time', 'superseded', 'tombstone',
    'timesheet', 'invoice', 'invoice_line', 'ledger_entry', 'ledger_posting'
  ] loop
    execute format(
      'create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()',
      kept
    );
  end loop;
end $$;
`;
