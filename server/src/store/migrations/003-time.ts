/** The work diary: every key starts with the freelancer. */
export const time = `
-- What a device said of one segment, as the bytes that came, and what of it was kept (T6).
create table segment_record (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  segment int not null,
  device_id uuid not null references device,
  sha256 text not null,
  record bytea not null,
  stretches jsonb not null,
  snapshot_at bigint,
  edited_memo text,
  late boolean not null,
  received_at bigint not null,
  primary key (freelancer_id, contract_id, segment, device_id)
);
create unique index one_snapshot_a_segment on segment_record (freelancer_id, segment) where snapshot_at is not null;

-- Every record that a device has sent, in its order; it outlives what is deleted.
create table record_chain (
  freelancer_id uuid not null,
  device_id uuid not null references device,
  contract_id uuid not null,
  sequence bigint not null,
  sha256 text not null,
  segment int not null,
  outcome text not null,
  received_at bigint not null,
  primary key (freelancer_id, device_id, contract_id, sequence)
);

create table picture (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  monitor smallint not null,
  kind text not null check (kind in ('picture', 'thumbnail')),
  sha256 text not null,
  bytes int not null,
  width int not null,
  height int not null,
  pack int,
  pack_offset bigint,
  arrived_at bigint,
  primary key (freelancer_id, contract_id, segment, monitor, kind),
  check ((pack is null) = (arrived_at is null))
);

create table manual_time (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  id uuid not null,
  from_at bigint not null,
  to_at bigint not null check (to_at > from_at),
  written_at bigint not null,
  primary key (freelancer_id, contract_id, id)
);

create table manual_piece (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  from_at bigint not null,
  to_at bigint not null check (to_at > from_at),
  manual_id uuid not null,
  memo text not null,
  primary key (freelancer_id, contract_id, segment, from_at)
);

-- Manual time that gave way to a tracked segment (M4).
create table superseded (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  from_at bigint not null,
  to_at bigint not null,
  manual_id uuid not null,
  at bigint not null,
  primary key (freelancer_id, contract_id, segment, from_at, at)
);

create table memo_edit (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  n int not null,
  earlier text not null,
  memo text not null,
  at bigint not null,
  primary key (freelancer_id, contract_id, segment, n)
);

create table tombstone (
  freelancer_id uuid not null,
  contract_id uuid not null,
  segment int not null,
  at bigint not null,
  by_person_id uuid not null,
  primary key (freelancer_id, contract_id, segment)
);

-- A week with something in its diary: the clock finds its work here.
create table work_week (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  week bigint not null,
  primary key (freelancer_id, contract_id, week)
);
create index work_week_by_week on work_week (week);

-- A week as it locked: never changed, whatever arrives later.
create table timesheet (
  freelancer_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  locked_at bigint not null,
  body jsonb not null,
  primary key (freelancer_id, contract_id, week)
);
`;
