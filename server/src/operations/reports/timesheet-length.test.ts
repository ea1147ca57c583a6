import { segmentOf, segmentStart } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract } from '../../testing/tracking.ts';
import { editMemos } from '../diary/edit-memos.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { exportReport } from './export-report.ts';

const MONDAY = segmentOf(toInstant('2026-11-16T00:00:00Z'));

let house: TestHouse;
let people: TestPeople;
beforeAll(async () => {
  house = await testHouse({ at: '2026-11-23T01:00:00Z' });
  people = await createPeople(house);
});
afterAll(() => house.close());

it('a timesheet with more words than can be set is refused, and not begun', async () => {
  const contract = await createTestContract(house, people, { manualTime: true });
  const count = Math.floor(LIMITS.timesheetLetters / LIMITS.memo) + 1;
  const [from, to] = [segmentStart(MONDAY), segmentStart(MONDAY + count)];
  await writeManualTime(house, people.ana, { contract, from, to, memo: 'Call' });
  const edits = Array.from({ length: count }, (_, n) => ({
    segment: MONDAY + n,
    memo: `${n} `.padEnd(LIMITS.memo, '週'),
    seen: { memo: 'Call', label: null },
  }));
  expect(await editMemos(house, people.ana, { contract, edits })).not.toHaveProperty('refused');
  const none = { contracts: [], freelancers: [], labels: [] };
  const week = { by: 'day', zone: 'UTC', from: '2026-11-16', to: '2026-11-22', ...none } as const;
  const file = (format: 'pdf' | 'csv') =>
    exportReport(house, people.ana, week, { format, lines: 'segments' });
  expect(await file('pdf')).toMatchObject({ refused: 'report-too-long' });
  const csv = await file('csv');
  expect(isRefusal(csv)).toBe(false);
});
