import type { Week } from '@stint/wire/diary';
import type { Consequences } from '@stint/wire/timeline';
import { describe, expect, it } from 'vitest';
import { consequenceLines } from './consequence-lines.ts';
import type { Side } from './context.ts';

const week = {
  week: '2026-11-16',
  currency: 'USD',
  stage: 'in-progress',
  totals: { countedSeconds: 3600 },
  invoice: { total: '45.00', net: '40.50', clientTotal: '47.25' },
  clock: {
    locksAt: '2026-11-23T12:00:00Z',
    reviewEndsAt: '2026-11-28T00:00:00Z',
    availableAt: '2026-12-02T00:00:00Z',
  },
} as unknown as Week;
const end: Consequences = {
  of: 'end',
  at: '2026-11-18T10:00:00Z',
  session: null,
  weeks: [week],
  correctionsUntil: '2026-11-23T12:00:00Z',
  feedbackUntil: '2026-12-02T10:00:00Z',
  raise: { raise: { day: '2026-12-07', rate: '50.00' }, fate: 'dropped' },
  stipend: null,
  milestones: [],
  escrow: null,
  held: null,
};
const said = (more: Partial<Consequences>, side: Side, fixed = false) =>
  consequenceLines({ ...end, ...more }, { side, fixed }, 'UTC')
    .map(({ to, says }) => `${to}: ${says}`)
    .join('\n');

describe('before it is done it is said', () => {
  it('B5: that the end stops tracking, and what the week keeps', () => {
    expect(said({}, 'freelancer')).toContain(
      'Money: 16–22 Nov: 1:00 counted, $45.00 is billed so far ($40.50 yours after the fee). It locks Mon 23 Nov 12:00 UTC',
    );
    expect(said({}, 'client')).toContain('($47.25 with your fee)');
    expect(said({}, 'client')).toContain('A session that is open ends at this instant');
    expect(said({}, 'freelancer')).toContain('until Mon 23 Nov 12:00 UTC: delete segments');
    expect(said({}, 'client')).toContain('The agreed raise of Mon 7 Dec is dropped');
    expect(said({}, 'client')).toContain('feedback until Wed 2 Dec 10:00 UTC');
  });

  it('T5: when one’s own session began that ends now', () => {
    expect(said({ session: { since: '2026-11-18T09:00:00Z' } }, 'freelancer')).toContain(
      'Your open session, since Wed 18 Nov 09:00 UTC, ends now. None can start ever again on this contract.',
    );
  });

  it('B6: that a week with a pause has no stipend', () => {
    const pause = { of: 'pause', feedbackUntil: null, stipend: { amount: '25.00', issued: false } } as const;
    expect(said(pause, 'client')).toContain('A week with a pause has no stipend');
    expect(said(pause, 'client')).not.toContain('feedback');
  });

  it('of a fixed price: that no money moves, and which milestones are under way', () => {
    const milestones: Consequences['milestones'] = [
      { id: 'm', title: 'Shop', amount: '500.00', state: 'agreed' },
    ];
    const fixed = said({ weeks: [], raise: null, escrow: true, milestones }, 'client', true);
    expect(fixed).toContain('No money is moved by this');
    expect(fixed).toContain('“Shop” stays as it is now and can no longer be changed or submitted');
  });
});
