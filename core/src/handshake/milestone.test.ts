import { describe, expect, it } from 'vitest';
import { DAY_SECONDS, parseDay } from '../instant.ts';
import {
  MILESTONE,
  type MilestoneState,
  milestoneDeeds,
  milestoneReminder,
  milestoneTurn,
} from './milestone.ts';
import { milestoneAfter } from './milestone-deed.ts';

const STATES = Object.keys(MILESTONE) as MilestoneState[];
const agreed = { state: 'agreed', content: 'three pages', wanted: null } as const;

describe('a milestone', () => {
  it.each(STATES.filter((state) => state !== 'dropped' && state !== 'released'))(
    '%s waits for a side that can go on with it',
    (state) => {
      const turn = milestoneTurn(state);
      expect(turn && milestoneDeeds(state, turn)).not.toEqual([]);
    },
  );

  it('that is proposed takes what the last one wanted of it, and waits for the other', () => {
    const proposed = { state: 'proposed-by-client', content: 'two pages', wanted: null } as const;
    expect(milestoneAfter(proposed, 'freelancer', { deed: 'change', to: 'three pages' })).toEqual({
      state: 'proposed-by-freelancer',
      content: 'three pages',
      wanted: null,
    });
    expect(milestoneAfter(proposed, 'client', { deed: 'agree' })).toBeNull();
  });

  it('that is agreed stands until the other side agrees to the change', () => {
    const changing = milestoneAfter(agreed, 'client', { deed: 'change', to: 'four pages' });
    expect(changing).toEqual({ state: 'change-by-client', content: 'three pages', wanted: 'four pages' });
    if (!changing) return;
    expect(milestoneAfter(changing, 'freelancer', { deed: 'agree' })).toMatchObject({
      content: 'four pages',
    });
    expect(milestoneAfter(changing, 'freelancer', { deed: 'drop' })).toEqual(agreed);
    expect(milestoneAfter(changing, 'freelancer', { deed: 'submit' })).toEqual({
      ...agreed,
      state: 'submitted',
    });
    expect(milestoneAfter(changing, 'client', { deed: 'agree' })).toBeNull();
  });

  it('is reminded of when the third day before its due day begins, and when that day does', () => {
    const due = parseDay('2026-12-04') ?? 0;
    expect(milestoneReminder(due, due - 3 * DAY_SECONDS - 1)).toBeNull();
    expect(milestoneReminder(due, due - 3 * DAY_SECONDS)).toBe('soon');
    expect(milestoneReminder(due, due - 1)).toBe('soon');
    expect(milestoneReminder(due, due)).toBe('today');
  });
});
