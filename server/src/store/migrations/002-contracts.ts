/** Contracts with their versions of terms, and what they are paid with. */
export const contracts = `
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
