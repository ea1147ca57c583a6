import { manualTimeAllowed } from '@stint/core/corrections';
import { at } from '@stint/core/testing/story';
import { expect, it } from 'vitest';
import { manualTermsOf } from './manual-terms.ts';

const starts = '2026-11-02T00:00:00Z';
const contract = { starts, terms: { manualTime: false } };
const by = { id: 'ben', name: 'Ben Okafor' };

it('M1: the terms of the time itself are read from the timeline: Ben cannot close the door on time worked', () => {
  const terms = manualTermsOf(contract, [
    { at: '2026-11-16T10:00:00Z', by, what: 'manual-time', version: 3, from: true, to: false },
    { at: '2026-11-16T08:00:00Z', by, what: 'rate', version: 2, from: '45.00', to: '50.00' },
    { at: starts, by, what: 'created', version: 1 },
  ]);
  expect(manualTimeAllowed(terms, at('09:50'), at('12:00'))).toBe(true);
  expect(manualTimeAllowed(terms, at('10:00'), at('12:00'))).toBe(false);
});

it('M1: without a change the terms in force now have always been in force', () => {
  expect(manualTermsOf(contract, []).manualTime).toEqual({ first: false, changes: [] });
});
