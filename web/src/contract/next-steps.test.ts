import { at } from '@stint/core/testing/story';
import type { Contract } from '@stint/wire/contracts';
import type { Feedback } from '@stint/wire/feedback';
import type { Milestones } from '@stint/wire/milestones';
import { describe, expect, it } from 'vitest';
import type { Side } from './context.ts';
import { nextSteps } from './next-steps.ts';

const contract = {
  kind: 'hourly',
  standing: 'active',
  endedAt: null,
  freelancer: { id: 'a', name: 'Ana Duarte' },
  organisation: { id: 'o', name: 'Acme' },
  terms: { currency: 'USD', scheduledRaise: null },
} as unknown as Contract;
const steps = (
  more: Partial<Contract>,
  side: Side,
  known: { milestones?: Milestones; feedback?: Feedback } = {},
) =>
  nextSteps(
    {
      contract: { ...contract, ...more },
      side,
      milestones: known.milestones ?? null,
      feedback: known.feedback ?? null,
    },
    at('12:00'),
    'UTC',
  ).map(({ whose, says, until }) => `${whose}: ${says}${until ? `, ${until}` : ''}`);

describe('whose turn it is', () => {
  it('while an hourly contract runs: the freelancer tracks, the clock bills', () => {
    const [track, locks] = steps({}, 'freelancer');
    expect(track).toBe('you: You may track.');
    expect(locks).toMatch(/^time: .*diary locks.*, Mon.* UTC, in \d/);
    expect(steps({}, 'client')[0]).toBe('freelancer: Ana Duarte may track.');
  });

  it('while it is paused: either side', () => {
    expect(steps({ standing: 'contract-paused' }, 'client')[0]).toContain('either: The contract is paused');
  });

  it('of a milestone: the side that it waits for', () => {
    const milestone = {
      n: 1,
      title: 'Shop',
      state: 'submitted',
      turn: 'client',
      dueDay: '2026-12-04',
      may: ['ask for changes'],
    };
    const milestones = { milestones: [milestone] } as unknown as Milestones;
    expect(steps({ kind: 'fixed' }, 'client', { milestones })[1]).toBe(
      'you: Milestone 1 “Shop” is submitted: you look at it, and may ask for changes.',
    );
    const looks = { milestones: [{ ...milestone, may: [] }] } as unknown as Milestones;
    expect(steps({ kind: 'fixed' }, 'client', { milestones: looks })[1]).toContain('client: Milestone 1');
    const none = { milestones: [] } as unknown as Milestones;
    expect(steps({ kind: 'fixed' }, 'freelancer', { milestones: none })[1]).toContain('either: No milestone');
  });

  it('after the end: corrections until the lock, then the clock, and feedback of who has not given it', () => {
    const feedback = {
      closesAt: '2026-11-30T10:00:00Z',
      shown: false,
      given: { client: true, freelancer: false },
      may: ['give'],
    } as unknown as Feedback;
    const after = steps({ endedAt: '2026-11-16T10:00:00Z' }, 'freelancer', { feedback });
    expect(after[0]).toContain('you: The last week can still be corrected, until Mon');
    expect(after.at(-1)).toContain('you: You may give feedback, until Mon 30 Nov');
    expect(after.join()).not.toContain('Acme may give');
  });
});
