import type { Explanation } from '@stint/core/explain/explain';
import { type DiaryEntry, Entry } from '@stint/wire/diary';
import { expect } from 'vitest';
import { weekNumber } from './person.ts';
import type { LeftOut, Went } from './told.ts';
import type { World } from './world.ts';

/**
 * Tells `stint explain` the same story and expects the same of it, minute by minute and cent by cent, as the house
 * says of that week to Ben. `leftOut`: events that the house never learned of in time. `refused`: how often it said
 * no to what the rules refuse; `explain` must say no to the same, in the same words.
 */
export async function expectSameAsExplain(
  world: World,
  { contract = 'k1', week = 0, leftOut }: { contract?: string; week?: number; leftOut?: LeftOut } = {},
): Promise<Explanation> {
  const { told, first } = world.contract(contract);
  const explained = told.explained(first, weekNumber(week), world.ana.desk.draw, leftOut);
  const { totals, invoice, clock } = await world.ben.week(week, contract);
  const entries = await world.ben.diary(weekNumber(week), 7, contract);
  const inTime = entries.filter(({ reasons }) => !reasons.includes('late'));
  expect({ segments: inTime.map(withoutSeen), week: totals, invoice, clock }).toEqual({
    segments: explained.segments,
    week: explained.week,
    invoice: explained.invoice,
    clock: explained.clock,
  });
  const codes: Went[] = explained.refused.map(({ code }) => code);
  expect(told.refused(leftOut)).toEqual(codes);
  return explained;
}

/** As `explain` prints it: a scenario knows no activity labels. */
function withoutSeen(entry: DiaryEntry): Omit<Entry, 'label'> {
  const { label, ...same } = Entry.parse(entry);
  expect(label).toBeNull();
  return same;
}
