import { parseMoney, parsePercent } from '@stint/core/money';
import { paymentSums } from '@stint/core/payment';
import { toInstant } from '@stint/wire/letters';
import type { Payment } from '@stint/wire/one-time';
import { money, moneyText } from '../money/amount.ts';
import { bothClocks } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

export const KINDS: Readonly<Record<Payment['kind'], string>> = {
  bonus: 'Bonus',
  expenses: 'Expenses',
  milestone: 'Milestone',
};

/** Where a payment is, and what comes next. */
export function stateText({ state, paidAt, availableAt }: Payment, mine: Zone): string {
  const at = (instant: string | null) => (instant === null ? '' : bothClocks(toInstant(instant), mine));
  switch (state) {
    case 'open':
      return 'Invoiced; it waits for the client to pay it. Without escrow nothing protects it.';
    case 'charging':
      return 'Being charged; the bank has not answered yet. It is asked again by itself, and never twice.';
    case 'held':
      return `Paid ${at(paidAt)}. Pending: it is held for five days, until ${at(availableAt)} (D4).`;
    case 'available':
      return `Paid ${at(paidAt)}, available since ${at(availableAt)}.`;
    case 'declined':
      return 'Every card declined it: nothing was charged, and it is over.';
    case 'withdrawn':
      return 'Taken back by the freelancer and credited: nothing is owed for it.';
    case 'disputed':
      return 'The client’s bank has taken its charge back and decides about it. What is not available of it waits; what is stays so (D5).';
    case 'owed':
      return 'The client’s bank has taken its charge back for good: the client owes it again. Paid again, it is held for five days; what was available stays so (D5).';
  }
}

/** What a payment of this sum moves, both sides' fees included; null where it is no sum yet. */
export function quoteOf(
  text: string,
  currency: string,
  fees: { freelancerFeePercent: string; clientFeePercent: string },
): { readonly total: string; readonly net: string; readonly fee: string; readonly charged: string } | null {
  const total = parseMoney(text.trim(), currency);
  const freelancerFee = parsePercent(fees.freelancerFeePercent);
  const clientFee = parsePercent(fees.clientFeePercent);
  if (total === null || total === 0n || freelancerFee === null || clientFee === null) return null;
  const sums = paymentSums({ freelancerFee, clientFee }, total);
  return {
    total: money(sums.total, currency),
    net: money(sums.net, currency),
    fee: money(sums.clientFee, currency),
    charged: money(sums.clientTotal, currency),
  };
}

/** What is told as soon as a payment was asked for. */
export function outcomeText({ state, clientTotal, net, currency }: Payment, name: string): string {
  if (state === 'charging') return 'The bank has not answered yet. You are told as soon as it has.';
  if (state === 'declined' || state === 'open' || state === 'owed')
    return 'No card could be charged; no money moved.';
  return `${moneyText(clientTotal, currency)} is charged; ${name} gets ${moneyText(net, currency)} in five days.`;
}
