import { SegmentRecord } from '@stint/wire/record';
import { expect, it } from 'vitest';
import { FIELDS } from './lines.ts';

it('every field that a record can have is told of on the public page, and no other', () => {
  expect(Object.keys(FIELDS).toSorted()).toEqual(Object.keys(SegmentRecord.shape).toSorted());
});
