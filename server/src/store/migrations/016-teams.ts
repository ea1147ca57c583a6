/** Organisations of both sides, with roles; invitations; what people say of themselves. */
export const teams = `
alter table organisation
  add column kind text not null default 'client' check (kind in ('client', 'agency')),
  add column about text not null default '',
  add column version int not null default 0;

alter table organisation_member
  add column role text not null default 'owner'
    check (role in ('owner', 'hirer', 'reviewer', 'billing', 'viewer', 'agent'));

-- Freelancers whom an agency represents, by their own word.
create table agency_freelancer (
  agency_id uuid not null references organisation,
  person_id uuid not null references freelancer,
  since bigint not null,
  primary key (agency_id, person_id)
);
create index agency_of_freelancer on agency_freelancer (person_id);

-- An invitation by mail; only the SHA-256 of its link's token is kept.
create table invitation (
  id uuid primary key,
  token_sha256 bytea not null unique,
  organisation_id uuid not null references organisation,
  email text not null,
  email_key text not null,
  role text not null check (role in ('owner', 'hirer', 'reviewer', 'billing', 'viewer', 'agent', 'freelancer')),
  by_person_id uuid not null references person,
  at bigint not null,
  expires_at bigint not null,
  state text not null check (state in ('open', 'accepted', 'withdrawn')),
  person_id uuid references person
);
create unique index one_open_invitation on invitation (organisation_id, email_key) where state = 'open';

create table freelancer_profile (
  person_id uuid primary key references freelancer,
  headline text not null,
  about text not null,
  level text check (level in ('entry', 'intermediate', 'expert')),
  rate bigint check (rate > 0),
  currency text,
  skills text[] not null default '{}',
  earnings_shown boolean not null default false,
  version int not null,
  words tsvector generated always as (
    setweight(to_tsvector('simple', headline), 'A') || setweight(to_tsvector('simple', about), 'B')
  ) stored,
  check ((rate is null) = (currency is null))
);
create index freelancer_profile_words on freelancer_profile using gin (words);
`;
