/** What the clock asks for at every tick is found without reading all that ever was. */
export const indexes = `
-- An invoice from its issue until its pay is available: the steps of B5 are looked for here.
create table invoice_under_way (
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  primary key (organisation_id, contract_id, week)
);
insert into invoice_under_way
  select organisation_id, contract_id, week from invoice
  where not exists (
    select from ledger_entry where id = 'hold-released:' || invoice.contract_id || ':' ||
      to_char(to_timestamp(invoice.week) at time zone 'UTC', 'YYYY-MM-DD')
  );

-- Closed: it has its timesheet.
alter table work_week add column closed boolean not null default false;
update work_week set closed = true
  from timesheet
  where timesheet.freelancer_id = work_week.freelancer_id
    and timesheet.contract_id = work_week.contract_id and timesheet.week = work_week.week;
drop index work_week_by_week;
create index work_week_open on work_week (week) where not closed;

create index charge_asked on charge (id) where state = 'asked';
create index charge_declined on charge (answered_at) where state = 'declined';
create index payout_asked on payout (id) where state = 'asked';
create index picture_in_pack on picture (pack) where pack is not null;
`;
