import { ROUNDING } from '@stint/core/rounding';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import { moneyText } from '../money/amount.ts';
import { bothClocks, duration, farDayName, hours } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

export interface TermLine {
  readonly name: string;
  readonly says: string;
  readonly rule: string | null;
}

/** The terms in force as sentences, each with its rule. */
export function termLines(contract: Contract, mine: Zone): TermLine[] {
  const fixed = contract.kind === 'fixed';
  const price = fixed ? priceLines(contract) : payLines(contract);
  // Time that is never billed has nothing to protect.
  const proof = proofLines(contract).filter(({ name }) => !fixed || RECORDED.has(name));
  return [...price, ...proof, ...standLines(contract, mine)];
}

/** What is said of how the time of a fixed price is recorded. */
const RECORDED = new Set(['Idle', 'Snapshots', 'Kept private', 'Private window']);

function priceLines({ escrow }: Contract): TermLine[] {
  return [
    line('Price', 'Fixed, by milestones. Time may be tracked for the record; it is never billed.'),
    line('Escrow', escrow ? WITH_ESCROW : WITHOUT_ESCROW),
  ];
}

function payLines({ terms }: Contract): TermLine[] {
  const { scheduledRaise: raise, weeklyStipend: stipend, currency } = terms;
  return [
    line(
      'Rate',
      `${moneyText(terms.rate, terms.currency)} an hour, for each segment the rate at its begin.`,
      'B1',
    ),
    terms.pay === 'segment'
      ? line(
          'Pay',
          'By segment: ten minutes count whole when their snapshot was taken, else not at all. Every second has the same chance, so on average pay equals work; forty segments that were half worked stray from it by about half an hour, either way.',
          'C1',
        )
      : line('Pay', 'Exact: every tracked second counts.', 'C2'),
    line(
      'Weekly limit',
      terms.weeklyLimitMinutes === null
        ? 'None.'
        : `${hours(terms.weeklyLimitMinutes * 60)} a week, Monday to Sunday UTC. Time over it is shown and not billed.`,
      'B2',
    ),
    line(
      'Manual time',
      terms.manualTime ? 'Allowed. It is billed and never protected.' : 'Not allowed.',
      terms.manualTime ? 'M5' : 'M1',
    ),
    ...(raise ? [line('Agreed raise', raiseText(raise, currency), 'B1')] : []),
    ...(stipend === null || stipend === undefined
      ? []
      : [
          line(
            'Weekly stipend',
            `${moneyText(stipend, currency)} for each week without a pause or a dispute, beside what is billed by time: a line of its own on the week’s invoice, with the same fees; never protected. The first week has a part of it, by the day of its start: Monday 100 %, Tuesday 80, Wednesday 60, Thursday 40, later 20.`,
            'B6',
          ),
        ]),
  ];
}

function raiseText(raise: { day: string; rate: string }, currency: string): string {
  return `${moneyText(raise.rate, currency)} an hour from ${farDayName(raise.day)}, 00:00 UTC. Nobody has to do anything for it; where the rate is as high by then, it changes nothing.`;
}

const WITH_ESCROW =
  'With escrow, by the choice of both: the money of a milestone is put aside before its work begins, and released by the client, or by 14 days of silence after it was submitted.';
const WITHOUT_ESCROW =
  'Without escrow, by the explicit choice of both: nothing is put aside beforehand, and nothing is protected.';

function proofLines({ terms }: Contract): TermLine[] {
  return [
    line(
      'Idle',
      terms.idleMinutes === null
        ? 'Tracking does not stop by itself.'
        : `Tracking stops after ${duration(terms.idleMinutes * 60)} without input, dated back to the last input.`,
      'T4',
    ),
    line('Activity', activityText(terms), 'P6'),
    ...(terms.activityLabels?.length ? [line('Activity labels', labelsText(terms), 'P6')] : []),
    line('Not measured', UNMEASURED[terms.activityUnmeasured], 'P8'),
    line('Snapshots', SNAPSHOTS[terms.snapshots], 'C1'),
    ...(terms.snapshots === 'none' ? [] : [line('Kept private', KEPT_PRIVATE, 'P7')]),
    line('Private window', privateWindowText(terms), 'C3'),
  ];
}

function standLines(contract: Contract, mine: Zone): TermLine[] {
  const { terms, clientVerifiedAt } = contract;
  return [
    line(
      'Fees',
      `The freelancer’s ${terms.freelancerFeePercent} %, the client’s ${terms.clientFeePercent} %. ${ROUNDING}`,
      'B4',
    ),
    line(
      'Client',
      clientVerifiedAt === null
        ? `${contract.organisation.name} has no verified payment method yet, so no time is protected.`
        : `${contract.organisation.name}’s payment method is verified since ${bothClocks(toInstant(clientVerifiedAt), mine)}.`,
      'P4',
    ),
    ...(contract.agency
      ? [
          line(
            'Agency',
            `${contract.agency.name} speaks for ${contract.freelancer.name}, and sees what the client sees.`,
          ),
        ]
      : []),
    line('Since', `${bothClocks(toInstant(contract.starts), mine)}${endText(contract, mine)}.`),
  ];
}

const SNAPSHOTS = {
  full: 'One picture of the screen in each segment, which both of you see.',
  blurred:
    'One picture of the screen in each segment, blurred on the freelancer’s computer before it leaves it: both of you see where windows are, and no words. It costs no protection, since you agreed to it.',
  none: 'No pictures; the instant and the counts are taken all the same. It costs no protection, since you agreed to it.',
} as const;

const KEPT_PRIVATE =
  'The freelancer may keep apps, window titles and parts of the screen private, or take a picture out. Such a segment counts and is billed; where the picture is held back, or half of a monitor or more, it is not protected.';

const UNMEASURED = {
  unprotected:
    'Where a device cannot count keys, clicks and scrolls, its time counts and is billed, and is not protected.',
  protected:
    'Where a device cannot count keys, clicks and scrolls, its time counts, is billed, and is protected all the same.',
} as const;

/** What only the freelancer sees, and for how long. */
function privateWindowText({ privateWindowMinutes, snapshots }: Contract['terms']): string {
  if (privateWindowMinutes === 0) return 'None: a segment is sent as soon as it is over.';
  const may = snapshots === 'none' ? 'delete it' : 'blur its picture, take it out, or delete all of it';
  const span = privateWindowMinutes === 1 ? 'a minute' : `${privateWindowMinutes} minutes`;
  return `For ${span} after a segment’s end only the freelancer sees it, and may ${may}. Then both of you see it. Nobody sees the running segment.`;
}

function activityText({ minActiveMinutes }: Contract['terms']): string {
  if (minActiveMinutes === 0) return 'None is asked for.';
  return `${minActiveMinutes} active minutes in ten are asked for, in proportion to what was tracked; with fewer a segment is billed and not protected.`;
}

/** P6: what a segment may be said to be, and what that asks for. */
function labelsText({ activityLabels, labelRequired }: Contract['terms']): string {
  const labels = activityLabels.map(({ name, minActiveMinutes: least }) => {
    if (least === null) return name;
    return `${name} (${least === 0 ? 'no activity asked for' : `${least} active ${least === 1 ? 'minute' : 'minutes'} in ten`})`;
  });
  const must = labelRequired ? 'Each session says one of them.' : 'A session may say one of them.';
  return `${labels.join(', ')}. ${must}`;
}

function endText({ endedAt }: Contract, mine: Zone): string {
  return endedAt === null ? '' : `, until ${bothClocks(toInstant(endedAt), mine)}`;
}

function line(name: string, says: string, rule: string | null = null): TermLine {
  return { name, says, rule };
}
