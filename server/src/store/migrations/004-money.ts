/** Invoices, charges and payouts: every key starts with the organisation, or with the freelancer who is paid. */
export const money = `
create table invoice (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  freelancer_id uuid not null,
  currency text not null,
  issued_at bigint not null,
  total bigint not null check (total >= 0),
  freelancer_fee bigint not null check (freelancer_fee >= 0),
  net bigint not null check (net >= 0),
  client_fee bigint not null check (client_fee >= 0),
  client_total bigint not null check (client_total >= 0),
  primary key (organisation_id, contract_id, week),
  check (total = net + freelancer_fee),
  check (client_total = total + client_fee)
);
create index invoice_by_week on invoice (week);

create table invoice_line (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  n int not null,
  kind text not null check (kind in ('tracked', 'manual')),
  rate bigint not null,
  seconds int not null check (seconds > 0),
  amount bigint not null check (amount >= 0),
  primary key (organisation_id, contract_id, week, n)
);

-- One attempt to charge an invoice: the intention first, the processor's answer later.
create table charge (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  attempt int not null,
  id uuid not null unique,
  payment_method_id uuid not null references payment_method,
  currency text not null,
  amount bigint not null check (amount > 0),
  asked_at bigint not null,
  state text not null check (state in ('asked', 'succeeded', 'declined')),
  answered_at bigint,
  processor_ref text,
  decline_code text,
  primary key (organisation_id, contract_id, week, attempt)
);

create table payout (
  id uuid primary key,
  freelancer_id uuid not null,
  currency text not null,
  amount bigint not null check (amount > 0),
  asked_at bigint not null,
  state text not null check (state in ('asked', 'paid', 'failed')),
  answered_at bigint,
  processor_ref text
);
create index payout_of_freelancer on payout (freelancer_id);
`;
