import { accounts, entry, type PayPlace, placeOf } from './bookings.ts';
import type { Share } from './dispute.ts';
import type { Instant } from './instant.ts';
import type { Account, Entry } from './ledger.ts';
import type { Currency, Minor } from './money.ts';

// Money that goes the way it came: refunds (D2, D3), and what banks send or take back.

/** A part of an invoice that goes back to its client: the net from where it is, the fees of both sides from the operator's. */
export interface BookedRefund {
  readonly id: string;
  readonly org: string;
  readonly currency: Currency;
}

/** Where a part of a refund's net is taken from. */
export interface TakenFrom {
  readonly from: Account;
  readonly amount: Minor;
}

/** D2, D3: the client no longer owes it, or has paid it too much. `net` adds up to the share's. */
export function refundMade(
  refund: BookedRefund,
  net: readonly TakenFrom[],
  share: Share,
  at: Instant,
): Entry {
  const to = accounts.client(refund.org);
  return entry(`refund-made:${refund.id}`, at, refund.currency, 'Refunded', [
    ...net.map((part) => ({ ...part, to })),
    { from: accounts.fees(), to, amount: share.freelancerFee + share.clientFee },
  ]);
}

/** D3: where a week's pay is; what was paid out already the freelancer owes (available below 0). */
export function takenFrom(
  { freelancer }: { readonly freelancer: string },
  place: PayPlace,
  amount: Minor,
): TakenFrom {
  return { from: placeOf({ freelancer }, place), amount };
}

/** The processor has sent it back to the card that paid. `attempt`: from 1 on. */
export function refundSent(refund: BookedRefund, amount: Minor, at: Instant, attempt = 1): Entry {
  return entry(`refund-sent:${attemptOf(refund, attempt)}`, at, refund.currency, 'Sent back to the card', [
    { from: accounts.client(refund.org), to: accounts.gateway(), amount },
  ]);
}

/** The bank did not take it: it is the client's credit again. What was booked stays booked. */
export function refundFailed(refund: BookedRefund, amount: Minor, at: Instant, attempt = 1): Entry {
  return entry(`refund-failed:${attemptOf(refund, attempt)}`, at, refund.currency, 'Refund came back', [
    { from: accounts.gateway(), to: accounts.client(refund.org), amount },
  ]);
}

function attemptOf({ id }: BookedRefund, attempt: number): string {
  return attempt === 1 ? id : `${id}:${attempt}`;
}

/** The ids of all that can be booked of a refund, in the order in which it is; `attempts`: how often it was sent. */
export function entriesOfRefund(refund: Pick<BookedRefund, 'id'>, attempts: number): string[] {
  const each = Array.from({ length: attempts }, (_, index) => {
    const of = index === 0 ? refund.id : `${refund.id}:${index + 1}`;
    return [`refund-sent:${of}`, `refund-failed:${of}`];
  });
  return [`refund-made:${refund.id}`, ...each.flat()];
}

/** A charge that the client's bank takes back, and what the processor takes for it. */
export interface BookedChargeback {
  /** The processor's name for it. */
  readonly id: string;
  readonly org: string;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly fee: Minor;
}

/** The money is gone: the client owes it again, as after a charge that failed (D5). */
export function chargebackOpened(one: BookedChargeback, at: Instant): Entry {
  return entry(`chargeback-opened:${one.id}`, at, one.currency, 'Taken back by the client’s bank', [
    { from: accounts.client(one.org), to: accounts.gateway(), amount: one.amount },
    { from: accounts.costs(), to: accounts.gateway(), amount: one.fee },
  ]);
}

/**
 * It is lost, and what was in escrow of it pays for a part of it: the milestone is funded no more. What was released already
 * the client owes.
 */
export function escrowTakenBack(
  one: Pick<BookedChargeback, 'id' | 'org' | 'currency'> & { readonly contract: string },
  amount: Minor,
  at: Instant,
): Entry {
  return entry(
    `milestone-taken-back:${one.id}`,
    at,
    one.currency,
    'Taken out of escrow by the client’s bank',
    [{ from: accounts.escrow(one.contract), to: accounts.client(one.org), amount }],
  );
}

/** The bank has given it back: the client has paid after all. `fee`: what the processor gave back of its own. */
export function chargebackWon(one: BookedChargeback, at: Instant): Entry {
  return entry(`chargeback-won:${one.id}`, at, one.currency, 'Given back by the client’s bank', [
    { from: accounts.gateway(), to: accounts.client(one.org), amount: one.amount },
    { from: accounts.gateway(), to: accounts.costs(), amount: one.fee },
  ]);
}
