/** Banks take back charges of one-time payments and of milestones too, and one charge more than once. */
export const takenBack = `
-- Of a week, as all were until now, of a payment, or of a deposit. escrow: the pay is where it was put aside.
alter table chargeback
  alter column week drop not null,
  alter column charge_id drop not null,
  add column payment_id uuid references payment,
  add column deposit_id uuid references escrow_deposit (id),
  add check (num_nonnulls(week, payment_id, deposit_id) = 1),
  add check ((charge_id is null) = (deposit_id is not null)),
  drop constraint chargeback_place_check,
  add check (place in ('in-review', 'pending', 'available', 'escrow')),
  add check ((place = 'escrow') = (deposit_id is not null));
create index chargeback_of_payment on chargeback (payment_id) where payment_id is not null;
create index chargeback_of_deposit on chargeback (deposit_id) where deposit_id is not null;

-- owed: its charge was taken back for good, and its client can pay it again.
alter table payment_standing drop constraint payment_standing_state_check,
  add check (state in ('open', 'charging', 'held', 'available', 'declined', 'withdrawn', 'owed'));

-- disputed: nothing of it leaves escrow; charged-back: taken_back is what was still there, without the client's fee.
alter table escrow_deposit drop constraint escrow_deposit_state_check, drop constraint escrow_deposit_check2,
  add check (state in ('asked', 'succeeded', 'declined', 'disputed', 'charged-back')),
  add column taken_back bigint not null default 0 check (taken_back >= 0),
  add check (released + refunded + taken_back <= amount),
  add check (state in ('succeeded', 'disputed', 'charged-back') or released + refunded = 0),
  add check (state = 'charged-back' or taken_back = 0);
create index escrow_deposit_by_ref on escrow_deposit (processor_ref);
`;
