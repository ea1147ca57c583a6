import { describe, expect, it } from 'vitest';
import { nextOf } from './next.ts';

const NOW = Date.UTC(2026, 10, 18, 10) / 1000;
const sent = {
  state: 'sent',
  viewedAt: null,
  editableUntil: '2026-11-18T16:00:00Z',
  endedAt: null,
  turn: 'client',
  offerTurn: null,
  freelancer: { id: 'a', name: 'Ana Duarte' },
  job: {
    id: 'j',
    title: 'A shop',
    kind: 'hourly',
    state: 'open',
    organisation: { id: 'o', name: 'Acme' },
  },
} as const;
type Told = Parameters<typeof nextOf>[0];
const toAna = (more: Partial<Told> = {}) => nextOf({ ...sent, ...more }, 'freelancer', NOW, 'UTC');
const toBen = (more: Partial<Told> = {}) => nextOf({ ...sent, ...more }, 'client', NOW, 'UTC');
const ended = { turn: null, endedAt: '2026-11-18T09:00:00Z', editableUntil: null } as const;

describe('what comes next of a proposal', () => {
  it('is for the freelancer an edit, until the client opens it or six hours are over', () => {
    expect(toAna()).toEqual({
      turn: 'theirs',
      says: 'The client has not opened it yet. You can edit it until they do.',
      until: 'At the latest until Wed 16:00 UTC, in 6 h',
    });
    expect(toAna({ editableUntil: null }).says).toContain('six hours for editing are over');
    expect(toAna({ editableUntil: null, viewedAt: '2026-11-18T09:00:00Z' }).says).toMatch(
      /opened it on Wed 18 Nov 09:00 UTC\. It is their turn/,
    );
  });

  it('is the turn of whoever an offer waits for, as long as it stands', () => {
    const offered = {
      editableUntil: null,
      state: 'shortlisted',
      turn: 'freelancer',
      offerTurn: 'freelancer',
    } as const;
    expect(toAna(offered).turn).toBe('yours');
    expect(toAna(offered).says).toContain('There is an offer');
    expect(toBen(offered)).toMatchObject({ turn: 'theirs' });
    const asked = { ...offered, turn: 'client', offerTurn: 'client' } as const;
    expect(toAna(asked)).toMatchObject({ turn: 'theirs' });
    expect(toBen(asked).turn).toBe('yours');
    expect(toBen(asked).says).toContain('asks for changes');
    expect(
      toBen({ ...offered, turn: 'client', offerTurn: null, viewedAt: '2026-11-18T09:00:00Z' }).says,
    ).toContain('Make an offer');
  });

  it('is for the client to open it, and then to decide', () => {
    expect(toBen()).toMatchObject({ turn: 'yours' });
    const viewed = { viewedAt: '2026-11-18T09:00:00Z', editableUntil: null };
    expect(toBen(viewed).says).toBe(
      'Make an offer, put it on the shortlist or decline it. Nothing happens by itself.',
    );
    expect(toBen({ ...viewed, job: { ...sent.job, state: 'closed' } }).says).toContain('open it again');
  });

  it('is nobody’s turn when it has ended; and another one, where the job is open', () => {
    expect(toAna({ ...ended, state: 'declined' })).toMatchObject({
      turn: 'nobody',
      says: 'Acme declined it on Wed 18 Nov 09:00 UTC. You can send another one.',
    });
    expect(toBen({ ...ended, state: 'withdrawn' }).says).toBe(
      'Ana Duarte withdrew it on Wed 18 Nov 09:00 UTC.',
    );
    expect(toAna({ ...ended, state: 'hired' }).says).toContain('led to a contract');
  });
});
