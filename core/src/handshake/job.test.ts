import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_SECONDS } from '../instant.ts';
import { JOB, type JobDeed, jobExpiresAt, jobStateAt, jobWarnedAt } from './job.ts';
import { deedsIn, stateAfter } from './table.ts';

const T = 1_800_000_000;
const instant = fc.integer({ min: 0, max: 4_000_000_000 });

describe('a job', () => {
  it('is open until the very second in which thirty days have passed since its last activity', () => {
    const job = { closedAt: null, lastActivityAt: T };
    expect(jobStateAt(job, T + 30 * DAY_SECONDS - 1)).toBe('open');
    expect(jobStateAt(job, T + 30 * DAY_SECONDS)).toBe('expired');
    expect(jobExpiresAt(T)).toBe(T + 30 * DAY_SECONDS);
  });

  it('is warned of three days before that', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(jobExpiresAt(at) - jobWarnedAt(at)).toBe(3 * DAY_SECONDS);
        expect(jobStateAt({ closedAt: null, lastActivityAt: at }, jobWarnedAt(at))).toBe('open');
      }),
    );
  });

  it('that its client closed is closed, however much time goes by', () => {
    fc.assert(
      fc.property(instant, instant, (closedAt, now) => {
        expect(jobStateAt({ closedAt, lastActivityAt: closedAt }, now)).toBe('closed');
      }),
    );
  });

  it('in every state has a way back to being open, or is', () => {
    for (const state of ['closed', 'expired'] as const) {
      expect(deedsIn(JOB, state)).toEqual(['client: open again']);
      expect(stateAfter(JOB, state, 'client: open again')).toBe('open');
    }
  });

  it('takes proposals, offers and edits while it is open, and at no other time', () => {
    const deeds: JobDeed[] = ['client: edit', 'freelancer: propose', 'client: offer', 'client: close'];
    for (const deed of deeds) {
      expect(stateAfter(JOB, 'open', deed)).not.toBeNull();
      expect(stateAfter(JOB, 'closed', deed)).toBeNull();
      expect(stateAfter(JOB, 'expired', deed)).toBeNull();
    }
  });
});
