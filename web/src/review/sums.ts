import { type Share, shareLess, shareOfInvoice } from '@stint/core/dispute';
import { parsePercent } from '@stint/core/money';
import { segmentOf } from '@stint/core/segment';
import { parseWeek } from '@stint/core/week';
import type { Contract } from '@stint/wire/contracts';
import { entryOfLetter } from '@stint/wire/entry';
import { toInstant } from '@stint/wire/letters';
import type { Review, ReviewEntry } from '@stint/wire/review';

type Line = Pick<ReviewEntry, 'start' | 'kind'>;

/** What would be held if these were disputed too: the very function by which the house counts it. */
export function shareOfChosen(
  { week, entries }: Pick<Review, 'week' | 'entries'>,
  { terms }: Pick<Contract, 'terms'>,
  chosen: readonly Line[],
): Share {
  const fees = {
    freelancerFee: parsePercent(terms.freelancerFeePercent) ?? 0n,
    clientFee: parsePercent(terms.clientFeePercent) ?? 0n,
  };
  const inTime = entries.filter(({ reasons }) => !reasons.includes('late'));
  const timesheet = {
    week: parseWeek(week.week) ?? 0,
    limitMinutes: week.limitMinutes,
    entries: inTime.map((entry) => entryOfLetter(entry, week.currency)),
  };
  const standing = inTime.filter(({ dispute }) => dispute !== undefined).map(billedKey);
  const before = shareOfInvoice(fees, timesheet, standing);
  return shareLess(shareOfInvoice(fees, timesheet, [...standing, ...chosen.map(billedKey)]), before);
}

export function billedKey({ start, kind }: Line) {
  return { segment: segmentOf(toInstant(start)), kind };
}
