/** Refunds that people make and banks send back (D3), and charges that a client's bank takes back. */
export const chargebacks = `
-- disputed: the client's bank has taken it back and decides; charged-back: for good.
alter table charge drop constraint charge_state_check,
  add check (state in ('asked', 'succeeded', 'declined', 'disputed', 'charged-back'));
create index charge_by_ref on charge (processor_ref);

-- failed: the bank sent it back, and it is the client's credit again. charge_id: the charge that it is taken from.
-- taken_available: what of its net was not taken from where the week's rest was. says: why, where an operator made it.
alter table refund drop constraint refund_state_check, drop constraint refund_check2,
  add check (state in ('waiting', 'credited', 'asked', 'sent', 'declined', 'failed')),
  add check ((state in ('sent', 'declined', 'failed')) = (answered_at is not null)),
  add column charge_id uuid references charge (id),
  add column taken_available bigint not null default 0,
  add check (taken_available between 0 and net),
  add column attempt int not null default 1 check (attempt > 0),
  add column says text not null default '';
create index refund_undelivered on refund (id) where state in ('declined', 'failed');

-- A refund that was made at the processor and came back: as often as it was sent.
create table refund_return (
  refund_id uuid not null references refund (id),
  attempt int not null,
  at bigint not null,
  processor_ref text not null,
  decline_code text not null,
  primary key (refund_id, attempt)
);
create trigger append_only before update or delete or truncate on refund_return
  for each statement execute function refuse_change();

-- By the processor's name for it. place: where the week's pay was when it came. fee: what the processor took for it.
create table chargeback (
  id text primary key,
  charge_id uuid not null references charge (id),
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  freelancer_id uuid not null,
  currency text not null,
  amount bigint not null check (amount > 0),
  fee bigint not null check (fee >= 0),
  reason text not null,
  place text not null check (place in ('in-review', 'pending', 'available')),
  opened_at bigint not null,
  state text not null check (state in ('open', 'won', 'lost')),
  decided_at bigint,
  foreign key (organisation_id, contract_id, week) references invoice,
  check ((state = 'open') = (decided_at is null))
);
create index chargeback_of_week on chargeback (organisation_id, contract_id, week);
create index chargeback_open on chargeback (opened_at) where state = 'open';

-- When the fund had it back: a week's debt can come twice.
alter table advance add column recovered_at bigint;
update advance set recovered_at = debt.paid_at from debt
  where debt.organisation_id = advance.organisation_id and debt.contract_id = advance.contract_id
    and debt.week = advance.week;
`;
