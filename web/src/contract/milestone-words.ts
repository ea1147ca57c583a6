import { formatDay, type Instant } from '@stint/core/instant';
import { parseMoney } from '@stint/core/money';
import type { Milestone } from '@stint/wire/milestones';
import { moneyText } from '../money/amount.ts';
import { dayName } from '../time/spoken.ts';

/** A milestone's state as one reads it: a word and a sign beside it. */
export const STATES: Readonly<Record<Milestone['state'], string>> = {
  'proposed-by-client': 'proposed by the client',
  'proposed-by-freelancer': 'proposed by the freelancer',
  agreed: 'agreed',
  'change-by-client': 'agreed; the client asks to change it',
  'change-by-freelancer': 'agreed; the freelancer asks to change it',
  submitted: 'submitted',
  released: 'released',
  dropped: 'dropped',
};

/** `due Fri 4 Dec, in 3 days`, `due today`, `due Fri 4 Dec, 2 days ago`. Days are those of UTC. */
export function dueText(dueDay: string | null, now: Instant): string {
  if (dueDay === null) return 'no due day';
  const days = Math.round((Date.parse(dueDay) - Date.parse(formatDay(now))) / 86_400_000);
  if (days === 0) return `due today, ${dayName(dueDay)}`;
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return `due ${dayName(dueDay)}, ${days > 0 ? `in ${count}` : `${count} ago`}`;
}

/** What a form of a milestone holds. */
export interface MilestoneDraft {
  readonly title: string;
  readonly says: string;
  readonly amount: string;
  readonly dueDay: string;
}

export const EMPTY: MilestoneDraft = { title: '', says: '', amount: '', dueDay: '' };

export function draftOf({ wanted, ...milestone }: Milestone): MilestoneDraft {
  const { title, says, amount, dueDay } = wanted ?? milestone;
  return { title, says, amount, dueDay: dueDay ?? '' };
}

export interface DraftFaults {
  readonly title?: string;
  readonly amount?: string;
  readonly dueDay?: string;
}

/** What is wrong with what is typed, by field, and what would work. */
export function faultsOf(draft: MilestoneDraft, currency: string, now: Instant): DraftFaults {
  const amount = parseMoney(draft.amount.trim(), currency);
  const least = parseMoney('5', currency) ?? 0n;
  return {
    ...(draft.title.trim() === '' ? { title: 'Say in a few words what is delivered.' } : {}),
    ...(amount === null ? { amount: 'A plain number such as 500.' } : {}),
    ...(amount !== null && amount < least
      ? { amount: `A milestone is of ${moneyText('5', currency)} at least.` }
      : {}),
    ...(draft.dueDay !== '' && draft.dueDay < formatDay(now)
      ? { dueDay: 'That day is over. Today is the first that can be chosen.' }
      : {}),
  };
}

/** How a wanted change differs from what is agreed, line by line. */
export function differences(milestone: Milestone, currency: string): string[] {
  const { wanted } = milestone;
  if (wanted === null) return [];
  const due = (day: string | null) => (day === null ? 'no due day' : dayName(day));
  return [
    ...(wanted.title === milestone.title ? [] : [`Title: “${milestone.title}” becomes “${wanted.title}”`]),
    ...(wanted.amount === milestone.amount
      ? []
      : [`Amount: ${moneyText(milestone.amount, currency)} becomes ${moneyText(wanted.amount, currency)}`]),
    ...(wanted.dueDay === milestone.dueDay
      ? []
      : [`Due: ${due(milestone.dueDay)} becomes ${due(wanted.dueDay)}`]),
    ...(wanted.says === milestone.says
      ? []
      : [`What is delivered becomes: ${wanted.says || 'nothing said'}`]),
  ];
}
