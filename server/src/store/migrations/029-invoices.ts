/** Who invoices are from and to, their tax, their numbers, and the documents themselves. */
export const invoices = `
-- Of a freelancer, of an organisation, or (its id all zeros) of the house. A change is a new version: an invoice says what
-- stood when it was issued.
create table particulars (
  party_id uuid not null,
  version int not null check (version > 0),
  at bigint not null,
  by_person_id uuid not null references person,
  body jsonb not null,
  tax jsonb not null,
  logo_id uuid references attachment,
  primary key (party_id, version)
);
create trigger append_only before update or delete or truncate on particulars
  for each statement execute function refuse_change();

-- The tax of one contract, where it is not its issuer's own; null: again the issuer's own.
create table contract_tax (
  contract_id uuid not null references contract,
  version int not null check (version > 0),
  at bigint not null,
  by_person_id uuid not null references person,
  tax jsonb,
  primary key (contract_id, version)
);
create trigger append_only before update or delete or truncate on contract_tax
  for each statement execute function refuse_change();

-- The last number of each series. Its row is locked by whoever issues, until that is committed: so there is no gap.
create table invoice_counter (
  issuer_id uuid not null,
  series text not null,
  year int not null,
  last int not null check (last >= 0),
  primary key (issuer_id, series, year)
);

create table invoice_document (
  issuer_id uuid not null,
  series text not null,
  year int not null,
  n int not null check (n > 0),
  number text not null,
  -- The order of writing, for a list to go on from.
  place bigint generated always as identity,
  -- What it was issued for, by one name: the same again is issued once.
  event text not null unique,
  kind text not null check (kind in ('work', 'client-fee', 'freelancer-fee')),
  -- The number of the document that this one credits; null: it is no credit note.
  credits text,
  organisation_id uuid not null,
  contract_id uuid not null,
  week bigint not null,
  freelancer_id uuid not null,
  currency text not null,
  issued_at bigint not null,
  net bigint not null check (net >= 0),
  tax bigint not null check (tax >= 0),
  gross bigint not null check (gross = net + tax),
  -- Both sides' particulars, title and tax as they stood.
  body jsonb not null,
  logo_id uuid references attachment,
  primary key (issuer_id, series, year, n),
  unique (issuer_id, number)
);
create index invoice_document_of_freelancer on invoice_document (freelancer_id, place);
create index invoice_document_of_organisation on invoice_document (organisation_id, place);
create index invoice_document_of_week on invoice_document (contract_id, week);
create trigger append_only before update or delete or truncate on invoice_document
  for each statement execute function refuse_change();

-- What was invoiced before there were numbers gets them now, in the order of issue.
with old as (
  select invoice.*, contract.title, organisation.name as organisation_name, person.name as freelancer_name,
    extract(year from to_timestamp(issued_at) at time zone 'UTC')::int as year
  from invoice
  join contract on contract.id = contract_id
  join organisation on organisation.id = invoice.organisation_id
  join person on person.id = invoice.freelancer_id
), numbered as (
  select old.*, row_number() over (partition by freelancer_id, year order by issued_at, contract_id)::int as n from old
)
insert into invoice_document (issuer_id, series, year, n, number, event, kind, organisation_id, contract_id, week,
  freelancer_id, currency, issued_at, net, tax, gross, body)
select freelancer_id, '', year, n, year || '-' || lpad(n::text, greatest(4, length(n::text)), '0'),
  'work:' || contract_id || ':' || to_char(to_timestamp(week) at time zone 'UTC', 'YYYY-MM-DD'), 'work',
  organisation_id, contract_id, week, freelancer_id, currency, issued_at, total, 0, total,
  jsonb_build_object('title', title, 'tax', jsonb_build_object('kind', 'none', 'says', ''),
    'issuer', jsonb_build_object('name', freelancer_name), 'receiver', jsonb_build_object('name', organisation_name))
from numbered order by issued_at, freelancer_id, n;

insert into invoice_counter (issuer_id, series, year, last)
select issuer_id, series, year, max(n) from invoice_document group by issuer_id, series, year;
`;
