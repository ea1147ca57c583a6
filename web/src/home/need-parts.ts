import type { Instant } from '@stint/core/instant';
import type { Need, NeedKind } from '@stint/wire/needs';
import { moneyText } from '../money/amount.ts';
import { daysName } from '../time/spoken.ts';
import { addDays, type Zone } from '../time/zone.ts';

/** What is said of a need: what waits, what can be done and what happens otherwise, and the link to it. */
export interface NeedWords {
  readonly says: string;
  readonly how: string;
  readonly link: string;
}

/** When, and by whose clock, it is read. */
export interface When {
  readonly now: Instant;
  readonly mine: Zone;
}

export type Of<K extends NeedKind> = Extract<Need, { kind: K }>;

/** `9–15 Nov`. */
export function span(week: string): string {
  return daysName(week, addDays(week, 6));
}

/** What hangs on it. */
export function worth({ stake }: Need): string {
  return stake ? moneyText(stake.amount, stake.currency) : '';
}
