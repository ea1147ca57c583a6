import type { Contract } from '@stint/wire/contracts';
import { describe, expect, it } from 'vitest';
import { firstDraft, proposalOf } from './proposal.ts';

const contract = {
  terms: { rate: '45.00', currency: 'USD', weeklyLimitMinutes: 1200, manualTime: false },
  may: ['raise-rate', 'set-limit', 'set-manual-time', 'pause', 'end'],
} as unknown as Contract;
const draft = firstDraft(contract);

describe('a change of the terms says what follows', () => {
  it('B1: a raise is the client’s, and nothing that began is paid anew', () => {
    expect(proposalOf('rate', { ...draft, rate: '50' }, contract)).toMatchObject({
      fault: null,
      deed: 'Raise to $50.00',
    });
    expect(proposalOf('rate', { ...draft, rate: '40' }, contract).fault).toContain('Only the freelancer');
    expect(proposalOf('rate', { ...draft, rate: '50.005' }, contract).fault).toContain('plain number');
    expect(proposalOf('rate', draft, contract).fault).toContain('already');
  });

  it('B3: a raise of the limit works at once, a cut from Monday', () => {
    const follows = (limit: string, limited = true) =>
      proposalOf('limit', { ...draft, limit, limited }, contract).follows;
    expect(follows('30:30')).toContain('at once');
    expect(follows('', false)).toContain('at once');
    expect(follows('10')).toContain('next Monday');
    expect(proposalOf('limit', { ...draft, limit: '169' }, contract).fault).not.toBeNull();
    expect(proposalOf('limit', { ...draft, limit: '20:75' }, contract).fault).not.toBeNull();
  });

  it('M1: allowing manual time opens it for work already done', () => {
    expect(proposalOf('manual-time', draft, contract).follows).toContain('already done');
  });
});
