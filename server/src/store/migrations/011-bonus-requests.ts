/** Late time (T6) for which a freelancer asked the client for a bonus (D4). A declined one stays; the newest is last. */
export const bonusRequests = `
create table bonus_request (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  week bigint not null,
  n int not null,
  seconds int not null check (seconds > 0),
  amount bigint not null check (amount >= 0),
  memo text not null,
  asked_at bigint not null,
  answer text,
  answered_at bigint,
  answered_by uuid references person,
  primary key (freelancer_id, contract_id, week, n),
  check ((answered_at is null) = (answered_by is null))
);
create index bonus_request_of_contract on bonus_request (contract_id, asked_at);
`;
