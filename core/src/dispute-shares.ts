import { type BilledKey, type Share, shareLess, shareOfInvoice, shareWithStipend } from './dispute.ts';
import type { BillTerms } from './invoice.ts';
import { type Fees, type Invoice, invoiceOf } from './invoice.ts';
import type { Minor } from './money.ts';
import type { Timesheet } from './timesheet.ts';

export const NO_SHARE: Share = { total: 0n, freelancerFee: 0n, net: 0n, clientFee: 0n, clientTotal: 0n };

/** What of a week is disputed already: its lines, and the sum of the shares that they were given. */
export interface Standing {
  readonly lines: readonly BilledKey[];
  readonly share: Share;
}

/**
 * D1: what these lines add to what is disputed of an invoice. With what stood before they are all that hangs on all the
 * lines together, and never more than the invoice: also where a dispute between was withdrawn, and what it rounded with it.
 * `left`: what is neither refunded nor held; what was given back before (D3) cannot be held too.
 */
export function shareToHold(
  terms: Fees & Partial<BillTerms>,
  timesheet: Timesheet,
  standing: Standing,
  lines: readonly BilledKey[],
  left: Share | null = null,
): Share {
  const whole: Invoice | Share = invoiceOf(terms, timesheet) ?? NO_SHARE;
  const after = shareWithStipend(terms, timesheet, [...standing.lines, ...lines]);
  return shareMade((field) =>
    between(
      0n,
      after[field] - standing.share[field],
      least(whole[field] - standing.share[field], left?.[field] ?? whole[field]),
    ),
  );
}

/**
 * What of a dispute's share hangs on each of its lines, in the order of the diary, each with what its rounding moves: they
 * add up to the share to the last unit, so refunding some and paying the others leaves nothing over.
 */
export function sharesOfLines(
  terms: Fees & Partial<BillTerms>,
  timesheet: Timesheet,
  dispute: Share,
  lines: readonly BilledKey[],
): Share[] {
  const shares: Share[] = [];
  let before = NO_SHARE;
  lines.forEach((_, index) => {
    const isLast = index === lines.length - 1;
    const upTo = isLast ? dispute : shareOfInvoice(terms, timesheet, lines.slice(0, index + 1));
    const next = shareMade((field) => between(before[field], upTo[field], dispute[field]));
    const last = before;
    shares.push(shareMade((field) => next[field] - last[field]));
    before = next;
  });
  return shares;
}

/**
 * What of a dispute's share is the week's stipend (B6): what is left of it when its lines have taken theirs. So lines and
 * stipend are the share to the last unit.
 */
export function stipendInDispute(
  terms: BillTerms,
  timesheet: Timesheet,
  dispute: Share,
  lines: readonly BilledKey[],
): Share {
  const time = shareOfInvoice(terms, timesheet, lines);
  return shareLess(
    dispute,
    shareMade((field) => between(0n, time[field], dispute[field])),
  );
}

export function sumOfShares(shares: readonly Share[]): Share {
  return shares.reduce((a, b) => shareMade((field) => a[field] + b[field]), NO_SHARE);
}

/** The three parts that an invoice is made of; what they add up to follows from them. */
function shareMade(part: (field: 'net' | 'freelancerFee' | 'clientFee') => Minor): Share {
  const [net, freelancerFee, clientFee] = [part('net'), part('freelancerFee'), part('clientFee')];
  const total = net + freelancerFee;
  return { total, freelancerFee, net, clientFee, clientTotal: total + clientFee };
}

function least(a: Minor, b: Minor): Minor {
  return a < b ? a : b;
}

function between(least: Minor, amount: Minor, most: Minor): Minor {
  const below = amount < most ? amount : most;
  return below > least ? below : least;
}
