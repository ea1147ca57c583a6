import { SegmentRecord } from '@stint/wire/record';
import { describe, expect, it } from 'vitest';
import { FIELDS, keptLines } from './lines.ts';

it('every field that a record can have is told of on the public page, and no other', () => {
  expect(Object.keys(FIELDS).toSorted()).toEqual(Object.keys(SegmentRecord.shape).toSorted());
});

describe('how long pictures are kept is read from the house', () => {
  const said = (days: number | null | undefined) =>
    keptLines(days)
      .map(({ says }) => says)
      .join(' ');

  it('as so many days, or always, and as neither while nobody knows', () => {
    expect(said(30)).toContain('Pictures go by themselves 30 days after the review');
    expect(said(1)).toContain('1 day after the review');
    expect(said(0)).toContain('as soon as the review of their week has ended');
    expect(said(null)).toContain('Pictures stay as long as the operator');
    expect(said(undefined)).toContain('as this house is set');
  });
});
