/** Who looked at which large picture; what a picture looks like, as a hint; pictures that go after their time. */
export const privacy = `
-- One row for a person, a picture and a day of UTC: when they first and last looked in it, and how often. It outlives
-- the picture. Thumbnails are not noted.
create table picture_look (
  freelancer_id uuid not null,
  contract_id uuid not null references contract,
  segment int not null,
  monitor smallint not null,
  person_id uuid not null references person,
  day int not null,
  n bigint generated always as identity unique,
  -- For whom they looked, whatever became of their role since.
  side text not null check (side in ('client', 'agency', 'operator')),
  first_at bigint not null,
  last_at bigint not null check (last_at >= first_at),
  times int not null check (times > 0),
  primary key (freelancer_id, contract_id, segment, monitor, person_id, day)
);
create index picture_look_of_freelancer on picture_look (freelancer_id, last_at, n);
create index picture_look_of_person on picture_look (person_id, last_at, n);

-- Until now the audit alone knew of them.
insert into picture_look (freelancer_id, contract_id, segment, monitor, person_id, day, side, first_at, last_at, times)
select contract.freelancer_id, contract.id, split_part(object, '/', 2)::int, split_part(object, '/', 3)::smallint,
  person.id, audit.at / 86400,
  case
    when exists (
      select from organisation_member one
      where one.person_id = person.id and one.organisation_id = contract.organisation_id
    ) then 'client'
    when exists (
      select from organisation_member one
      where one.person_id = person.id and one.organisation_id = contract.agency_id
    ) then 'agency'
    when person.is_operator then 'operator'
    else 'client'
  end,
  min(audit.at), max(audit.at), count(*)
from audit
  join contract on contract.id::text = split_part(object, '/', 1)
  join person on person.id = audit.person_id
where deed = 'picture-seen' and object ~ '^[0-9a-f-]{36}/[0-9]{1,9}/[0-9]{1,2}$'
group by contract.id, 3, 4, person.id, 6;

alter table picture
  -- Of a thumbnail: a difference hash of 64 bits as 16 hexadecimal digits. Null: not made yet; empty: never made, since
  -- the freelancer blurred it or it cannot be read. It goes with the picture.
  add column likeness text,
  -- The house kept it for so many days after its week's review and then erased it; that there was one stays.
  add column erased_at bigint,
  add column erased_after_days int,
  drop constraint picture_check,
  add constraint picture_has_place check ((pack is null) = (arrived_at is null or erased_at is not null)),
  add constraint picture_erased check ((erased_at is null) = (erased_after_days is null)),
  add constraint picture_erased_leaves_nothing check (erased_at is null or likeness is null or likeness = '');

update picture set likeness = ''
from segment_record record, jsonb_array_elements(convert_from(record.record, 'UTF8')::jsonb -> 'pictures') named
where record.freelancer_id = picture.freelancer_id and record.contract_id = picture.contract_id
  and record.segment = picture.segment and (named ->> 'monitor')::int = picture.monitor
  and ((named ->> 'blurred')::boolean or (named ->> 'maskedPermille')::int > 0);

create index picture_to_compare on picture (arrived_at)
  where kind = 'thumbnail' and likeness is null and pack is not null;
create index picture_same on picture (freelancer_id, contract_id, sha256) where kind = 'picture';
create index picture_kept on picture (segment) where erased_at is null;

-- As with a row that is deleted: whoever takes its place out of the row owes the erasing of its bytes.
create trigger owe_erasure_of_kept after update of pack on picture
  for each row when (old.pack is not null and new.pack is null) execute function owe_erasure();
`;
