/**
 * The house's own name, of which its folder keeps the other half: the pictures of a folder are found, and erased, by
 * what one database says of them. One row at most; a house that has never been opened has none.
 */
export const house = `
create table house (
  one boolean primary key default true check (one),
  id uuid not null
);
`;
