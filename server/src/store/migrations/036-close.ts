/** The week's close in large parts: what is judged before the lock, what could not be closed, what is sealed. */
export const close = `
-- A week that is over as core judged it, kept until it locks, and of what it was judged: where any of that has changed since,
-- it is judged anew. Whoever changes a week's diary removes it.
create table week_draft (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  week bigint not null,
  stamp text not null,
  currency text not null,
  -- Null: nothing of it is billed.
  invoice jsonb,
  tracked_seconds bigint not null,
  manual_seconds bigint not null,
  body jsonb not null,
  primary key (freelancer_id, contract_id, week)
);

-- Written with the body from here on: a draft's are carried over with it, without reading it again.
alter table timesheet
  alter column tracked_seconds drop expression,
  alter column manual_seconds drop expression;

-- A week at whose close something went wrong: the others are closed without it, and it is tried again.
create table week_set_aside (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  week bigint not null,
  since bigint not null,
  tried_at bigint not null,
  tries int not null check (tries > 0),
  says text not null,
  primary key (freelancer_id, contract_id, week)
);

alter table telling_owed drop constraint telling_owed_what_check;
alter table telling_owed add check (what in (
  'tracker', 'late', 'gave-way', 'limit', 'limit-client', 'week-closed', 'money-available'));

-- Entries in the order in which their transactions began, for the seals.
create index ledger_entry_by_transaction on ledger_entry (xid, n);
`;
