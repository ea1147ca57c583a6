/**
 * The pictures whose rows are gone and whose bytes are not yet (C3). The row's own deletion writes it, whoever deletes:
 * nothing that ends in between, and no error of a disk, makes the house forget what it owes.
 */
export const erasures = `
create table picture_erasure (
  pack int not null,
  pack_offset bigint not null,
  bytes int not null,
  sha256 text not null,
  primary key (pack, pack_offset)
);

create function owe_erasure() returns trigger language plpgsql as $$
begin
  insert into picture_erasure values (old.pack, old.pack_offset, old.bytes, old.sha256) on conflict do nothing;
  return null;
end $$;

create trigger owe_erasure after delete on picture
  for each row when (old.pack is not null) execute function owe_erasure();
`;
