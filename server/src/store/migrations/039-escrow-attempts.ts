/** What goes back from escrow and no card took can be sent again: each time is one of its own for the processor. */
export const escrowAttempts = `
alter table escrow_part add column attempt int not null default 1 check (attempt > 0);
create index escrow_part_undelivered on escrow_part (id) where state = 'declined';
`;
