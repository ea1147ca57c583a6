/** What a client pays once (D4), and invoices of milestones without escrow; both are charged as weeks are. */
export const payments = `
create table payment (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  contract_id uuid not null references contract,
  freelancer_id uuid not null,
  kind text not null check (kind in ('bonus', 'expenses', 'milestone')),
  currency text not null,
  total bigint not null check (total > 0),
  freelancer_fee bigint not null check (freelancer_fee >= 0),
  net bigint not null check (net >= 0),
  client_fee bigint not null check (client_fee >= 0),
  client_total bigint not null check (client_total > 0),
  -- What it is for: the freelancer reads it, and it stands on the invoice.
  says text not null,
  made_at bigint not null,
  by_person_id uuid not null references person,
  -- Of a milestone: which one. Of a bonus that was asked for: the request.
  milestone_id uuid,
  request_week bigint,
  request_n int,
  check (total = net + freelancer_fee),
  check (client_total = total + client_fee),
  check ((kind = 'milestone') = (milestone_id is not null)),
  check ((request_week is null) = (request_n is null)),
  check (request_week is null or kind = 'bonus')
);
create index payment_of_contract on payment (contract_id, made_at);
create index payment_of_freelancer on payment (freelancer_id);
create trigger append_only before update or delete or truncate on payment
  for each statement execute function refuse_change();

-- Where it is. open: invoiced, and nobody is charging it. charging: in this round the cards are asked, one after the other.
-- held: paid. The others are its ends.
create table payment_standing (
  payment_id uuid primary key references payment,
  state text not null check (state in ('open', 'charging', 'held', 'available', 'declined', 'withdrawn')),
  round int not null check (round >= 0),
  since bigint not null
);
create index payment_under_way on payment_standing (since) where state in ('charging', 'held');
create index payment_open on payment_standing (since) where state = 'open';

-- A charge is of a week, or of a payment. Of a payment, the day is the round.
alter table charge drop constraint charge_pkey;
alter table charge
  alter column week drop not null,
  add column payment_id uuid references payment,
  add check ((week is null) = (payment_id is not null)),
  add primary key (id),
  drop constraint charge_id_key,
  add unique (organisation_id, contract_id, week, attempt),
  add unique (payment_id, attempt);

alter table bonus_request add column payment_id uuid references payment;
`;
