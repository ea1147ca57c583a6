import { type Minor, parseMoney, parsePercent, payFor, shareOf, sum } from '@stint/core/money';
import type { OfferTerms } from '@stint/wire/offers';
import { money } from '../money/amount.ts';

type Fees = Pick<OfferTerms, 'freelancerFeePercent' | 'clientFeePercent'>;
/** Terms as they are typed: the fees may be the house's, and not be said. */
export type WorthTerms =
  | (Pick<Extract<OfferTerms, { kind: 'hourly' }>, 'kind' | 'currency' | 'rate' | 'weeklyLimitMinutes'> &
      Fees)
  | (Pick<Extract<OfferTerms, { kind: 'fixed' }>, 'kind' | 'currency' | 'milestones'> & Fees);

/** What an offer is worth to both sides: an hour, and where it is known the most in a week, or all of it. */
export interface Worth {
  /** What it is the worth of, such as `an hour`. */
  readonly of: string;
  readonly total: string;
  /** What the client pays, the fee included. */
  readonly paid: string;
  /** What the freelancer gets, after the fee. */
  readonly got: string;
}

/** B4: each fee is a share of the total, rounded once. */
export function worthOf(terms: WorthTerms): Worth[] {
  const { currency } = terms;
  const freelancerFee = parsePercent(terms.freelancerFeePercent) ?? 0n;
  const clientFee = parsePercent(terms.clientFeePercent) ?? 0n;
  const worth = (of: string, total: Minor): Worth => ({
    of,
    total: money(total, currency),
    paid: money(total + shareOf(total, clientFee), currency),
    got: money(total - shareOf(total, freelancerFee), currency),
  });
  if (terms.kind === 'fixed') {
    return [
      worth('altogether', sum(terms.milestones.map(({ amount }) => parseMoney(amount, currency) ?? 0n))),
    ];
  }
  const rate = parseMoney(terms.rate, currency) ?? 0n;
  const limit = terms.weeklyLimitMinutes;
  return [
    worth('an hour', rate),
    ...(limit === null ? [] : [worth('a week at most', payFor(rate, limit * 60))]),
  ];
}
