/** Activity labels that the freelancer chose after the work, beside the memos (T3, P6). */
export const labels = `
alter table segment_record
  -- Null: as the tracker said; empty: none of them.
  add column edited_label text;

alter table memo_edit
  -- The one that was in force before the edit; null: none.
  add column earlier_label text;
`;
