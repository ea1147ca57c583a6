import { type Share, shareLess, shareOfInvoice, shareWithStipend } from '@stint/core/dispute';
import type { Stipend } from '@stint/core/invoice';
import { parsePercent } from '@stint/core/money';
import { segmentOf } from '@stint/core/segment';
import { parseWeek } from '@stint/core/week';
import type { Contract } from '@stint/wire/contracts';
import { entryOfLetter } from '@stint/wire/entry';
import { toInstant } from '@stint/wire/letters';
import type { Review, ReviewEntry } from '@stint/wire/review';
import { minorOf } from '../money/amount.ts';

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
  const all = [...standing, ...chosen.map(billedKey)];
  // B6: the stipend is held with the first that is disputed.
  const bill = { ...fees, stipend: stipendOf(week) };
  if (standing.length > 0) {
    return shareLess(shareOfInvoice(bill, timesheet, all), shareOfInvoice(bill, timesheet, standing));
  }
  return shareWithStipend(bill, timesheet, all);
}

/** The stipend on a week's bill, as core counts with it. */
function stipendOf({ invoice, currency }: Review['week']): Stipend | null {
  if (!invoice?.stipend) return null;
  const { weekly, percent, amount } = invoice.stipend;
  return { weekly: minorOf(weekly, currency), percent, amount: minorOf(amount, currency) };
}

export function billedKey({ start, kind }: Line) {
  return { segment: segmentOf(toInstant(start)), kind };
}
