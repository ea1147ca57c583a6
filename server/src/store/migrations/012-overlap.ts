/** How much of a record was dropped because another tracker of the same person had brought it before (T6). */
export const overlap = `
alter table record_chain add column overlap_seconds int not null default 0 check (overlap_seconds >= 0);
create index record_chain_overlap on record_chain (freelancer_id, contract_id, segment) where overlap_seconds > 0;
`;
