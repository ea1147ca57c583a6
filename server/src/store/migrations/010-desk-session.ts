/**
 * Which tracker of a freelancer tracks now (T1). No record of work: it says only so much as the next tracker must know,
 * is gone when the session is, and is shown to nobody else (no live view).
 */
export const deskSession = `
create table desk_session (
  freelancer_id uuid primary key references freelancer,
  device_id uuid not null references device,
  contract_id uuid not null references contract,
  since_at bigint not null,
  heard_at bigint not null
);
`;
