import { paidBy } from '../money/plain.ts';
import { advancedOf, awayOf, billOfWeek, creditedOf, netOf, outcomeOf, splitOf } from './bills.ts';
import { tickBonuses } from './bonus.ts';
import type { Law } from './law.ts';
import { type Attempt, billOrNone, type Dispute, move, type Pair, type Week } from './model.ts';
import { tickStone } from './stone.ts';

/** What is there for the fund to advance for a pair at most, by currency (D5). */
export const CAPS: Readonly<Record<string, bigint>> = { USD: 4000n, EUR: 250_000n, JPY: 5000n };

/** All that time does to a pair's money at an instant, in the order in which money walks, until nothing is left. */
export function tickPair(pair: Pair, now: number, law: Law): void {
  for (let before = ''; ; ) {
    for (const step of STEPS) step(pair, now, law);
    const after = JSON.stringify(pair, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    if (after === before) return;
    before = after;
  }
}

const STEPS: readonly ((pair: Pair, now: number, law: Law) => void)[] = [
  close,
  settleAttempt,
  charge,
  noteSilence,
  decide,
  sendRefunds,
  noteDebt,
  suspendOrRestore,
  payFromFund,
  pass,
  release,
  tickBonuses,
  tickStone,
  settlePayouts,
];

function close(pair: Pair, now: number, law: Law): void {
  const { week } = pair;
  if (week.closed || now < week.monday + law.locks) return;
  week.closed = true;
  week.bill = billOfWeek(pair, law);
  const { net, freelancerFee, clientFee } = billOrNone(week);
  move(pair, 'client', 'inReview', net);
  move(pair, 'client', 'house', freelancerFee + clientFee);
}

/** An attempt without an answer is asked for; one that never arrived is asked again. */
export function settleAttempt(pair: Pair, now: number): void {
  const asked = pair.week.attempts.find(({ state }) => state === 'asked');
  if (!asked || pair.wire !== 'up') return;
  asked.bank ??= pair.bank;
  answer(pair, asked, now);
}

function charge(pair: Pair, now: number, law: Law): void {
  const { week } = pair;
  const last = week.attempts.at(-1);
  if (last && last.state !== 'declined') return;
  const tried = week.attempts.findLast(({ byHand }) => !byHand);
  if (tried && (tried.day >= law.days || now < tried.answeredAt + law.retry)) return;
  if (pair.verifiedAt !== null && !week.isReleased)
    attempt(pair, now, { day: (tried?.day ?? 0) + 1, byHand: false });
}

/** Asks the card for what is owed; nothing where nothing is. */
export function attempt(pair: Pair, now: number, how: Pick<Attempt, 'day' | 'byHand'>): Attempt | null {
  const { week } = pair;
  const amount = paidBy(billOrNone(week)) - creditedOf(week);
  if (amount <= 0n) return null;
  const one: Attempt = {
    ...how,
    amount,
    state: 'asked',
    answeredAt: 0,
    bank: pair.wire === 'lost' ? null : pair.bank,
  };
  week.attempts.push(one);
  if (pair.wire === 'up') answer(pair, one, now);
  return one;
}

function answer(pair: Pair, one: Attempt, now: number): void {
  const { week } = pair;
  one.state = one.bank === 'yes' ? 'succeeded' : 'declined';
  one.answeredAt = now;
  for (const refund of week.refunds) {
    if (refund.state === 'waiting') refund.state = one.state === 'succeeded' ? 'asked' : 'credited';
  }
  if (one.state === 'declined') return;
  move(pair, 'gateway', 'client', one.amount);
  move(pair, 'advanced', 'fund', advancedOf(week));
  if (week.debt) week.debt.isPaid = true;
  if (!owes(week)) pair.isSuspended = false;
}

function noteSilence(pair: Pair, now: number, law: Law): void {
  for (const dispute of pair.week.disputes) {
    if (dispute.state !== 'open' || now < dispute.answerBy) continue;
    contestSilently(pair, dispute, law);
  }
}

/** D2: nobody said anything for three days. */
export function contestSilently(pair: Pair, dispute: Dispute, law: Law): void {
  dispute.state = 'contested';
  dispute.answeredAt = dispute.answerBy;
  if (law.silence === 'accepts') end(pair, dispute, law, 'accepted');
}

function decide(pair: Pair, now: number, law: Law): void {
  for (const dispute of pair.week.disputes) {
    if (dispute.state !== 'contested' || now < (dispute.answeredAt ?? now) + law.decision) continue;
    end(pair, dispute, law, 'decided');
  }
}

/** D2: what is refunded goes back with the fees of both sides, what is paid to where the rest of the week is. */
export function end(pair: Pair, dispute: Dispute, law: Law, state: 'accepted' | 'decided'): void {
  const { week } = pair;
  dispute.state = state;
  const split = splitOf(pair, law, dispute, (line) =>
    state === 'accepted' ? 'refunded' : outcomeOf(week, law, dispute, line),
  );
  const back = law.refundsClientFee ? split.refunded : { ...split.refunded, clientFee: 0n };
  move(pair, 'held', 'client', back.net);
  move(pair, 'house', 'client', back.freelancerFee + back.clientFee);
  move(pair, 'held', placeOf(week), split.paid.net);
  if (paidBy(back) === 0n) return;
  const charged = week.attempts.find((one) => one.state !== 'declined')?.state;
  const refund = charged === 'succeeded' ? 'asked' : charged === 'asked' ? 'waiting' : 'credited';
  week.refunds.push({ id: dispute.id, bill: back, state: refund, ofAvailable: 0n });
}

export function placeOf(week: Week): 'available' | 'pending' | 'inReview' {
  if (week.isReleased) return 'available';
  return week.hasPassed ? 'pending' : 'inReview';
}

function sendRefunds(pair: Pair): void {
  if (pair.wire !== 'up') return;
  for (const refund of pair.week.refunds) {
    if (refund.state !== 'asked') continue;
    refund.state = 'sent';
    move(pair, 'client', 'gateway', paidBy(refund.bill));
  }
}

function noteDebt(pair: Pair, _now: number, law: Law): void {
  const { week } = pair;
  const tried = week.attempts.findLast(({ byHand }) => !byHand);
  if (week.debt || week.isReleased || !tried || tried.day < law.days) return;
  if (week.attempts.some(({ state }) => state !== 'declined')) return;
  week.debt = { protected: netOf(pair, law, ({ faults }) => faults.length === 0), isPaid: false };
}

function suspendOrRestore(pair: Pair): void {
  pair.isSuspended = owes(pair.week);
}

function owes(week: Week): boolean {
  return week.debt !== null && !week.debt.isPaid && paidBy(billOrNone(week)) > creditedOf(week);
}

function payFromFund(pair: Pair, now: number, law: Law): void {
  const { week } = pair;
  if (!owes(week) || now < week.monday + law.reviewEnds) return;
  const advanced = advancedOf(week);
  const isCovered = (line: { faults: readonly string[] }, at: number): boolean =>
    (law.fundPays === 'all' || line.faults.length === 0) && !isTaken(week, law, at);
  const left = billOrNone(week).net - awayOf(week) - advanced;
  const cap = CAPS[pair.terms.currency] ?? 0n;
  const pays = least(netOf(pair, law, isCovered) - advanced, left, cap - advanced);
  if (pays <= 0n) return;
  week.advances.push({ amount: pays, isReleased: false });
  move(pair, 'fund', 'pending', pays);
  move(pair, 'inReview', 'advanced', pays);
}

/** Disputed and not decided for the freelancer: the fund does not pay it. */
function isTaken(week: Week, law: Law, line: number): boolean {
  return week.disputes.some(
    (one) =>
      one.lines.includes(line) &&
      one.state !== 'withdrawn' &&
      !(one.state === 'decided' && outcomeOf(week, law, one, line) === 'paid'),
  );
}

function pass(pair: Pair, now: number, law: Law): void {
  const { week } = pair;
  if (!week.bill || week.hasPassed || now < week.monday + law.reviewEnds || !isSettled(week)) return;
  week.hasPassed = true;
  move(pair, 'inReview', 'pending', week.bill.net - awayOf(week) - advancedOf(week));
}

function isSettled(week: Week): boolean {
  return (
    week.attempts.some(({ state }) => state === 'succeeded') || creditedOf(week) >= paidBy(billOrNone(week))
  );
}

function release(pair: Pair, now: number, law: Law): void {
  const { week } = pair;
  if (now < week.monday + law.holdEnds) return;
  if (week.hasPassed && !week.isReleased) {
    week.isReleased = true;
    move(pair, 'pending', 'available', billOrNone(week).net - awayOf(week) - advancedOf(week));
  }
  for (const one of week.advances) {
    if (one.isReleased) continue;
    one.isReleased = true;
    move(pair, 'pending', 'available', one.amount);
  }
}

/** A payout without an answer is asked for; one that never arrived is asked again. */
export function settlePayouts(pair: Pair): void {
  if (pair.wire !== 'up') return;
  for (const one of pair.payouts) {
    if (one.state !== 'asked') continue;
    one.bank ??= pair.payee;
    one.state = one.bank === 'yes' ? 'paid' : 'failed';
    if (one.state === 'failed') move(pair, 'gateway', 'available', one.amount);
  }
}

function least(...sums: readonly bigint[]): bigint {
  return sums.reduce((a, b) => (a < b ? a : b));
}
