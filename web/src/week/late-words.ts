import { leftToAsk } from '@stint/core/late';
import type { BonusRequest } from '@stint/wire/bonus';
import type { Contract } from '@stint/wire/contracts';
import type { Week } from '@stint/wire/diary';
import type { Side } from '../contract/context.ts';
import { minorOf, money, moneyText } from '../money/amount.ts';
import { hours } from '../time/spoken.ts';

type Late = NonNullable<Week['late']>;

/** T6: what came late, that it counts 0, and what it would have been worth. */
export function lateText({ trackedSeconds, seconds, amount }: Late, currency: string): string {
  const came = `${hours(trackedSeconds)} of tracked time came after this week had locked. It is shown in the diary and counts 0 (T6).`;
  if (seconds === 0) {
    return `${came} In time it would have added nothing: it has no snapshot, counts already in another way, or lies past the weekly limit.`;
  }
  return `${came} In time, ${hours(seconds)} would have counted: ${moneyText(amount, currency)} at the rate in force when it was worked.`;
}

/** What a bonus can still be asked for. */
export interface AskedBonus {
  /** As it is shown. */
  readonly amount: string;
  readonly says: string;
}

/** All that would have counted, less what the client has answered; null where nothing of it is left. */
export function askableOf(
  { seconds, amount }: Late,
  requests: readonly BonusRequest[],
  currency: string,
): AskedBonus | null {
  const worth = (one: { seconds: number; amount: string }) => ({
    seconds: one.seconds,
    amount: minorOf(one.amount, currency),
  });
  const answered = requests.filter(({ state }) => state !== 'open').map(worth);
  const left = leftToAsk(worth({ seconds, amount }), answered);
  return left && { amount: money(left.amount, currency), says: askText(left.seconds) };
}

function askText(seconds: number): string {
  return `For ${hours(seconds)} that came after the week had locked. A bonus is the client's own choice: it carries the fee, and is never protected (D4).`;
}

export function requestText(
  { amount, currency, seconds, state }: BonusRequest,
  side: Side,
  { freelancer, organisation }: Pick<Contract, 'freelancer' | 'organisation'>,
): string {
  const what = `a bonus of ${moneyText(amount, currency)} for ${hours(seconds)}`;
  if (side === 'client') return `${freelancer.name} asks for ${what}.`;
  if (side === 'operator' || side === 'agency')
    return `${freelancer.name} asked ${organisation.name} for ${what}.`;
  const waits = state === 'open' ? ` ${organisation.name} has not answered yet.` : '';
  return `You asked for ${what}.${waits}`;
}

/** D4: what becomes of a request that is open. */
export const OPEN_REQUEST: Readonly<Record<Side, string>> = {
  freelancer: 'The client can pay it, or decline it. Paid, it is available five days later (D4).',
  client: 'You can pay it, decline it, or leave it open. A bonus carries the fees of both sides (D4).',
  agency: 'The client can pay it, or decline it.',
  operator: 'The client can pay it, or decline it.',
};
