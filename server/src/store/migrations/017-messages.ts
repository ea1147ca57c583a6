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
create index thread_of_agency on thread (agency_id, last_at) where agency_id is not null;

-- Somebody's words, or an event of the contract (\`event\`: kind and facts, told once by \`event_key\`).
create table message (
  thread_id uuid not null references thread,
  n int not null,
  id uuid not null unique,
  at bigint not null,
  person_id uuid references person,
  -- For whom that person wrote it, whatever became of their role since.
  side text check (side in ('freelancer', 'client', 'agency')),
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
  check ((person_id is null) = (event is not null)),
  check ((person_id is null) = (side is null)),
  check ((granted_at is null) = (granted_by is null)),
  check (granted_at is null or ask is not null)
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
  at bigint not null,
  -- Since when it hangs on nothing; null while it hangs on something. After a day of that it goes.
  loose_since bigint
);
create index attachment_loose on attachment (loose_since) where loose_since is not null;
create index attachment_loose_of on attachment (person_id) where loose_since is not null;
create index attachment_in_pack on attachment (pack);

-- Whoever deletes the row owes the erasing of its bytes, as of a picture.
create trigger owe_erasure after delete on attachment for each row execute function owe_erasure();

create table message_attachment (
  thread_id uuid not null,
  n int not null,
  place int not null,
  attachment_id uuid not null references attachment unique,
  primary key (thread_id, n, place),
  foreign key (thread_id, n) references message (thread_id, n)
);

create table proposal_attachment (
  proposal_id uuid not null references proposal,
  place int not null,
  attachment_id uuid not null references attachment unique,
  primary key (proposal_id, place)
);
`;
