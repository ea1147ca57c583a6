/** Where freelancers are paid, when, by whom it is looked at, and the files that a bank pays from. */
export const payouts = `
-- The last one whose wait is over and that was not stopped is in force. An account's number is shown by its last four.
create table payout_method (
  id uuid primary key,
  freelancer_id uuid not null references freelancer,
  n int not null check (n > 0),
  kind text not null check (kind in ('processor', 'bank')),
  holder text not null,
  account jsonb,
  last_four text not null,
  set_at bigint not null,
  effective_at bigint not null check (effective_at >= set_at),
  stopped_at bigint,
  -- The bank sent something back: nothing more goes there.
  returned_at bigint,
  unique (freelancer_id, n),
  check ((kind = 'bank') = (account is not null))
);
insert into payout_method (id, freelancer_id, n, kind, holder, last_four, set_at, effective_at)
  select gen_random_uuid(), freelancer_id, 1, 'processor', '', '', opened_at, opened_at from processor_account;

-- When the house pays out by itself, and from what sum on; the last version is in force.
create table payout_plan (
  freelancer_id uuid not null references freelancer,
  currency text not null,
  version int not null check (version > 0),
  schedule text not null check (schedule in ('by-hand', 'weekly', 'twice-a-month', 'monthly')),
  minimum bigint not null check (minimum >= 0),
  at bigint not null,
  primary key (freelancer_id, currency, version)
);
create trigger append_only before update or delete or truncate on payout_plan
  for each statement execute function refuse_change();

-- An instant of a plan that came, and what was paid out then.
create table payout_turn (
  freelancer_id uuid not null,
  currency text not null,
  due_at bigint not null,
  at bigint not null,
  payout_id uuid,
  primary key (freelancer_id, currency, due_at)
);
create trigger append_only before update or delete or truncate on payout_turn
  for each statement execute function refuse_change();

create table payout_limit (
  currency text not null,
  version int not null check (version > 0),
  least bigint not null check (least >= 0),
  most bigint not null check (most >= least),
  two_above bigint not null check (two_above >= 0),
  at bigint not null,
  by_person_id uuid not null references person,
  primary key (currency, version)
);
create trigger append_only before update or delete or truncate on payout_limit
  for each statement execute function refuse_change();

-- The house's own account, from which a bank pays in a currency.
create table house_account (
  currency text not null,
  version int not null check (version > 0),
  holder text not null,
  account jsonb not null,
  last_four text not null,
  at bigint not null,
  by_person_id uuid not null references person,
  primary key (currency, version)
);
create trigger append_only before update or delete or truncate on house_account
  for each statement execute function refuse_change();

-- waiting: for a second person; ready: can be fetched; declined: its payouts came back; sent: the bank has it.
create table bank_file (
  id uuid primary key,
  currency text not null,
  count int not null check (count > 0),
  total bigint not null check (total > 0),
  made_at bigint not null,
  by_person_id uuid not null references person,
  state text not null check (state in ('waiting', 'ready', 'declined', 'sent')),
  decided_at bigint,
  sent_at bigint,
  -- What is fetched, byte for byte, however often.
  bytes bytea not null
);
create index bank_file_by_time on bank_file (made_at);

-- Who has looked at a payout or a file that needs two people.
create table payout_approval (
  about uuid not null,
  by_person_id uuid not null references person,
  at bigint not null,
  primary key (about, by_person_id)
);
create trigger append_only before update or delete or truncate on payout_approval
  for each statement execute function refuse_change();

alter table payout drop constraint payout_state_check,
  add constraint payout_state_check check (state in ('waiting', 'asked', 'paid', 'failed')),
  add column via text not null default 'processor' check (via in ('processor', 'bank')),
  add column method_id uuid references payout_method,
  add column file_id uuid references bank_file,
  -- Why it came back, as the bank, the processor or an operator says.
  add column reason text not null default '',
  add check (file_id is null or via = 'bank');
create index payout_in_file on payout (file_id) where file_id is not null;
create index payout_open on payout (currency) where state in ('waiting', 'asked');
`;
