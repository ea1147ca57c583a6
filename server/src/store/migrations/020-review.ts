/** A week's review: who approved it early (B6), and what is disputed of its invoice (D1, D2). */
export const review = `
-- A dispute takes it back: then there is no row.
create table week_approval (
  organisation_id uuid not null,
  contract_id uuid not null references contract,
  week bigint not null,
  approved_at bigint not null,
  by_person_id uuid not null references person,
  primary key (organisation_id, contract_id, week)
);

create table dispute (
  organisation_id uuid not null,
  contract_id uuid not null references contract,
  week bigint not null,
  id uuid not null unique,
  freelancer_id uuid not null,
  currency text not null,
  by_person_id uuid not null references person,
  opened_at bigint not null,
  -- Three days from the last time that segments were added; an open one is contested from then on, unwritten.
  answer_by bigint not null,
  state text not null check (state in ('open', 'contested', 'accepted', 'withdrawn', 'decided')),
  -- What of the invoice hangs on its segments. Only the net is held: the fees stay where they are until it is decided.
  total bigint not null check (total >= 0),
  freelancer_fee bigint not null check (freelancer_fee >= 0),
  net bigint not null check (net >= 0),
  client_fee bigint not null check (client_fee >= 0),
  client_total bigint not null check (client_total >= 0),
  withdrawn_at bigint,
  withdrawn_by uuid references person,
  answered_at bigint,
  answered_by uuid references person,
  primary key (organisation_id, contract_id, week, id),
  check (total = net + freelancer_fee),
  check (client_total = total + client_fee),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index dispute_open on dispute (organisation_id, contract_id, week) where state = 'open';
create index dispute_that_holds on dispute (freelancer_id) where state in ('open', 'contested');

create table dispute_segment (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  dispute_id uuid not null,
  segment int not null,
  kind text not null check (kind in ('tracked', 'manual')),
  -- Several deeds can add to one dispute.
  deed_id uuid not null,
  reason text not null check (reason in ('not-my-work', 'low-activity', 'idle', 'memo-unclear', 'other')),
  says text not null,
  seconds int not null check (seconds > 0),
  at bigint not null,
  primary key (organisation_id, contract_id, week, dispute_id, segment, kind),
  foreign key (organisation_id, contract_id, week, dispute_id) references dispute,
  check (reason <> 'other' or says <> '')
);
create trigger append_only before update or delete or truncate on dispute_segment
  for each statement execute function refuse_change();
`;
