/** The private window is a term: minutes after a segment's end in which only its freelancer sees it. */
export const privateWindow = `
alter table contract_terms
  add column private_window_minutes int not null default 10 check (private_window_minutes between 0 and 60);
`;
