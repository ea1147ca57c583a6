/** The ledger, and the tables that nothing may change. */
export const books = `
create table ledger_entry (
  id text primary key,
  n bigint generated always as identity unique,
  at bigint not null,
  currency text not null,
  says text not null
);

create table ledger_posting (
  entry_id text not null references ledger_entry,
  line int not null,
  from_account text not null,
  to_account text not null check (to_account <> from_account),
  amount bigint not null check (amount > 0),
  primary key (entry_id, line)
);

-- What is in each place: the sum of its postings, kept in the transaction that books them.
create table account_balance (
  account text not null,
  currency text not null,
  balance bigint not null,
  primary key (account, currency)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % of % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

do $$
declare kept text;
begin
  foreach kept in array array[
    'audit', 'contract_terms', 'contract_standing', 'record_chain', 'manual_time', 'superseded', 'tombstone',
    'timesheet', 'invoice', 'invoice_line', 'ledger_entry', 'ledger_posting'
  ] loop
    execute format(
      'create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()',
      kept
    );
  end loop;
end $$;
`;
