/** What came late is looked for in every week that is shown, and is rare. */
export const lateRecords = `
create index segment_record_late on segment_record (freelancer_id, contract_id, segment) where late;
`;
