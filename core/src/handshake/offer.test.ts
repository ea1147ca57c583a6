import { describe, expect, it } from 'vitest';
import { DAY_SECONDS, HOUR_SECONDS, parseInstant } from '../instant.ts';
import { mayAskForChanges, offerExpiresAt, offerStateAt, offerTurn } from './offer.ts';

const monday = parseInstant('2026-11-16T09:00:00Z') ?? 0;

describe('an offer', () => {
  it('stands until the very second in which seven days have passed since its last change', () => {
    const offer = { state: 'open', lastChangedAt: monday } as const;
    expect(offerExpiresAt(monday)).toBe(monday + 7 * DAY_SECONDS);
    expect(offerStateAt(offer, monday + 7 * DAY_SECONDS - 1)).toBe('open');
    expect(offerStateAt(offer, monday + 7 * DAY_SECONDS)).toBe('expired');
  });

  it('that was answered does not expire', () => {
    for (const state of ['accepted', 'declined', 'withdrawn'] as const) {
      expect(offerStateAt({ state, lastChangedAt: monday }, monday + 70 * DAY_SECONDS)).toBe(state);
    }
  });

  it('waits for the freelancer, and from an ask on for the client, until the client has changed it', () => {
    const turnAt = (askedAt: number | null, lastChangedAt = monday) =>
      offerTurn('open', { lastChangedAt, askedAt });
    expect(turnAt(null)).toBe('freelancer');
    expect(turnAt(monday)).toBe('client');
    expect(turnAt(monday, monday + 1)).toBe('freelancer');
    expect(offerTurn('expired', { lastChangedAt: monday, askedAt: monday })).toBeNull();
  });

  it('can be asked to change three times in any hour', () => {
    const asked = [monday, monday + 60, monday + 120];
    expect(mayAskForChanges(asked.slice(1), monday + 180)).toBe(true);
    expect(mayAskForChanges(asked, monday + HOUR_SECONDS - 1)).toBe(false);
    expect(mayAskForChanges(asked, monday + HOUR_SECONDS)).toBe(true);
  });
});
