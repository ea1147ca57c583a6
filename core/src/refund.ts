import type { Share } from './dispute.ts';
import { DAY_SECONDS } from './instant.ts';
import { type Currency, type Minor, minorDigits, parseMoney, splitByWeight, upTo } from './money.ts';

/** D3: how long after an invoice was paid something of it can be given back. */
export const REFUND_SECONDS = 180 * DAY_SECONDS;

/**
 * D3: what goes back when so much of a total does: the fees of both sides in proportion, to the last unit. `left`: what of
 * the invoice is neither refunded nor disputed; `total`: above 0, at most its total. All of it is all that is left, so the
 * parts of an invoice, however it is cut, make up the invoice.
 */
export function shareOfAmount(left: Share, total: Minor): Share {
  if (total < 0n || total > left.total) throw new RangeError(`${total} of ${left.total}`);
  const [net = 0n, freelancerFee = 0n] = splitByWeight(total, [left.net, left.freelancerFee]);
  const clientFee = upTo(left.clientFee, total, left.total);
  return { total, freelancerFee, net, clientFee, clientTotal: total + clientFee };
}

/** The most of a total of which the freelancer's part is at most `net`. */
export function mostOfNet(left: Share, net: Minor): Minor {
  if (net >= left.net) return left.total;
  return upTo(left.total, net < 0n ? 0n : net, left.net);
}

/**
 * The most that somebody may come to owe by what they give back themselves: it goes to the card out of the house's money. A
 * currency without minor digits counts in units some hundred times as small.
 */
export function mostOwed(currency: Currency): Minor {
  return parseMoney(minorDigits(currency) === 0 ? '100000' : '1000', currency) ?? 0n;
}
