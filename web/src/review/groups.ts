import { isBilled } from '@stint/core/dispute';
import type { Minor } from '@stint/core/money';
import { entryOfLetter } from '@stint/wire/entry';
import type { ReviewEntry } from '@stint/wire/review';
import { pictureOf } from '../diary/face.ts';
import { payOf } from '../money/amount.ts';

/** Why segments are looked at together, in the order in which they deserve a look. */
export const GROUPS = [
  'over-limit',
  'no-picture',
  'low-activity',
  'memo-missing',
  'manual',
  'unusual',
  'like-before',
  'plain',
] as const;
export type GroupName = (typeof GROUPS)[number];

export interface Group {
  readonly name: GroupName;
  readonly entries: readonly ReviewEntry[];
  readonly seconds: number;
  readonly amount: Minor;
}

/** One line of the week's bill: it is named in a deed by its segment and kind. */
export function keyOf({ start, kind }: Pick<ReviewEntry, 'start' | 'kind'>): string {
  return `${start} ${kind}`;
}

/** What counted is looked through; what is billed of it can be disputed. */
export function isLookedAt({ countedSeconds, reasons }: ReviewEntry): boolean {
  return countedSeconds > 0 && !reasons.includes('late');
}

export function canBeDisputed(entry: ReviewEntry, currency: string): boolean {
  return isLookedAt(entry) && isBilled(entryOfLetter(entry, currency)) && entry.dispute === undefined;
}

/** The week's segments, each in the first group that it belongs to; groups with nothing in them are left out. */
export function groupsOf(entries: readonly ReviewEntry[], currency: string): Group[] {
  const byName = Map.groupBy(entries.filter(isLookedAt), groupOf);
  return GROUPS.flatMap((name) => {
    const some = byName.get(name);
    return some ? [{ name, entries: some, ...worth(some, currency) }] : [];
  });
}

/** Hours and money, as the invoice's lines add them up (B4). */
export function worth(
  entries: readonly ReviewEntry[],
  currency: string,
): { readonly seconds: number; readonly amount: Minor } {
  const billed = entries.map((entry) => entryOfLetter(entry, currency));
  return {
    seconds: entries.reduce((sum, entry) => sum + (entry.billedSeconds || entry.countedSeconds), 0),
    amount: payOf(billed),
  };
}

function groupOf(entry: ReviewEntry): GroupName {
  const { reasons, kind, hints, seen } = entry;
  if (reasons.includes('over-limit')) return 'over-limit';
  if (kind === 'manual') return 'manual';
  if (reasons.includes('no-snapshot') || isWithoutPicture(entry)) return 'no-picture';
  if (reasons.includes('low-activity') || reasons.includes('activity-unmeasured')) return 'low-activity';
  if (reasons.includes('memo-missing')) return 'memo-missing';
  if (hints.length > 0) return 'unusual';
  return seen?.likeBefore ? 'like-before' : 'plain';
}

/** Where the terms ask for none, none is missing. */
function isWithoutPicture(entry: ReviewEntry): boolean {
  if (entry.seen?.erased) return false;
  const picture = pictureOf(entry);
  return entry.reasons.includes('picture-private') || (picture !== 'shown' && picture !== 'terms');
}
