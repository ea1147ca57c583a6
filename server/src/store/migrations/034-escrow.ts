/** The money of milestones: what was put aside, the ways that it went, and whose it is when a contract ends with some of it. */
export const escrow = `
alter table milestone drop constraint milestone_state_check,
  add constraint milestone_state_check check (state in (
    'proposed-by-client', 'proposed-by-freelancer', 'agreed', 'change-by-client', 'change-by-freelancer', 'submitted',
    'released', 'dropped')),
  -- While it is submitted: since when, for the 14 days after which silence releases it.
  add column submitted_at bigint;
update milestone set submitted_at = (
  select max(at) from milestone_step as step
  where step.contract_id = milestone.contract_id and step.milestone_id = milestone.id and deed = 'submit')
where state = 'submitted';
alter table milestone add check ((submitted_at is not null) = (state = 'submitted'));
create index milestone_submitted on milestone (submitted_at) where submitted_at is not null;

-- One charge for a milestone. What is left of it stands behind one milestone at a time: whatever leaves that milestone is
-- released, given back, or put behind another one. The fees are those of the contract when the card was asked.
create table escrow_deposit (
  contract_id uuid not null references contract,
  id uuid not null unique,
  milestone_id uuid not null,
  organisation_id uuid not null,
  freelancer_id uuid not null,
  currency text not null,
  amount bigint not null check (amount > 0),
  client_fee bigint not null check (client_fee >= 0),
  freelancer_fee_percent bigint not null,
  client_fee_percent bigint not null,
  payment_method_id uuid not null references payment_method,
  asked_at bigint not null,
  by_person_id uuid not null references person,
  state text not null check (state in ('asked', 'succeeded', 'declined')),
  answered_at bigint,
  processor_ref text,
  decline_code text,
  released bigint not null default 0 check (released >= 0),
  refunded bigint not null default 0 check (refunded >= 0),
  primary key (contract_id, id),
  foreign key (contract_id, milestone_id) references milestone,
  check ((state = 'asked') = (answered_at is null)),
  check (released + refunded <= amount),
  check (state = 'succeeded' or released + refunded = 0)
);
create unique index escrow_deposit_asked on escrow_deposit (contract_id, milestone_id) where state = 'asked';
create index escrow_deposit_held on escrow_deposit (contract_id) where state = 'succeeded' and released + refunded < amount;
create index escrow_deposit_of on escrow_deposit (organisation_id);
create index escrow_deposit_for on escrow_deposit (freelancer_id);

-- What happened to a part of a deposit, once for each id. It is never taken back; only its own way goes on:
-- released: held -> available; refunded: asked -> sent, or declined (it stays the client's credit); moved: at once.
create table escrow_part (
  contract_id uuid not null,
  id uuid not null unique,
  n int not null,
  -- Parts of one deed have one.
  deed_id uuid not null,
  deposit_id uuid not null,
  milestone_id uuid not null,
  kind text not null check (kind in ('released', 'refunded', 'moved')),
  to_milestone_id uuid,
  amount bigint not null check (amount > 0),
  freelancer_fee bigint not null check (freelancer_fee >= 0),
  net bigint not null check (net >= 0),
  client_fee bigint not null check (client_fee >= 0),
  at bigint not null,
  -- Who did it; null: time.
  by_person_id uuid references person,
  cause text not null check (cause in (
    'approved', 'silence', 'freelancer-ended', 'client-ended', 'given-in', 'decided', 'dormant', 'too-late')),
  state text not null check (state in ('held', 'available', 'asked', 'sent', 'declined', 'moved')),
  answered_at bigint,
  processor_ref text,
  decline_code text,
  primary key (contract_id, id),
  unique (contract_id, n),
  foreign key (contract_id, deposit_id) references escrow_deposit,
  foreign key (contract_id, milestone_id) references milestone,
  foreign key (contract_id, to_milestone_id) references milestone,
  check ((kind = 'moved') = (to_milestone_id is not null)),
  check (case kind when 'released' then amount = net + freelancer_fee and state in ('held', 'available')
    when 'refunded' then net = 0 and freelancer_fee = 0 and state in ('asked', 'sent', 'declined')
    else state = 'moved' and client_fee = 0 and net = 0 and freelancer_fee = 0 end)
);
create index escrow_part_to_release on escrow_part (at) where state = 'held';
create index escrow_part_to_send on escrow_part (id) where state = 'asked';

-- Money in escrow whose way back is asked, because its contract ended or slept.
create table escrow_claim (
  contract_id uuid not null references contract,
  n int not null check (n > 0),
  cause text not null check (cause in ('client-ended', 'dormant')),
  state text not null check (state in ('asked', 'disputed', 'heard', 'refunded', 'released', 'decided', 'lifted')),
  opened_at bigint not null,
  -- When it came into its present state.
  since bigint not null,
  primary key (contract_id, n)
);
create unique index escrow_claim_open on escrow_claim (contract_id) where state in ('asked', 'disputed', 'heard');
create index escrow_claim_since on escrow_claim (state, since) where state in ('asked', 'disputed', 'heard');

-- Each side's words, and the decision with its reason: both read them.
create table escrow_word (
  contract_id uuid not null,
  claim int not null,
  n int not null,
  deed text not null check (deed in ('dispute', 'answer', 'give in', 'decide')),
  side text not null check (side in ('client', 'freelancer', 'operator')),
  says text not null,
  -- Of a decision: what of the amount is released.
  released bigint,
  at bigint not null,
  by_person_id uuid not null references person,
  primary key (contract_id, claim, n),
  foreign key (contract_id, claim) references escrow_claim,
  check ((deed = 'decide') = (released is not null)),
  check (deed = 'give in' or says <> '')
);
create trigger append_only before update or delete or truncate on escrow_word
  for each statement execute function refuse_change();
`;
