import { formatInstant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import type { Contract } from '@stint/wire/contracts';
import { describe, expect, it } from 'vitest';
import { instant } from '../testing/hand-clock.ts';
import { contract, K1 } from '../testing/world.ts';
import type { Away } from './away.ts';
import { offerOf } from './offer.ts';

const away = (from: string, to: string | null, mayClaim = true): Away => ({
  contract: K1,
  memo: 'Call with Ben',
  from: instant(from),
  to: to === null ? null : instant(to),
  reason: 'idle',
  mayClaim,
});

function offered(gone: Away, at: string, known: Contract | null = contract(K1)): string {
  const offer = offerOf(gone, known, instant(at));
  const short = (when: number): string => formatInstant(when).slice(5, 16);
  return isRefusal(offer) ? offer.refused : `${short(offer.from)} ${short(offer.to)}`;
}

describe('M5: what of a time away can be written in', () => {
  it('M2: whole segments under segment pay, whole minutes under exact pay, and none that runs', () => {
    expect(offered(away('10:03:12', '10:44:50'), '10:45')).toBe('11-16T10:10 11-16T10:40');
    const exact = contract(K1, { pay: 'exact' });
    expect(offered(away('10:03:12', '10:44:50'), '10:45', exact)).toBe('11-16T10:04 11-16T10:40');
    expect(offered(away('10:03:12', '10:44:50'), '10:50', exact)).toBe('11-16T10:04 11-16T10:44');
  });

  it('while nobody has come back it is offered up to now', () => {
    expect(offered(away('10:03:12', null), '10:31')).toBe('11-16T10:10 11-16T10:30');
  });

  it('M1: the terms allow it now, or did when it began; else it is refused by name', () => {
    const never = contract(K1, { manualTime: false });
    expect(offered(away('10:03', '10:44', false), '11:00', never)).toBe('manual-time-not-allowed');
    expect(offered(away('10:03', '10:44', true), '11:00', never)).toBe('11-16T10:10 11-16T10:40');
    expect(offered(away('10:03', '10:44', false), '11:00')).toBe('11-16T10:10 11-16T10:40');
  });

  it('M2: too short a piece, one that still runs, one outside the contract are each said', () => {
    expect(offered(away('10:03', '10:19'), '10:30')).toBe('not-on-boundary');
    expect(offered(away('10:03', '10:23'), '10:30')).toBe('11-16T10:10 11-16T10:20');
    const exact = contract(K1, { pay: 'exact' });
    expect(offered(away('10:03', '10:05'), '10:06', exact)).toBe('segment-running');
    expect(offered(away('10:03', '10:44'), '11:00', null)).toBe('outside-contract');
    const ended = { ...contract(K1), endedAt: '2026-11-16T10:31:00Z' };
    expect(offered(away('10:03', '10:44'), '11:00', ended)).toBe('11-16T10:10 11-16T10:30');
    const paused = { ...contract(K1), pausedAt: '2026-11-16T10:03:00Z' };
    expect(offered(away('10:03', '10:44'), '11:00', paused)).toBe('outside-contract');
  });

  it('M2: it never crosses a week; of two parts the longer one, of a locked week none', () => {
    const weekend = away('2026-11-15T18:00:00Z', '2026-11-16T09:00:00Z');
    expect(offered(weekend, '09:05')).toBe('11-16T00:00 11-16T09:00');
    const late = away('2026-11-15T12:00:00Z', '2026-11-16T09:00:00Z');
    expect(offered(late, '09:05')).toBe('11-15T12:00 11-16T00:00');
    expect(offered(late, '12:30')).toBe('11-16T00:00 11-16T09:00');
    expect(offered(away('2026-11-15T12:00:00Z', '2026-11-15T13:00:00Z'), '12:30')).toBe('week-locked');
  });
});
