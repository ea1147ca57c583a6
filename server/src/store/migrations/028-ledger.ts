/** The seal of the books: each sealed entry's place in a chain of hashes, so that nothing booked can be changed unseen. */
export const ledger = `
-- By which transaction an entry was booked: what may still be under way is not sealed yet.
alter table ledger_entry add column xid xid8 not null default pg_current_xact_id();

create table ledger_seal (
  seal bigint primary key,
  at bigint not null,
  entries int not null check (entries > 0),
  -- SHA-256 over the seal before and the hash of each of its entries, in the order of their places.
  hash text not null
);

create table ledger_sealed (
  seal bigint not null references ledger_seal,
  place int not null,
  entry_id text not null unique references ledger_entry,
  primary key (seal, place) deferrable
);

create trigger append_only before update or delete or truncate on ledger_seal
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_sealed
  for each statement execute function refuse_change();
`;
