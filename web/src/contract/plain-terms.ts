import type { Contract, readTimeline } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Answer } from '@stint/wire/route';
import { moneyText } from '../money/amount.ts';
import { bothClocks, hours } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

type Change = Answer<typeof readTimeline>[number];

export interface TermLine {
  readonly name: string;
  readonly says: string;
  readonly rule: string | null;
}

/** The terms in force as sentences, each with its rule. */
export function termLines(contract: Contract, mine: Zone): TermLine[] {
  return [...payLines(contract), ...proofLines(contract), ...standLines(contract, mine)];
}

function payLines({ terms }: Contract): TermLine[] {
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
  ];
}

function proofLines({ terms }: Contract): TermLine[] {
  return [
    line(
      'Idle',
      terms.idleMinutes === null
        ? 'Tracking does not stop by itself.'
        : `Tracking stops after ${terms.idleMinutes} minutes without input, dated back to the last input.`,
      'T4',
    ),
    line('Activity', activityText(terms), 'P6'),
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
      `The freelancer’s ${terms.freelancerFeePercent} %, the client’s ${terms.clientFeePercent} %.`,
      'B4',
    ),
    line(
      'Client',
      clientVerifiedAt === null
        ? `${contract.organisation.name} has no verified payment method yet, so no time is protected.`
        : `${contract.organisation.name}’s payment method is verified since ${bothClocks(toInstant(clientVerifiedAt), mine)}.`,
      'P4',
    ),
    line('Since', `${bothClocks(toInstant(contract.starts), mine)}${endText(contract, mine)}.`),
  ];
}

/** A change of the timeline, after the name of who made it. */
export function changeText({ what, from, to }: Change, terms: Contract['terms']): string {
  const { currency } = terms;
  switch (what) {
    case 'created':
      return `created the contract: ${firstText(terms)}`;
    case 'rate':
      return `changed the rate from ${amount(from, currency)} to ${amount(to, currency)} an hour`;
    case 'limit':
      return `set the weekly limit from ${limit(from)} to ${limit(to)}`;
    case 'manual-time':
      return to === 'allowed' ? 'allowed manual time' : 'stopped allowing manual time';
    case 'paused':
      return 'paused the contract';
    case 'resumed':
      return 'resumed the contract';
    case 'ended':
      return 'ended the contract';
  }
}

/** What was agreed at the beginning and cannot be changed in this version. */
function firstText({ pay, snapshots, privateWindowMinutes, activityUnmeasured }: Contract['terms']): string {
  return [
    pay === 'segment' ? 'pay by segment' : 'exact pay',
    PICTURES[snapshots],
    privateWindowMinutes === 0
      ? 'no private window'
      : `a private window of ${privateWindowMinutes} ${privateWindowMinutes === 1 ? 'minute' : 'minutes'}`,
    `time that cannot be measured ${activityUnmeasured === 'protected' ? 'protected' : 'not protected'}`,
  ].join(', ');
}

const PICTURES = { full: 'full pictures', blurred: 'blurred pictures', none: 'no pictures' } as const;

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

function endText({ endedAt }: Contract, mine: Zone): string {
  return endedAt === null ? '' : `, until ${bothClocks(toInstant(endedAt), mine)}`;
}

function amount(text: string | null, currency: string): string {
  return text === null ? 'none' : moneyText(text, currency);
}

function limit(minutes: string | null): string {
  return minutes !== null && /^\d+$/.test(minutes) ? hours(Number(minutes) * 60) : 'none';
}

function line(name: string, says: string, rule: string | null = null): TermLine {
  return { name, says, rule };
}
