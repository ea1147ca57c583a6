import { DAY_SECONDS, type Instant, parseDay } from '@stint/core/instant';
import { weekClock, weekOf } from '@stint/core/week';
import type { Contract } from '@stint/wire/contracts';
import type { Feedback } from '@stint/wire/feedback';
import { toInstant } from '@stint/wire/letters';
import type { Milestone, Milestones } from '@stint/wire/milestones';
import { moneyText } from '../money/amount.ts';
import { bothClocks, deadline } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import type { Side } from './context.ts';
import { dueText } from './milestone-words.ts';

/** What comes next on a contract: whose turn it is, what they may do, until when. */
export interface NextStep {
  /** `time`: nobody has to do anything. */
  readonly whose: 'you' | 'freelancer' | 'client' | 'either' | 'time';
  readonly says: string;
  readonly until: string | null;
}

interface Known {
  readonly contract: Contract;
  readonly side: Side;
  readonly milestones: Milestones | null;
  readonly feedback: Feedback | null;
}

export function nextSteps(known: Known, now: Instant, mine: Zone): NextStep[] {
  const { contract } = known;
  if (contract.endedAt !== null) return afterEnd(known, toInstant(contract.endedAt), now, mine);
  return [
    ...standingSteps(known, now, mine),
    ...milestoneSteps(known, now),
    ...(contract.kind === 'hourly' ? hourlySteps(contract, now, mine) : []),
  ];
}

function standingSteps({ contract, side }: Known, now: Instant, mine: Zone): NextStep[] {
  switch (contract.standing) {
    case 'contract-paused':
      if (contract.pausedFor === 'payment') {
        const until = 'It is paused until a payment has arrived; it then goes on by itself (D5).';
        return [step(whoOf('client', side), until)];
      }
      return [
        step('either', 'The contract is paused: no session can start. Either side may resume or end it.'),
      ];
    case 'contract-not-started':
      return [
        step('time', 'Tracking can begin when the contract starts', toInstant(contract.starts), now, mine),
      ];
    default: {
      const fixed = contract.kind === 'fixed' ? ', for the record: a fixed price is not billed by time' : '';
      const who = whoOf('freelancer', side);
      return [step(who, `${who === 'you' ? 'You' : contract.freelancer.name} may track${fixed}.`)];
    }
  }
}

/** B5: what the clock does with the running week, and with the last one until it has locked. */
function hourlySteps({ terms }: Contract, now: Instant, mine: Zone): NextStep[] {
  const week = weekOf(now);
  const locks = weekClock(week).locksAt;
  const before = weekClock(week - 7 * DAY_SECONDS).locksAt;
  const { scheduledRaise: raise } = terms;
  return [
    ...(now < before
      ? [step('time', 'Last week’s diary locks, and its invoice is made and charged', before, now, mine)]
      : []),
    step('time', 'This week’s diary locks, and its invoice is made and charged', locks, now, mine),
    ...(raise
      ? [
          step(
            'time',
            `The agreed raise to ${moneyText(raise.rate, terms.currency)} an hour comes into force`,
            parseDay(raise.day),
            now,
            mine,
          ),
        ]
      : []),
  ];
}

function milestoneSteps({ contract, side, milestones }: Known, now: Instant): NextStep[] {
  if (contract.kind !== 'fixed' || !milestones) return [];
  const open = milestones.milestones.filter(({ turn }) => turn !== null);
  if (open.length === 0) {
    return [step('either', 'No milestone is open: either side may propose the next one.')];
  }
  return open.map((milestone) => {
    const whose = whoOf(milestone.turn ?? 'freelancer', side, milestone.may.length > 0);
    const says = `Milestone ${milestone.n} “${milestone.title}” ${waitsText(milestone, whose)}`;
    const until = milestone.state === 'submitted' ? null : milestone.dueDay;
    return { whose, says, until: until === null ? null : dueText(until, now) };
  });
}

function waitsText({ state }: Milestone, whose: NextStep['whose']): string {
  const you = whose === 'you';
  const [they, their] = you ? ['you', 'your'] : [`the ${whose}`, `the ${whose}’s`];
  switch (state) {
    case 'proposed-by-client':
    case 'proposed-by-freelancer':
      return `waits for ${their} word: agree, change or drop it.`;
    case 'change-by-client':
    case 'change-by-freelancer':
      return `is to change, if ${they} ${you ? 'agree' : 'agrees'}; until then it stands as agreed.`;
    case 'submitted':
      return `is submitted: ${they} ${you ? 'look' : 'looks'} at it, and may ask for changes.`;
    default:
      return `is agreed: ${they} ${you ? 'do it and submit' : 'does it and submits'} it.`;
  }
}

/** What remains after the end: corrections until the lock, the week's clock, feedback. */
function afterEnd(
  { contract, side, feedback }: Known,
  endedAt: Instant,
  now: Instant,
  mine: Zone,
): NextStep[] {
  const { locksAt, reviewEndsAt, availableAt } = weekClock(weekOf(endedAt));
  const hourly = contract.kind === 'hourly';
  const steps = [
    now < locksAt &&
      step(whoOf('freelancer', side), 'The last week can still be corrected', locksAt, now, mine, 'until'),
    hourly &&
      now >= locksAt &&
      now < reviewEndsAt &&
      step('time', 'What the last week billed is in review', reviewEndsAt, now, mine, 'until'),
    hourly &&
      now < availableAt &&
      step('time', 'What the last week billed is available', availableAt, now, mine),
    ...feedbackSteps(contract, side, feedback, now, mine),
  ].filter((one) => one !== false);
  if (steps.length > 0) return steps;
  return [
    step(
      'time',
      `The contract ended ${bothClocks(endedAt, mine)}. Nothing is left to do; its diary stays readable.`,
    ),
  ];
}

function feedbackSteps(
  contract: Contract,
  side: Side,
  feedback: Feedback | null,
  now: Instant,
  mine: Zone,
): NextStep[] {
  if (!feedback || feedback.closesAt === null || feedback.shown) return [];
  const closes = toInstant(feedback.closesAt);
  return (['freelancer', 'client'] as const).flatMap((one) => {
    if (feedback.given[one]) return [];
    const who = whoOf(one, side, feedback.may.includes('give'));
    const name = one === 'freelancer' ? contract.freelancer.name : contract.organisation.name;
    return [step(who, `${who === 'you' ? 'You' : name} may give feedback`, closes, now, mine, 'until')];
  });
}

/** Of a side's members only some may act for it: the others read whose turn it is. */
function whoOf(side: 'freelancer' | 'client', viewer: Side, may = true): NextStep['whose'] {
  return side === viewer && may ? 'you' : side;
}

function step(
  whose: NextStep['whose'],
  says: string,
  at: Instant | null = null,
  now: Instant = 0,
  mine: Zone = 'UTC',
  word: '' | 'until' = '',
): NextStep {
  if (at === null) return { whose, says, until: null };
  return { whose, says, until: [word, deadline(at, now, mine)].filter(Boolean).join(' ') };
}
