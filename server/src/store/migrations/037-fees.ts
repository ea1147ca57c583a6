/** Weekly stipends (B6), and tables of fees that slide with what two sides have billed. */
export const fees = `
-- A week's stipend as it was issued: its own line of that week's invoice.
create table invoice_stipend (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  weekly bigint not null check (weekly > 0),
  percent int not null check (percent between 1 and 100),
  amount bigint not null check (amount > 0 and amount <= weekly),
  primary key (organisation_id, contract_id, week),
  foreign key (organisation_id, contract_id, week) references invoice
);
create trigger append_only before update or delete or truncate on invoice_stipend
  for each statement execute function refuse_change();

-- What of a dispute's total is the week's stipend: 0 where it holds none.
alter table dispute add column stipend bigint not null default 0 check (stipend >= 0 and stipend <= total);

-- The next week of a contract that the clock opens for its stipend, worked or not.
create table stipend_week (
  contract_id uuid primary key references contract,
  freelancer_id uuid not null,
  week bigint not null
);
create index stipend_week_due on stipend_week (week);

-- Where a stipend was agreed before there were any: from the week after the last that this house has closed.
insert into stipend_week (contract_id, freelancer_id, week)
select contract.id, freelancer_id, greatest(
    starts_at - (starts_at - 345600) % 604800,
    coalesce((select max(week) + 604800 from timesheet), 0))
from contract join contract_terms on contract_id = contract.id and version = 0
where weekly_stipend is not null;

-- What the house takes of both sides, by what they have billed each other; the last version of a currency stands.
create table fee_table (
  currency text not null,
  version int not null check (version > 0),
  at bigint not null,
  by_person_id uuid not null references person,
  bands jsonb not null,
  primary key (currency, version)
);
create trigger append_only before update or delete or truncate on fee_table
  for each statement execute function refuse_change();

-- The band that stood at a contract's acceptance: why its fees are what they are. Missing where they were agreed otherwise.
create table contract_fee (
  contract_id uuid primary key references contract,
  currency text not null,
  version int not null check (version >= 0),
  billed bigint not null,
  band jsonb not null,
  at bigint not null
);
create trigger append_only before update or delete or truncate on contract_fee
  for each statement execute function refuse_change();
`;
