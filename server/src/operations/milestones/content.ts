import { type Currency, type Minor, parseMoney } from '@stint/core/money';
import { type Refusal, refuse } from '../../refusal.ts';
import type { MilestoneContent } from '../../store/milestones.ts';
import { readPayout } from '../money/read-sum.ts';

/** What somebody wants a milestone to be. Refusals: `bad-amount`, `amount-too-small` (5.00 is the least). */
export function readContent(
  wanted: { title: string; says: string; amount: string; dueDay: string | null },
  currency: Currency,
): MilestoneContent | Refusal {
  const amount = readMilestoneAmount(wanted.amount, currency);
  if (typeof amount !== 'bigint') return amount;
  return { title: wanted.title, says: wanted.says, amount, dueDay: wanted.dueDay };
}

export function readMilestoneAmount(text: string, currency: Currency): Minor | Refusal {
  const least = parseMoney('5', currency);
  const amount = parseMoney(text, currency);
  if (least === null || amount === null) return refuse('bad-amount', { field: 'amount' });
  if (amount < least) return refuse('amount-too-small', { field: 'amount' });
  return readPayout(text, currency) === null ? refuse('bad-amount', { field: 'amount' }) : amount;
}

export function isSameContent(a: MilestoneContent, b: MilestoneContent): boolean {
  return a.title === b.title && a.says === b.says && a.amount === b.amount && a.dueDay === b.dueDay;
}
