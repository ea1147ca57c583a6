import type { OfferTerms } from '@stint/wire/offers';
import { moneyText } from '../money/amount.ts';
import { farDayName, hours } from '../time/spoken.ts';

type Hourly = Extract<OfferTerms, { kind: 'hourly' }>;
type Fixed = Extract<OfferTerms, { kind: 'fixed' }>;

/** The terms in a few short sentences: for who is writing them, and for a glance. */
export function shortLines(terms: OfferTerms): string[] {
  return terms.kind === 'hourly' ? hourlyLines(terms) : fixedLines(terms);
}

function hourlyLines(terms: Hourly): string[] {
  const { weeklyLimitMinutes: limit, currency, scheduledRaise: raise, weeklyStipend: stipend } = terms;
  return [
    terms.pay === 'segment'
      ? 'Ten minutes count when their snapshot was taken.'
      : 'Every tracked second counts.',
    limit === null
      ? 'No weekly limit: all that counts is billed.'
      : limit === 0
        ? 'A limit of 0: nothing is billed until it is raised.'
        : `At most ${hours(limit * 60)} hours a week are billed.`,
    terms.manualTime ? 'Manual time is billed, and never protected.' : 'No manual time.',
    PICTURES[terms.snapshots],
    activityLine(terms),
    ...(terms.activityLabels.length > 0 ? [labelsLine(terms)] : []),
    ...(raise ? [`From ${farDayName(raise.day)} on ${moneyText(raise.rate, currency)} an hour.`] : []),
    ...(stipend === null
      ? []
      : [
          `A stipend of ${moneyText(stipend, currency)} a week beside the time, unless it had a pause or a dispute.`,
        ]),
    `Starts ${farDayName(terms.startDay)}, or when accepted, if that is later.`,
  ];
}

function fixedLines({ milestones, escrow, currency }: Fixed): string[] {
  return [
    ...milestones.map(({ title, amount, dueDay }) => {
      const due = dueDay === null ? '' : `, due ${farDayName(dueDay)}`;
      return `${title || 'A milestone'}: ${moneyText(amount, currency)}${due}.`;
    }),
    escrow ? 'With escrow.' : 'Without escrow: nothing is put aside beforehand.',
    'Time may be tracked for the record, and is never billed.',
  ];
}

function activityLine({ minActiveMinutes }: Hourly): string {
  return minActiveMinutes === 0
    ? 'No activity is asked for.'
    : `${minActiveMinutes} active minutes in ten protect the time.`;
}

function labelsLine({ activityLabels, labelRequired }: Hourly): string {
  const names = activityLabels.map(({ name }) => name).join(', ');
  return `${labelRequired ? 'Each session says one of' : 'Labels'}: ${names}.`;
}

const PICTURES = {
  full: 'One picture of the screen in each ten minutes.',
  blurred: 'One blurred picture in each ten minutes.',
  none: 'No pictures.',
} as const;
