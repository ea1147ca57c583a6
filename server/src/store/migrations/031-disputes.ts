/** A dispute's answer and decisions (D2), and refunds of whatever cause with their way back to the card. */
export const disputes = `
-- The freelancer's words with the answer; empty where they said nothing.
alter table dispute add column answer_says text not null default '';
alter table dispute add column decided_at bigint;
create index dispute_to_answer on dispute (answer_by) where state = 'open';
create index dispute_to_decide on dispute (answered_at) where state = 'contested';

-- What was decided of a segment, and by what: the last of them stands.
create table dispute_ruling (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  dispute_id uuid not null,
  segment int not null,
  kind text not null check (kind in ('tracked', 'manual')),
  n int not null check (n > 0),
  by text not null check (by in ('freelancer', 'operator', 'verdict')),
  outcome text not null check (outcome in ('refunded', 'paid')),
  -- Why an operator overrules; both sides read it.
  says text not null,
  person_id uuid references person,
  at bigint not null,
  primary key (organisation_id, contract_id, week, dispute_id, segment, kind, n),
  foreign key (organisation_id, contract_id, week, dispute_id, segment, kind) references dispute_segment,
  check (by <> 'operator' or says <> ''),
  check ((by = 'verdict') = (person_id is null))
);
create trigger append_only before update or delete or truncate on dispute_ruling
  for each statement execute function refuse_change();

-- A part of an invoice that goes back to its client, once for each id (a dispute's refund has the dispute's id).
create table refund (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  id uuid not null unique,
  freelancer_id uuid not null,
  currency text not null,
  cause text not null check (cause in ('dispute', 'voluntary')),
  total bigint not null check (total >= 0),
  freelancer_fee bigint not null check (freelancer_fee >= 0),
  net bigint not null check (net >= 0),
  client_fee bigint not null check (client_fee >= 0),
  client_total bigint not null check (client_total > 0),
  made_at bigint not null,
  by_person_id uuid references person,
  -- waiting: a charge is being asked, and whether it takes this too is not known; credited: the invoice is charged less;
  -- asked: to be sent back to the card; sent; declined: the processor does not send it back, it stays the client's credit.
  state text not null check (state in ('waiting', 'credited', 'asked', 'sent', 'declined')),
  answered_at bigint,
  processor_ref text,
  decline_code text,
  primary key (organisation_id, contract_id, week, id),
  foreign key (organisation_id, contract_id, week) references invoice,
  check (total = net + freelancer_fee),
  check (client_total = total + client_fee),
  check ((state in ('sent', 'declined')) = (answered_at is not null))
);
create index refund_to_send on refund (id) where state = 'asked';
`;
