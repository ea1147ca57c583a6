import type { Chance } from '../campaign/chance.ts';
import { paidBy } from '../money/plain.ts';
import { billOfSum } from './bills.ts';
import type { Of } from './deed.ts';
import type { Law } from './law.ts';
import { type Deposit, move, type Pair, type Stone } from './model.ts';

/** A milestone's money is put aside, with the client's fee on it, by a card that is asked at once. */
export function fund(pair: Pair, { id }: { id: string }, now: number, law: Law): boolean {
  const { stone } = pair;
  if (!stone || pair.verifiedAt === null || stone.state === 'released' || stone.held > 0n) return false;
  if (stone.deposits.some(({ state }) => state === 'asked')) return false;
  const one: Deposit = { id, state: 'asked', bank: pair.wire === 'lost' ? null : pair.bank };
  stone.deposits.push(one);
  if (pair.wire !== 'up') return false;
  answer(pair, stone, one, law);
  return stone.held > 0n && now >= 0;
}

export function submit({ stone }: Pair, now: number): boolean {
  if (stone?.state !== 'agreed' || stone.held < stone.amount) return false;
  stone.state = 'submitted';
  stone.submittedAt = now;
  return true;
}

/** The clock of silence stops. */
export function askForChanges({ stone }: Pair): boolean {
  if (stone?.state !== 'submitted') return false;
  stone.state = 'agreed';
  return true;
}

/** All of it, or a part; the rest goes back to the card, with its part of the client's fee. */
export function release(pair: Pair, { amount }: { amount: bigint }, now: number, law: Law): boolean {
  const { stone } = pair;
  if (!stone || stone.state === 'released' || stone.held === 0n || amount > stone.held) return false;
  const { net, freelancerFee, clientFee } = billOf(pair, amount, law);
  const rest = law.releasedGoesBackToo ? stone.held : stone.held - amount;
  const back = rest + billOf(pair, stone.held, law).clientFee - clientFee;
  move(pair, 'escrow', 'pending', net);
  move(pair, 'escrow', 'house', freelancerFee + clientFee);
  move(pair, 'escrow', 'client', back);
  Object.assign(stone, { state: 'released', held: 0n, pay: { net, since: now, isHeld: true } });
  if (back > 0n) stone.back = { amount: back, isSent: false };
  return true;
}

/** All of it, a part, or more. */
export function drawRelease({ stone }: Pair, chance: Chance): Of<'release'> | null {
  if (!stone) return null;
  const isAll = chance.whole(0, 1) === 0;
  const amount = isAll ? stone.amount : BigInt(chance.whole(1, Number(stone.amount) + 9));
  return { kind: 'release', amount };
}

/** Charges are answered, silence releases, and five days later what was released is available. */
export function tickStone(pair: Pair, now: number, law: Law): void {
  const { stone } = pair;
  if (!stone) return;
  for (const one of stone.deposits) {
    if (one.state !== 'asked' || pair.wire !== 'up') continue;
    one.bank ??= pair.bank;
    answer(pair, stone, one, law);
  }
  const silent = stone.submittedAt + law.stoneSilence;
  if (stone.state === 'submitted' && now >= silent) release(pair, { amount: stone.held }, silent, law);
  const { pay, back } = stone;
  if (pay?.isHeld === true && now >= pay.since + law.bonusHeld) {
    pay.isHeld = false;
    move(pair, 'pending', 'available', pay.net);
  }
  if (back?.isSent === false && pair.wire === 'up') {
    back.isSent = true;
    move(pair, 'client', 'gateway', back.amount);
  }
}

/** What is on its way to the processor and said yes to, and not heard of. */
export function depositOnTheWire(pair: Pair, law: Law): bigint {
  const { stone } = pair;
  const isOut = stone?.deposits.some(({ state, bank }) => state === 'asked' && bank === 'yes') === true;
  return isOut ? withFee(pair, stone, law) : 0n;
}

function answer(pair: Pair, stone: Stone, one: Deposit, law: Law): void {
  one.state = one.bank === 'yes' ? 'succeeded' : 'declined';
  if (one.state === 'declined') return;
  stone.held = stone.amount;
  move(pair, 'gateway', 'escrow', withFee(pair, stone, law));
}

function withFee(pair: Pair, { amount }: Stone, law: Law): bigint {
  return amount + billOf(pair, amount, law).clientFee;
}

function billOf({ terms }: Pair, amount: bigint, law: Law) {
  const bill = billOfSum(amount, { ...terms, percents: STONE_FEES }, law);
  if (paidBy(bill) < amount) throw new RangeError(`a bill of ${amount} is less`);
  return bill;
}

/** The house's own, of every new fixed price: 10 % and 5 %, in millionths. */
export const STONE_FEES = { freelancer: 10_000_000n, client: 5_000_000n } as const;
