import { type Minor, sum, upTo } from './money.ts';

/** Something that came to what is available to a freelancer, or went from it (below 0). */
export interface Move {
  /** The entry's id in the books. */
  readonly entry: string;
  readonly amount: Minor;
  /** Of the invoice of the week, the payment or the milestone, where its pay is released. */
  readonly week: { readonly net: Minor; readonly fee: Minor } | null;
}

export type MoveKind = 'pay' | 'refund' | 'payout' | 'payout-back';

export interface MonthLine {
  readonly what: MoveKind;
  readonly gross: Minor;
  readonly fee: Minor;
  /** What is there after it. */
  readonly balance: Minor;
}

/** Opening + pay − fees − refunds − payouts = closing. */
export interface Month {
  readonly opening: Minor;
  readonly pay: Minor;
  readonly fees: Minor;
  readonly refunds: Minor;
  /** Less what came back. */
  readonly payouts: Minor;
  readonly closing: Minor;
  readonly lines: readonly MonthLine[];
}

/**
 * A month of what is available. Of a week's pay the fee is told as the part of its invoice's fee that belongs to what came, so
 * that gross less fee is what moved, to the last unit.
 */
export function monthOf(opening: Minor, moves: readonly Move[]): Month {
  let balance = opening;
  const lines = moves.map((move) => {
    balance += move.amount;
    const fee = feeOf(move);
    return { what: kindOf(move), gross: move.amount + fee, fee, balance, amount: move.amount };
  });
  const of = (...kinds: readonly MoveKind[]) => lines.filter(({ what }) => kinds.includes(what));
  return {
    opening,
    pay: sum(of('pay').map(({ gross }) => gross)),
    fees: sum(of('pay').map(({ fee }) => fee)),
    refunds: -sum(of('refund').map(({ amount }) => amount)),
    payouts: -sum(of('payout', 'payout-back').map(({ amount }) => amount)),
    closing: balance,
    lines,
  };
}

function kindOf({ entry, amount }: Move): MoveKind {
  if (entry.startsWith('payout-sent:')) return 'payout';
  if (entry.startsWith('payout-failed:')) return 'payout-back';
  return amount > 0n ? 'pay' : 'refund';
}

function feeOf({ entry, amount, week }: Move): Minor {
  return RELEASED.test(entry) && week ? upTo(week.fee, amount, week.net) : 0n;
}

const RELEASED = /^(?:(?:milestone-)?hold|payment)-released:/;
