import { type Bill, NO_BILL, type Piece } from '../money/plain.ts';
import type { Fault } from './law.ts';

export type Outcome = 'refunded' | 'paid';

/** A line of a week's diary: one segment, tracked or by hand. */
export interface Line extends Piece {
  readonly segment: number;
  readonly faults: readonly Fault[];
  readonly isOverLimit: boolean;
}

export interface Dispute {
  readonly id: string;
  state: 'open' | 'contested' | 'accepted' | 'withdrawn' | 'decided';
  answerBy: number;
  answeredAt: number | null;
  /** Of the week's lines, in their order. */
  lines: number[];
  bill: Bill;
  /** The freelancer's own word; null: none, or silence. */
  answer: { readonly says: string; readonly letGo: readonly number[] } | null;
  readonly overruled: Map<number, Outcome>;
}

export interface Refund {
  readonly id: string;
  readonly bill: Bill;
  state: 'waiting' | 'asked' | 'sent' | 'credited';
  /** D3: what of the net was not where the week's rest was. */
  readonly ofAvailable: bigint;
}

export interface Attempt {
  readonly amount: bigint;
  readonly day: number;
  readonly byHand: boolean;
  state: 'asked' | 'succeeded' | 'declined';
  answeredAt: number;
  /** What the bank said of it; null: it has not come to the bank. */
  bank: 'yes' | 'no' | null;
}

export interface Payout {
  readonly id: string;
  readonly amount: bigint;
  state: 'asked' | 'paid' | 'failed';
  bank: 'yes' | 'no' | null;
}

/** What a client paid once (D4). */
export interface Bonus {
  readonly id: string;
  readonly bill: Bill;
  state: 'charging' | 'declined' | 'held' | 'available';
  since: number;
  bank: 'yes' | 'no' | null;
}

/** A charge that puts a milestone's money aside. */
export interface Deposit {
  readonly id: string;
  state: 'asked' | 'succeeded' | 'declined';
  bank: 'yes' | 'no' | null;
}

/** A contract of a fixed price with one milestone; `held`: what is in escrow behind it, without the client's fee. */
export interface Stone {
  readonly amount: bigint;
  state: 'agreed' | 'submitted' | 'released';
  submittedAt: number;
  held: bigint;
  readonly deposits: Deposit[];
  pay: { readonly net: bigint; readonly since: number; isHeld: boolean } | null;
  back: { readonly amount: bigint; isSent: boolean } | null;
}

export interface Week {
  readonly monday: number;
  readonly lines: readonly Line[];
  closed: boolean;
  bill: Bill | null;
  readonly disputes: Dispute[];
  readonly refunds: Refund[];
  readonly attempts: Attempt[];
  debt: { readonly protected: bigint; isPaid: boolean } | null;
  readonly advances: { readonly amount: bigint; isReleased: boolean }[];
  hasPassed: boolean;
  isReleased: boolean;
}

/** Where a pair's money is; `house` is its fees, `fund` what the fund gave it, below 0. They add up to nothing. */
export interface Purse {
  client: bigint;
  inReview: bigint;
  pending: bigint;
  available: bigint;
  held: bigint;
  escrow: bigint;
  advanced: bigint;
  house: bigint;
  gateway: bigint;
  fund: bigint;
}

/** A freelancer and a client with one contract between them, and all that was and is of it. */
export interface Pair {
  readonly terms: Terms;
  verifiedAt: number | null;
  isSuspended: boolean;
  /** What the client's bank says when it is asked; and the freelancer's. */
  bank: 'yes' | 'no';
  payee: 'yes' | 'no';
  /** To the processor: `lost` takes the questions, `lost answers` the answers alone. */
  wire: 'up' | 'lost' | 'lost answers';
  readonly purse: Purse;
  week: Week;
  stone: Stone | null;
  readonly payouts: Payout[];
  readonly bonuses: Bonus[];
}

export interface Terms {
  readonly currency: string;
  readonly digits: number;
  readonly rate: string;
  readonly anHour: bigint;
  readonly percents: { readonly freelancer: bigint; readonly client: bigint };
  readonly limitMinutes: number | null;
}

export function newPair(terms: Terms): Pair {
  const purse: Purse = {
    client: 0n,
    inReview: 0n,
    pending: 0n,
    available: 0n,
    held: 0n,
    escrow: 0n,
    advanced: 0n,
    house: 0n,
    gateway: 0n,
    fund: 0n,
  };
  const money = { purse, week: newWeek(0, []), stone: null, payouts: [], bonuses: [] };
  return { terms, verifiedAt: null, isSuspended: false, bank: 'yes', payee: 'yes', wire: 'up', ...money };
}

export function newWeek(monday: number, lines: readonly Line[]): Week {
  return {
    monday,
    lines,
    closed: false,
    bill: null,
    disputes: [],
    refunds: [],
    attempts: [],
    debt: null,
    advances: [],
    hasPassed: false,
    isReleased: false,
  };
}

export function newStone(amount: bigint): Stone {
  return { amount, state: 'agreed', submittedAt: 0, held: 0n, deposits: [], pay: null, back: null };
}

export function move({ purse }: Pair, from: keyof Purse, to: keyof Purse, amount: bigint): void {
  purse[from] -= amount;
  purse[to] += amount;
}

export function billOrNone({ bill }: Week): Bill {
  return bill ?? NO_BILL;
}
