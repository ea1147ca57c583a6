import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deedsIn, stateAfter } from '../handshake/table.ts';
import { parsePercent, shareOf, sum } from '../money.ts';
import { ANSWER_SECONDS, CLAIM, type ClaimState, claimEndsAt, DISPUTE_SECONDS, isOpen } from './claim.ts';
import { clearLots, clientFeeOf, heldOf, type Lot, lotAfter, type Part } from './lot.ts';

const lot: Lot = {
  id: 'first',
  milestone: 'design',
  amount: 50_000n,
  released: 0n,
  refunded: 0n,
  freelancerFeePercent: parsePercent('10') ?? 0n,
  clientFeePercent: parsePercent('5') ?? 0n,
};

describe('what is in escrow', () => {
  it('is released whole: the net, and the fees of both sides', () => {
    expect(clearLots([lot], 50_000n, { kind: 'refunded' })).toMatchObject([
      { kind: 'released', amount: 50_000n, freelancerFee: 5000n, net: 45_000n, clientFee: 2500n },
    ]);
  });

  it('is released in part: the rest goes back with its part of the client’s fee, or behind the next milestone', () => {
    expect(clearLots([lot], 20_000n, { kind: 'refunded' })).toMatchObject([
      { kind: 'released', net: 18_000n, clientFee: 1000n },
      { kind: 'refunded', amount: 30_000n, freelancerFee: 0n, clientFee: 1500n },
    ]);
    expect(clearLots([lot], 20_000n, { kind: 'moved', to: 'shop' })).toMatchObject([
      { kind: 'released', clientFee: 1000n },
      { kind: 'moved', to: 'shop', amount: 30_000n, clientFee: 0n },
    ]);
  });

  it('is never released beyond what is held', () => {
    expect(clearLots([lot], 50_001n, { kind: 'refunded' })).toBeNull();
    expect(clearLots([lot], -1n, { kind: 'refunded' })).toBeNull();
    expect(clearLots([], 1n, { kind: 'refunded' })).toBeNull();
  });

  it('came in = released + given back + held at all times, whatever is done to it in whatever order', () => {
    const percent = fc.bigInt({ min: 0n, max: 30_000_000n });
    const lots = fc.array(
      fc.record({
        amount: fc.bigInt({ min: 1n, max: 2n ** 53n + 1n }),
        freelancer: percent,
        client: percent,
      }),
      { minLength: 1, maxLength: 4 },
    );
    const deeds = fc.array(fc.record({ part: fc.integer({ min: 0, max: 100 }), moves: fc.boolean() }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(lots, deeds, (drawn, done) => {
        let now: Lot[] = drawn.map(({ amount, freelancer, client }, n) => ({
          ...lot,
          id: `lot ${n}`,
          amount,
          freelancerFeePercent: freelancer,
          clientFeePercent: client,
        }));
        const paid = sum(
          now.map(({ amount, clientFeePercent }) => amount + clientFeeOf(amount, clientFeePercent)),
        );
        const out: Part[] = [];
        for (const { part, moves } of [...done, { part: 50, moves: false }]) {
          const held = sum(now.map(heldOf));
          const parts = clearLots(
            now,
            (held * BigInt(part)) / 100n,
            moves ? { kind: 'moved', to: 'next' } : { kind: 'refunded' },
          );
          if (parts === null) throw new Error('not more than is held');
          now = now.map((one) => parts.filter((p) => p.lot === one.id).reduce(lotAfter, one));
          out.push(...parts.filter(({ kind }) => kind !== 'moved'));
          const left = sum(now.map((one) => heldOf(one) + feeHeld(one)));
          expect(sum(out.map(({ amount, clientFee }) => amount + clientFee)) + left).toBe(paid);
          expect(out.every((p) => p.clientFee >= 0n && p.net >= 0n && p.freelancerFee >= 0n)).toBe(true);
          expect(out.every((p) => p.kind !== 'released' || p.net + p.freelancerFee === p.amount)).toBe(true);
        }
        for (const one of now) {
          expect(heldOf(one)).toBe(0n);
          const released = out.filter((p) => p.lot === one.id && p.kind === 'released');
          expect(sum(released.map((p) => p.freelancerFee))).toBe(
            shareOf(one.released, one.freelancerFeePercent),
          );
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** The client's fee that is still in escrow with a lot. */
function feeHeld({ amount, released, refunded, clientFeePercent }: Lot): bigint {
  return clientFeeOf(amount, clientFeePercent) - clientFeeOf(released + refunded, clientFeePercent);
}

describe('a claim on what is in escrow', () => {
  const states = Object.keys(CLAIM) as ClaimState[];

  it.each(states)(
    '%s: while it is open either side can give in, and when it is over nobody can do anything',
    (state) => {
      for (const deed of ['client: give in', 'freelancer: give in'] as const)
        expect(stateAfter(CLAIM, state, deed) !== null).toBe(isOpen(state));
      expect(deedsIn(CLAIM, state).length > 0).toBe(isOpen(state));
    },
  );

  it('waits seven days for a dispute, five for an answer, and for an operator as long as it takes', () => {
    expect(claimEndsAt({ state: 'asked', since: 100 })).toBe(100 + DISPUTE_SECONDS);
    expect(claimEndsAt({ state: 'disputed', since: 100 })).toBe(100 + ANSWER_SECONDS);
    expect(claimEndsAt({ state: 'heard', since: 100 })).toBeNull();
  });

  it('is decided by silence for the other side', () => {
    expect(stateAfter(CLAIM, 'asked', 'clock: 7 days')).toBe('refunded');
    expect(stateAfter(CLAIM, 'disputed', 'clock: 5 days')).toBe('released');
  });
});
