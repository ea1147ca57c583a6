import type { RecordedLine } from '../contract/recorded.ts';

/** C3: what is gone for good once the freelancer has deleted a segment. */
export const GOES: readonly RecordedLine[] = [
  { says: 'Its pictures and thumbnails: their bytes are overwritten on the house’s disk.', rule: 'C3' },
  {
    says: 'The record: the seconds that were tracked, the counts of each minute, app and window title.',
    rule: 'C3',
  },
  { says: 'Its memo and label, and the ones before them.', rule: 'C3' },
  { says: 'Manual time in it, and what all of it would have earned.', rule: 'C3' },
];

/** And what is not. */
export const STAYS: readonly RecordedLine[] = [
  { says: 'A tombstone: that there was a segment, and when you deleted it. Both sides see it.', rule: 'C3' },
  {
    says: 'In the chain of your tracker’s records, the seal of the one that went: a number from which nothing can be read.',
    rule: null,
  },
  { says: 'Who looked at its picture before, and when: so that you still know.', rule: null },
  {
    says: 'Copies that the operator made before: a backup holds what was there on its day, until it is thrown away. A house that comes back from one holds it again.',
    rule: null,
  },
  { says: 'What somebody saved from their screen while it was there.', rule: null },
];
