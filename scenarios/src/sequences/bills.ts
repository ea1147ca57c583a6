import {
  added,
  type Bill,
  fraction,
  less,
  NO_BILL,
  type Piece,
  paidBy,
  plus,
  within,
} from '../money/plain.ts';
import type { Law } from './law.ts';
import { billOrNone, type Dispute, type Line, type Outcome, type Pair, type Week } from './model.ts';

/** B2, B4: what of a week is billed, and what it comes to; null: nothing. */
export function billOfWeek({ terms, week }: Pair, law: Law): Bill | null {
  const billed = billedOf(week);
  return billed.length === 0 ? null : billOf(billed, terms, law);
}

/** B2: tracked time first, then time by hand, until one does not fit; `segments`: how many fit. */
export function overLimit<One extends Pick<Line, 'kind' | 'segment'>>(
  lines: readonly One[],
  segments: number | null,
): (One & { isOverLimit: boolean })[] {
  const order = [...lines].sort((a, b) => rank(a) - rank(b) || a.segment - b.segment);
  return lines.map((line) => ({
    ...line,
    isOverLimit: segments !== null && order.indexOf(line) >= segments,
  }));
}

function rank({ kind }: Pick<Line, 'kind'>): number {
  return kind === 'tracked' ? 0 : 1;
}

/** The net of what hangs on these lines; of a week that is closed. */
export function netOf({ terms, week }: Pair, law: Law, which: (line: Line, at: number) => boolean): bigint {
  const chosen = week.lines.flatMap((line, at) => (!line.isOverLimit && which(line, at) ? [at] : []));
  return hangs(week, chosen, terms, law).net;
}

/** D1: what a deed adds to what is held. */
export function toHold({ terms, week }: Pair, law: Law, lines: readonly number[]): Bill {
  const standing = standingOf(week);
  const before = standing.map(({ bill }) => bill).reduce(plus, NO_BILL);
  const all = [...standing.flatMap((one) => one.lines), ...lines];
  const most = within(NO_BILL, leftOf(week), less(week.bill ?? NO_BILL, before));
  return within(NO_BILL, less(hangs(week, all, terms, law), before), most);
}

/** What of a week is neither given back nor held. */
export function leftOf(week: Week): Bill {
  const held = week.disputes.filter(({ state }) => state === 'open' || state === 'contested');
  const gone = [...held, ...week.refunds].map(({ bill }) => bill).reduce(plus, NO_BILL);
  const left = less(billOrNone(week), gone);
  return workOf(left) === 0n ? NO_BILL : left;
}

export function workOf({ net, freelancerFee }: Bill): bigint {
  return net + freelancerFee;
}

export function standingOf({ disputes }: Week): Dispute[] {
  return disputes.filter(({ state }) => state !== 'withdrawn');
}

/** D2: what of a dispute is refunded and what paid, line by line; the last line has what is left. */
export function splitOf(
  { terms, week }: Pair,
  law: Law,
  dispute: Dispute,
  outcome: (line: number) => Outcome,
): Record<Outcome, Bill> {
  const split = { refunded: NO_BILL, paid: NO_BILL };
  let before = NO_BILL;
  for (const [n, line] of dispute.lines.entries()) {
    const isLast = n === dispute.lines.length - 1;
    const upTo = isLast ? dispute.bill : hangs(week, dispute.lines.slice(0, n + 1), terms, law);
    const until = within(before, upTo, dispute.bill);
    split[outcome(line)] = plus(split[outcome(line)], less(until, before));
    before = until;
  }
  return split;
}

/** What comes of a line by the verdict, an operator's or its freelancer's word. */
export function outcomeOf({ lines }: Week, law: Law, dispute: Dispute, line: number): Outcome {
  if (dispute.answer?.letGo.includes(line)) return 'refunded';
  const word = dispute.overruled.get(line);
  if (word) return word;
  return lines[line]?.faults.some((fault) => law.against.includes(fault)) ? 'refunded' : 'paid';
}

export function creditedOf({ refunds }: Week): bigint {
  return added(refunds.filter(({ state }) => state === 'credited').map(({ bill }) => paidBy(bill)));
}

/** What of the net does not walk with the rest: held by disputes, or refunded. */
export function awayOf({ disputes, refunds }: Week): bigint {
  const held = disputes.filter(({ state }) => state === 'open' || state === 'contested');
  return added([
    ...held.map(({ bill }) => bill.net),
    ...refunds.map(({ bill, ofAvailable }) => bill.net - ofAvailable),
  ]);
}

export function advancedOf({ advances }: Week): bigint {
  return added(advances.map(({ amount }) => amount));
}

/** B4, D4: what fees of both sides make of a sum, each rounded once. */
export function billOfSum(all: bigint, { percents }: Pair['terms'], { round }: Law): Bill {
  const percent = (part: bigint): bigint => round(fraction(all * part, 10n ** 8n));
  const freelancerFee = percent(percents.freelancer);
  return { net: all - freelancerFee, freelancerFee, clientFee: percent(percents.client) };
}

function billedOf({ lines }: Week): Line[] {
  return lines.filter(({ isOverLimit }) => !isOverLimit);
}

function hangs(week: Week, chosen: readonly number[], terms: Pair['terms'], law: Law): Bill {
  const without = week.lines.filter((line, at) => !line.isOverLimit && !chosen.includes(at));
  return less(billOf(billedOf(week), terms, law), billOf(without, terms, law));
}

/** One price for all; tracked time and time by hand are a line each. */
function billOf(pieces: readonly Piece[], terms: Pair['terms'], law: Law): Bill {
  const line = (kind: Piece['kind']): bigint => {
    const own = pieces.filter((piece) => piece.kind === kind);
    const seconds = own.reduce((all, piece) => all + piece.seconds, 0);
    return law.round(fraction(terms.anHour * BigInt(seconds), 60n * 60n));
  };
  return billOfSum(line('tracked') + line('manual'), terms, law);
}
