import type { Chance } from '../campaign/chance.ts';
import { NO_BILL, paidBy } from '../money/plain.ts';
import { creditedOf, standingOf, toHold } from './bills.ts';
import { payBonus } from './bonus.ts';
import { attempt, contestSilently, end, placeOf } from './clock.ts';
import type { Deed, Kind, Of } from './deed.ts';
import { drawGiveBack, giveBack } from './give-back.ts';
import type { Law } from './law.ts';
import { billOrNone, type Dispute, move, type Pair } from './model.ts';
import { askForChanges, drawRelease, fund, release, submit } from './stone.ts';

/** How a deed is drawn, and what it plainly comes to: true where it is done, and false where it is refused. */
interface Row<K extends Kind> {
  /** Of how many draws, in proportion. */
  readonly often: number;
  /** Null: there is nothing to try it on. */
  readonly draw: (pair: Pair, chance: Chance, id: () => string) => Of<K> | null;
  readonly plainly: (pair: Pair, deed: Of<K>, now: number, law: Law) => boolean;
}

/** The words of a contest: the same again is the same answer. */
export const SAYS = 'I was there.';

/** The table: a new way to move money is a new row here, and one of the same name in `real.ts`. */
export const DEEDS: { readonly [K in Kind]: Row<K> } = {
  dispute: { often: 6, draw: drawDispute, plainly: dispute },
  withdraw: {
    often: 2,
    draw: (pair, chance) => onDispute(pair, chance, ({ id }) => ({ kind: 'withdraw', dispute: id })),
    plainly: withdraw,
  },
  accept: {
    often: 2,
    draw: (pair, chance) => onDispute(pair, chance, ({ id }) => ({ kind: 'accept', dispute: id })),
    plainly: (pair, deed, now, law) => answer(pair, deed.dispute, null, now, law),
  },
  contest: {
    often: 3,
    draw: (pair, chance) =>
      onDispute(pair, chance, ({ id, lines }) => ({
        kind: 'contest',
        dispute: id,
        letGo: lines.filter(() => chance.whole(0, 3) === 0),
      })),
    plainly: (pair, deed, now, law) => answer(pair, deed.dispute, deed.letGo, now, law),
  },
  overrule: {
    often: 3,
    draw: (pair, chance) =>
      onDispute(pair, chance, ({ id, lines }) => ({
        kind: 'overrule',
        dispute: id,
        line: lines[chance.whole(0, lines.length - 1)] ?? 0,
        outcome: chance.whole(0, 1) === 0 ? 'paid' : 'refunded',
      })),
    plainly: overrule,
  },
  approve: {
    often: 1,
    draw: () => ({ kind: 'approve' }),
    plainly: (pair, _deed, now, law) => isInReview(pair, now, law),
  },
  bonus: {
    often: 2,
    draw: (_pair, chance, id) => ({ kind: 'bonus', id: id(), amount: BigInt(chance.whole(1, 9999)) }),
    plainly: payBonus,
  },
  fund: { often: 2, draw: ({ stone }, _chance, id) => stone && { kind: 'fund', id: id() }, plainly: fund },
  submit: {
    often: 3,
    draw: ({ stone }) => stone && { kind: 'submit' },
    plainly: (pair, _deed, now) => submit(pair, now),
  },
  'ask for changes': {
    often: 1,
    draw: ({ stone }) => stone && { kind: 'ask for changes' },
    plainly: (pair) => askForChanges(pair),
  },
  release: { often: 1, draw: drawRelease, plainly: release },
  'give back': { often: 2, draw: drawGiveBack, plainly: giveBack },
  'pay by hand': { often: 2, draw: () => ({ kind: 'pay by hand' }), plainly: payByHand },
  'add a card': {
    often: 3,
    draw: (pair) => (pair.verifiedAt === null ? { kind: 'add a card' } : null),
    plainly: (pair, _deed, now) => {
      pair.verifiedAt ??= now;
      return true;
    },
  },
  'pay out': { often: 3, draw: drawPayOut, plainly: payOut },
};

/** A deed of any kind that can be tried, by how often it is. */
export function drawDeed(pair: Pair, chance: Chance, id: () => string): Deed | null {
  const rows = Object.values(DEEDS);
  let at = chance.whole(
    1,
    rows.reduce((sum, { often }) => sum + often, 0),
  );
  for (const row of rows) {
    at -= row.often;
    if (at <= 0) return row.draw(pair, chance, id);
  }
  return null;
}

export function doPlainly(pair: Pair, deed: Deed, now: number, law: Law): boolean {
  const row = DEEDS[deed.kind] as Row<Kind>;
  return row.plainly(pair, deed, now, law);
}

/** Also such as cannot be, for they are held already, over the limit, or it is too late. */
function drawDispute({ week }: Pair, chance: Chance, id: () => string): Of<'dispute'> | null {
  const lines = week.lines.flatMap((_, at) => (chance.whole(0, 2) === 0 ? [at] : []));
  const free = lines.filter((at) => !standingOf(week).some((one) => one.lines.includes(at)));
  const chosen = chance.whole(0, 4) === 0 ? lines : free;
  return chosen.length === 0 ? null : { kind: 'dispute', id: id(), lines: chosen };
}

function dispute(pair: Pair, deed: Of<'dispute'>, now: number, law: Law): boolean {
  const { week } = pair;
  if (!isInReview(pair, now, law)) return false;
  const taken = standingOf(week).flatMap(({ lines }) => lines);
  if (deed.lines.some((at) => week.lines[at]?.isOverLimit !== false || taken.includes(at))) return false;
  const bill = toHold(pair, law, deed.lines);
  move(pair, 'inReview', 'held', bill.net);
  const open = week.disputes.find(({ state }) => state === 'open');
  const answerBy = now + law.answer;
  if (open && now < open.answerBy) {
    const lines = [...open.lines, ...deed.lines].sort((a, b) => a - b);
    const { net, freelancerFee, clientFee } = open.bill;
    const sums = { net: net + bill.net, freelancerFee: freelancerFee + bill.freelancerFee };
    Object.assign(open, { lines, answerBy, bill: { ...sums, clientFee: clientFee + bill.clientFee } });
    return true;
  }
  if (open) contestSilently(pair, open, law);
  week.disputes.push({
    id: deed.id,
    state: 'open',
    answerBy,
    answeredAt: null,
    lines: [...deed.lines],
    bill,
    answer: null,
    overruled: new Map(),
  });
  return true;
}

function isInReview({ week }: Pair, now: number, law: Law): boolean {
  const ends = week.monday + law.reviewEnds + Number(law.disputeAtTheEnd);
  return week.bill !== null && !week.hasPassed && now < ends;
}

function onDispute<D>({ week }: Pair, chance: Chance, deed: (one: Dispute) => D): D | null {
  const one = week.disputes[chance.whole(0, Math.max(0, week.disputes.length - 1))];
  return one ? deed(one) : null;
}

/** As it is by now, whether or not anybody looked (D2). */
function stateOf(one: Dispute, now: number, law: Law): Dispute['state'] {
  if (one.state !== 'open' && one.state !== 'contested') return one.state;
  if (one.state === 'open' && now < one.answerBy) return 'open';
  return now < (one.answeredAt ?? one.answerBy) + law.decision ? 'contested' : 'decided';
}

function withdraw(pair: Pair, deed: Of<'withdraw'>, now: number, law: Law): boolean {
  const one = find(pair, deed.dispute);
  if (one.state === 'withdrawn') return true;
  const state = stateOf(one, now, law);
  if (state !== 'open' && state !== 'contested') return false;
  one.state = 'withdrawn';
  move(pair, 'held', placeOf(pair.week), one.bill.net);
  return true;
}

/** `letGo` null: all of it. The same answer again is no other. */
function answer(pair: Pair, id: string, letGo: readonly number[] | null, now: number, law: Law): boolean {
  const one = find(pair, id);
  const said = { says: letGo === null ? '' : SAYS, letGo: letGo ?? one.lines };
  if (stateOf(one, now, law) !== 'open') {
    return one.answer?.says === said.says && sameLines(one.answer.letGo, said.letGo);
  }
  const isAll = said.letGo.length === one.lines.length;
  one.answer = isAll ? { says: '', letGo: [...one.lines] } : said;
  one.answeredAt = now;
  one.state = 'contested';
  if (isAll) end(pair, one, law, 'accepted');
  return true;
}

function overrule(pair: Pair, deed: Of<'overrule'>, now: number, law: Law): boolean {
  const one = find(pair, deed.dispute);
  if (stateOf(one, now, law) !== 'contested' || one.answer?.letGo.includes(deed.line)) return false;
  one.overruled.set(deed.line, deed.outcome);
  return true;
}

function payByHand(pair: Pair, _deed: Of<'pay by hand'>, now: number): boolean {
  const { week } = pair;
  const last = week.attempts.at(-1);
  if (pair.verifiedAt === null || paidBy(week.bill ?? NO_BILL) <= creditedOf(week)) return false;
  if (last && last.state !== 'declined') return false;
  return attempt(pair, now, { day: last?.day ?? 0, byHand: true })?.state === 'succeeded';
}

/** A part of what is available, all of it, or more; once, or several times at once with one id. */
function drawPayOut({ purse, payouts, wire }: Pair, chance: Chance, id: () => string): Of<'pay out'> | null {
  const most = Number(purse.available + purse.pending / 2n) + 2;
  // Whose answers are lost is asked for again and again: three of them would keep the clock from the others.
  if (wire !== 'up' && payouts.some(({ state }) => state === 'asked')) return null;
  if (most < 1) return null;
  const amount = chance.whole(0, 2) === 0 ? purse.available : BigInt(chance.whole(1, most));
  const times = chance.whole(0, 2) === 0 ? chance.whole(2, 3) : 1;
  return amount <= 0n ? null : { kind: 'pay out', id: id(), amount, times };
}

function payOut(pair: Pair, deed: Of<'pay out'>, _now: number, law: Law): boolean {
  const { purse, payouts, wire, payee } = pair;
  const most = law.payoutOf === 'available' ? purse.available : purse.available + purse.pending;
  if (deed.amount > most) return false;
  const bank = wire === 'lost' ? null : payee;
  const state = wire !== 'up' ? 'asked' : payee === 'yes' ? 'paid' : 'failed';
  payouts.push({ id: deed.id, amount: deed.amount, state, bank });
  if (state !== 'failed') move(pair, 'available', 'gateway', deed.amount);
  return true;
}

function find({ week }: Pair, id: string): Dispute {
  const one = week.disputes.find((each) => each.id === id);
  if (!one) throw new RangeError(`no dispute ${id} in ${paidBy(billOrNone(week))}`);
  return one;
}

function sameLines(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((line) => b.includes(line));
}
