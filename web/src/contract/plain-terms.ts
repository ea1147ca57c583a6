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
    line('Snapshots', SNAPSHOTS[terms.snapshots], 'C1'),
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
export function changeText({ what, from, to }: Change, currency: string): string {
  switch (what) {
    case 'created':
      return 'created the contract';
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

const SNAPSHOTS = {
  full: 'One picture of the screen in each segment, which both of you see.',
  blurred:
    'Blurred pictures are asked for, and the tracker cannot blur yet: no picture leaves the freelancer’s computer. The instant and the counts are taken all the same.',
  none: 'No pictures; the instant and the counts are taken all the same.',
} as const;

function activityText({ minActiveMinutes, activityUnmeasured }: Contract['terms']): string {
  const asked =
    minActiveMinutes === 0
      ? 'None is asked for.'
      : `${minActiveMinutes} active minutes in ten are asked for, in proportion to what was tracked; with fewer a segment is billed and not protected.`;
  return activityUnmeasured === 'protected'
    ? `${asked} Where the device cannot measure it, time is protected all the same.`
    : asked;
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
