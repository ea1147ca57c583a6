/** What clients owe after five failed days (D5), what stands still meanwhile, and the fund that pays protected time. */
export const debts = `
-- The order in which cards are charged, the first first. Until now it was the one that verified last.
alter table payment_method add column place int not null default 0, add column removed_at bigint;
update payment_method set place = ordered.place from (
  select id, row_number() over (partition by organisation_id order by verified_at desc nulls last, id) as place
  from payment_method
) as ordered where ordered.id = payment_method.id;

-- The day of D5 (1-5) that an attempt belongs to; of one day each card is one. Null: the clock; else who pressed "Pay now".
alter table charge add column day int not null default 1 check (day >= 0),
  add column by_person_id uuid references person;
update charge set day = attempt;

-- An invoice whose fifth day failed. protected: the freelancer's part of its protected time, by the verdicts at the lock.
create table debt (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  freelancer_id uuid not null,
  currency text not null,
  failed_at bigint not null,
  protected bigint not null check (protected >= 0),
  paid_at bigint,
  primary key (organisation_id, contract_id, week),
  foreign key (organisation_id, contract_id, week) references invoice
);
create index debt_unpaid on debt (week) where paid_at is null;
create index debt_of_pair on debt (freelancer_id, organisation_id);

create table suspension (
  organisation_id uuid not null references organisation,
  n int not null,
  since bigint not null,
  lifted_at bigint,
  primary key (organisation_id, n),
  check (lifted_at >= since)
);
create unique index suspension_open on suspension (organisation_id) where lifted_at is null;

-- What the house itself does has a cause and nobody's name.
alter table contract_standing alter column by_person_id drop not null,
  add column cause text check (cause in ('payment')),
  add check ((cause is null) = (by_person_id is not null));

-- What the fund paid of a debt, in as many parts as it had money.
create table advance (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  n int not null check (n > 0),
  freelancer_id uuid not null,
  currency text not null,
  amount bigint not null check (amount > 0),
  at bigint not null,
  released_at bigint,
  primary key (organisation_id, contract_id, week, n),
  foreign key (organisation_id, contract_id, week) references debt
);
create index advance_to_release on advance (week) where released_at is null;

create table fund_deposit (
  id uuid primary key,
  place bigint generated always as identity,
  currency text not null,
  amount bigint not null check (amount > 0),
  at bigint not null,
  by_person_id uuid not null references person
);
create trigger append_only before update or delete or truncate on fund_deposit
  for each statement execute function refuse_change();

-- How much the fund advances for one client and one freelancer in so many days of work; the last version is in force.
create table fund_cap (
  currency text not null,
  version int not null check (version > 0),
  at bigint not null,
  by_person_id uuid not null references person,
  amount bigint not null check (amount >= 0),
  days int not null check (days between 7 and 366),
  primary key (currency, version)
);
create trigger append_only before update or delete or truncate on fund_cap
  for each statement execute function refuse_change();
`;
