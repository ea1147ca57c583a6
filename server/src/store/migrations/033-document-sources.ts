/** A document says what it is issued for: a week, as all have been until now, a payment, or a milestone. */
export const documentSources = `
alter table invoice_document
  alter column week drop not null,
  add column source text not null default 'week' check (source in ('week', 'payment', 'milestone')),
  add column source_id uuid,
  add check ((source = 'week') = (week is not null)),
  add check ((source = 'week') = (source_id is null));
alter table invoice_document alter column source drop default;
create index invoice_document_of_source on invoice_document (source_id) where source_id is not null;
`;
