import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { MethodRow } from '../../store/payout-methods.ts';
import type { PayoutRow } from '../../store/payouts.ts';
import type { Tell } from '../notifications/tell.ts';

/** At once, and mailed in any case: whose doing it is not has three days to stop it. */
export async function tellMethodSet(
  tell: Tell,
  { id, freelancer, kind, lastFour, setAt: at, effectiveAt }: Omit<MethodRow, 'stoppedAt' | 'returnedAt'>,
): Promise<void> {
  const facts = { via: kind, lastFour, effectiveAt: formatInstant(effectiveAt) };
  const told = { kind: 'payout-method-set' as const, facts };
  await tell({ to: [freelancer], event: `payout-method-set:${id}`, at, told });
}

export async function tellMethodStopped(tell: Tell, method: MethodRow, at: Instant): Promise<void> {
  const { id, freelancer, kind, lastFour } = method;
  const told = { kind: 'payout-method-stopped' as const, facts: { via: kind, lastFour } };
  await tell({ to: [freelancer], event: `payout-method-stopped:${id}`, at, told });
}

/** A bank has executed it. */
export async function tellExecuted(tell: Tell, payout: PayoutRow, at: Instant): Promise<void> {
  const told = { kind: 'payout-sent' as const, facts: sumOf(payout) };
  await tell({ to: [payout.freelancer], event: `payout-paid:${payout.id}`, at, told });
}

/** It is available again: a bank sent it back, or an operator did not let it go. */
export async function tellBack(
  tell: Tell,
  payout: PayoutRow,
  { by, reason, at }: { by: 'bank' | 'operator'; reason: string; at: Instant },
): Promise<void> {
  const { id, freelancer, lastFour } = payout;
  const facts = { ...sumOf(payout), reason };
  await tell({
    to: [freelancer],
    event: `payout-failed:${id}`,
    at,
    told:
      by === 'bank'
        ? { kind: 'payout-returned', facts: { ...facts, lastFour } }
        : { kind: 'payout-declined', facts },
  });
}

function sumOf({ amount, currency }: PayoutRow): { amount: string; currency: string } {
  return { amount: formatMoney(amount, currency), currency };
}
