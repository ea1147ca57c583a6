/** What the house knows of its payment processor: accounts, webhooks, what happened there, and the comparison. */
export const processor = `
-- Where a freelancer's money goes at the processor.
create table processor_account (
  freelancer_id uuid primary key,
  processor_ref text not null unique,
  opened_at bigint not null
);

-- The secret with which the processor signs what it sends to an address of ours.
create table processor_webhook (
  url text primary key,
  secret text not null,
  opened_at bigint not null
);

-- What happened at the processor, once each, however often and in which order it came. It says what to look at.
create table processor_event (
  id text primary key,
  kind text not null,
  at bigint not null,
  object text not null,
  our_id text,
  received_at bigint not null,
  handled_at bigint
);
create index processor_event_waiting on processor_event (received_at) where handled_at is null;

-- How far its list of events has been read: what a webhook never brought is found there.
create table processor_reading (
  one boolean primary key default true check (one),
  events_to bigint not null,
  read_at bigint not null
);

-- Every movement of the processor's balance, and the entry of our books that it is.
create table processor_movement (
  id text primary key,
  source text not null,
  kind text not null,
  at bigint not null,
  currency text not null,
  amount bigint not null,
  fee bigint not null,
  entry_id text references ledger_entry
);
create index processor_movement_unmatched on processor_movement (at) where entry_id is null;

-- The comparison of the processor with our books, kept as it was found.
create table reconciliation (
  at bigint not null,
  currency text not null,
  held bigint not null,
  booked bigint not null,
  on_its_way bigint not null,
  unmatched int not null,
  primary key (at, currency)
);
create trigger append_only before update or delete or truncate on reconciliation
  for each statement execute function refuse_change();
`;
