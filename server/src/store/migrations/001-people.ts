/** People, their organisations, devices and sign-ins; who did what. */
export const people = `
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
