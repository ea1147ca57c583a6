import { at } from '@stint/core/testing/story';
import type { Milestone } from '@stint/wire/milestones';
import { describe, expect, it } from 'vitest';
import { differences, draftOf, dueText, EMPTY, faultsOf } from './milestone-words.ts';

const now = at('12:00');
const milestone = {
  title: 'Shop',
  says: '',
  amount: '500.00',
  dueDay: '2026-12-04',
  wanted: { title: 'Shop', says: '', amount: '600.00', dueDay: null },
} as Milestone;

describe('a milestone on the page', () => {
  it('says how far its due day is, in days of UTC', () => {
    expect(dueText('2026-11-16', now)).toBe('due today, Mon 16 Nov');
    expect(dueText('2026-11-17', now)).toBe('due Tue 17 Nov, in 1 day');
    expect(dueText('2026-11-14', now)).toBe('due Sat 14 Nov, 2 days ago');
    expect(dueText(null, now)).toBe('no due day');
  });

  it('says what a change would make of it', () => {
    expect(differences(milestone, 'USD')).toEqual([
      'Amount: $500.00 becomes $600.00',
      'Due: Fri 4 Dec becomes no due day',
    ]);
    expect(draftOf(milestone).amount).toBe('600.00');
  });

  it('names each fault of what is typed, and what would work', () => {
    expect(faultsOf(EMPTY, 'USD', now)).toEqual({
      title: 'Say in a few words what is delivered.',
      amount: 'A plain number such as 500.',
    });
    const typed = { title: 'Shop', says: '', amount: '4.99', dueDay: '2026-11-15' };
    expect(faultsOf(typed, 'USD', now).amount).toContain('$5.00 at least');
    expect(faultsOf(typed, 'USD', now).dueDay).toContain('over');
    expect(faultsOf({ ...typed, amount: '5', dueDay: '2026-11-16' }, 'USD', now)).toEqual({});
  });
});
