import { formatHours } from '@stint/core/duration';
import { moneyText } from '../money/amount.ts';
import type { Play, Way } from './play.ts';
import type { Story } from './story.ts';

/** What both ways come to, in one line: also for those who hear it. */
export function sumsOf({ segment, exact }: Play, { contract }: Story): string {
  const says = ({ explanation }: Way) =>
    `${formatHours(explanation.week.billedSeconds)} billed, ${totalOf(explanation, contract.currency)}`;
  return `Segment pay: ${says(segment)}. Exact pay: ${says(exact)}.`;
}

export function totalOf({ invoice }: Way['explanation'], currency: string): string {
  return moneyText(invoice?.total ?? '0', currency);
}
