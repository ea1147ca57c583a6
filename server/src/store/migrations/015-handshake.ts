/** The way to a contract: jobs, proposals, offers, milestones, feedback. */
export const handshake = `
-- \`array_to_string\` is only stable for what some types print; text prints as itself.
create function as_words(labels text[]) returns text
  language sql immutable parallel safe as $$ select array_to_string(labels, ' ') $$;

create table job (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  by_person_id uuid not null references person,
  kind text not null check (kind in ('hourly', 'fixed')),
  title text not null,
  description text not null,
  level text check (level in ('entry', 'intermediate', 'expert')),
  currency text not null,
  rate_from bigint check (rate_from > 0),
  rate_to bigint check (rate_to >= rate_from),
  budget bigint check (budget > 0),
  labels text[] not null default '{}',
  posted_at bigint not null,
  last_activity_at bigint not null,
  closed_at bigint,
  -- For which last activity its client was warned that it closes, and told that it has.
  warned_of bigint,
  told_of bigint,
  version int not null,
  -- SHA-256 of what was asked for when it was made: the same again is the same job.
  made_as text not null,
  words tsvector generated always as (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', as_words(labels)), 'A') ||
    setweight(to_tsvector('simple', description), 'B')
  ) stored,
  check (kind = 'hourly' or (rate_from is null and rate_to is null)),
  check (kind = 'fixed' or budget is null)
);
create index job_of_organisation on job (organisation_id, posted_at);
create index job_newest on job (posted_at, id) where closed_at is null;
-- Those that have expired stay without an end in their rows: once that is told, no tick reads them any more.
create index job_open on job (last_activity_at) where closed_at is null and told_of is distinct from last_activity_at;
create index job_words on job using gin (words);
create index job_labels on job using gin (labels);

create table proposal (
  id uuid primary key,
  job_id uuid not null references job,
  freelancer_id uuid not null references freelancer,
  -- By way of which agency; null: the freelancer's own.
  agency_id uuid references organisation,
  by_person_id uuid not null references person,
  amount bigint not null check (amount > 0),
  message text not null,
  sent_at bigint not null,
  changed_at bigint not null,
  viewed_at bigint,
  state text not null check (state in ('sent', 'shortlisted', 'archived', 'declined', 'withdrawn', 'hired')),
  ended_at bigint,
  reason text,
  version int not null,
  -- SHA-256 of what was asked for when it was made: the same again is the same proposal.
  made_as text not null
);
create unique index one_proposal_a_job on proposal (job_id, freelancer_id) where state not in ('declined', 'withdrawn');
create index proposal_of_job on proposal (job_id, sent_at);
create index proposal_of_freelancer on proposal (freelancer_id, sent_at);
create index proposal_of_agency on proposal (agency_id, sent_at) where agency_id is not null;

create table offer (
  id uuid primary key,
  kind text not null check (kind in ('hourly', 'fixed')),
  organisation_id uuid not null references organisation,
  freelancer_id uuid not null references freelancer,
  agency_id uuid references organisation,
  job_id uuid references job,
  proposal_id uuid references proposal,
  by_person_id uuid not null references person,
  made_at bigint not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  version int not null,
  changed_at bigint not null,
  ended_at bigint,
  ended_by uuid references person,
  reason text,
  -- For which change both sides were warned that it ends, and told that it has.
  warned_of bigint,
  told_of bigint
);
create index offer_of_organisation on offer (organisation_id, made_at);
create index offer_of_freelancer on offer (freelancer_id, made_at);
create index offer_of_agency on offer (agency_id, made_at) where agency_id is not null;
-- Those that have expired stay open in their rows: once that is told, no tick reads them any more.
create index offer_open on offer (changed_at) where state = 'open' and (told_of is null or told_of < changed_at);
create index offer_of_proposal on offer (proposal_id);

-- What was offered, word for word: who accepts names the version that they saw.
create table offer_version (
  offer_id uuid not null references offer,
  version int not null,
  at bigint not null,
  by_person_id uuid not null references person,
  title text not null,
  message text not null,
  terms jsonb not null,
  milestones jsonb not null default '[]',
  primary key (offer_id, version)
);

create table offer_ask (
  offer_id uuid not null references offer,
  n int not null,
  at bigint not null,
  by_person_id uuid not null references person,
  says text not null,
  primary key (offer_id, n)
);

alter table contract
  add column kind text not null default 'hourly' check (kind in ('hourly', 'fixed')),
  -- Fixed price alone: with escrow, or without by explicit choice of both.
  add column escrow boolean check ((escrow is not null) = (kind = 'fixed')),
  add column agency_id uuid references organisation,
  add column offer_id uuid unique references offer;
create index contract_of_agency on contract (agency_id) where agency_id is not null;

alter table contract_terms drop constraint contract_terms_rate_check;
alter table contract_terms
  -- A fixed price has no rate: its time is tracked for the record and never billed.
  add check (rate >= 0),
  add column activity_labels jsonb not null default '[]',
  add column label_required boolean not null default false,
  add column weekly_stipend bigint check (weekly_stipend > 0);

-- A raise that both sides agreed to beforehand; the clock makes it a version of the terms when its day comes.
create table scheduled_raise (
  contract_id uuid primary key references contract,
  at bigint not null,
  rate bigint not null check (rate > 0),
  by_person_id uuid not null references person,
  state text not null check (state in ('waiting', 'done', 'passed-over')),
  -- What came of it is told to both by the clock, whoever wrote it.
  told boolean not null
);
create index scheduled_raise_due on scheduled_raise (at) where not told;

create table milestone (
  contract_id uuid not null references contract,
  id uuid not null,
  n int not null,
  title text not null,
  says text not null,
  amount bigint not null check (amount > 0),
  due_day text,
  state text not null check (state in (
    'proposed-by-client', 'proposed-by-freelancer', 'agreed', 'change-by-client', 'change-by-freelancer', 'submitted', 'dropped'
  )),
  -- What a change that waits for a word would make of it.
  wanted jsonb,
  version int not null,
  -- The version of the contract's terms that was in force when it was proposed, or last agreed.
  terms_version int not null,
  -- The reminder that was sent last, or needs no sending: a due day and which one.
  reminded_of text,
  primary key (contract_id, id),
  unique (contract_id, n)
);
-- Of those that were reminded on their day no tick reads any more.
create index milestone_due on milestone (due_day)
  where state in ('agreed', 'change-by-client', 'change-by-freelancer')
    and reminded_of is distinct from due_day || ' today';

create table milestone_step (
  contract_id uuid not null,
  milestone_id uuid not null,
  n int not null,
  at bigint not null,
  by_person_id uuid not null references person,
  deed text not null,
  detail jsonb not null,
  primary key (contract_id, milestone_id, n)
);

create table feedback (
  contract_id uuid not null references contract,
  side text not null check (side in ('client', 'freelancer')),
  stars smallint not null check (stars between 1 and 5),
  comment text not null,
  private_note text not null,
  at bigint not null,
  by_person_id uuid not null references person,
  primary key (contract_id, side)
);

-- From the first feedback on: when it is shown at the latest, and whether both sides were told that it is.
create table feedback_showing (
  contract_id uuid primary key references contract,
  at bigint not null,
  told boolean not null
);
create index feedback_showing_due on feedback_showing (at) where not told;

do $$
declare kept text;
begin
  foreach kept in array array['offer_version', 'offer_ask', 'milestone_step', 'feedback'] loop
    execute format(
      'create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()',
      kept
    );
  end loop;
end $$;
`;
