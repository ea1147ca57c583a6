/** Organisations of both sides, with roles; invitations; what people say of themselves. */
export const teams = `
alter table organisation
  add column kind text not null default 'client' check (kind in ('client', 'agency')),
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

create index invitation_made on invitation (organisation_id, at);
create index invitation_by on invitation (by_person_id, at);

-- An invitation goes to an address that may be nobody's yet. The token of its link lies here until the mail is out.
alter table mail
  alter column person_id drop not null,
  add column invitation_id uuid unique references invitation,
  add column link_token text,
  add check ((person_id is null) = (invitation_id is not null)),
  add check (link_token is null or (invitation_id is not null and state in ('owed', 'sending', 'handed-over')));

-- What a closed week counted of each kind, so that a profile need not read every segment of years.
create function counted_seconds(body jsonb, kind text) returns bigint language sql immutable parallel safe as $$
  select coalesce(sum((entry->>'countedSeconds')::bigint), 0)::bigint
  from jsonb_array_elements(body->'entries') entry where entry->>'kind' = kind
$$;
alter table timesheet
  add column tracked_seconds bigint not null generated always as (counted_seconds(body, 'tracked')) stored,
  add column manual_seconds bigint not null generated always as (counted_seconds(body, 'manual')) stored;

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
