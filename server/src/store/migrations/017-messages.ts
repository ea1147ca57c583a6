/** What the two sides write to each other, of a proposal and of the contract that came of it. */
export const messages = `
create table thread (
  id uuid primary key,
  proposal_id uuid unique references proposal,
  contract_id uuid unique references contract,
  organisation_id uuid not null references organisation,
  freelancer_id uuid not null references freelancer,
  agency_id uuid references organisation,
  made_at bigint not null,
  last_n int not null,
  last_at bigint not null,
  check (proposal_id is not null or contract_id is not null)
);
create index thread_of_organisation on thread (organisation_id, last_at);
create index thread_of_freelancer on thread (freelancer_id, last_at);

-- Somebody's words, or an event of the contract (\`event\`: kind and facts, told once by \`event_key\`).
create table message (
  thread_id uuid not null references thread,
  n int not null,
  id uuid not null unique,
  at bigint not null,
  person_id uuid references person,
  says text not null,
  event jsonb,
  event_key text,
  -- Manual time that the freelancer asks the client to allow: from, to, why.
  ask jsonb,
  granted_at bigint,
  granted_by uuid references person,
  primary key (thread_id, n),
  unique (thread_id, event_key),
  check ((event is null) = (event_key is null)),
  check ((person_id is null) = (event is not null))
);

create table thread_read (
  thread_id uuid not null references thread,
  person_id uuid not null references person,
  n int not null,
  primary key (thread_id, person_id)
);

-- A file that somebody handed in. Its bytes lie in the pack files; whoever may read what it hangs on may fetch it.
create table attachment (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  type text not null,
  bytes int not null,
  sha256 text not null,
  pack int not null,
  pack_offset bigint not null,
  at bigint not null
);

create table message_attachment (
  thread_id uuid not null,
  n int not null,
  attachment_id uuid not null references attachment,
  primary key (thread_id, n, attachment_id),
  foreign key (thread_id, n) references message (thread_id, n)
);
create index message_of_attachment on message_attachment (attachment_id);

create table proposal_attachment (
  proposal_id uuid not null references proposal,
  attachment_id uuid not null references attachment,
  primary key (proposal_id, attachment_id)
);
create index proposal_of_attachment on proposal_attachment (attachment_id);
`;
