import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { Consequences } from '@stint/wire/timeline';
import { moneyText } from '../money/amount.ts';
import { bothClocks, dayName, daysName, hours } from '../time/spoken.ts';
import { addDays, type Zone } from '../time/zone.ts';
import type { Side } from './context.ts';

/** What a deed does to one thing, said before it is done. */
export interface ConsequenceLine {
  readonly to: 'Time' | 'Money' | 'Access' | 'Milestones' | 'Afterwards';
  readonly says: string;
  readonly rule: string | null;
}

export function consequenceLines(
  would: Consequences,
  { side, fixed }: { side: Side; fixed: boolean },
  mine: Zone,
): ConsequenceLine[] {
  return [
    timeLine(would, side, mine),
    ...would.weeks.map((week) => moneyLine(week, side, mine)),
    ...(fixed ? escrowLines(would, side) : []),
    ...stipendLines(would),
    ...raiseLines(would),
    ...accessLines(would, side, mine),
    ...milestoneLines(would),
    ...afterwards(would, mine),
  ];
}

function timeLine({ of, session }: Consequences, side: Side, mine: Zone): ConsequenceLine {
  if (of === 'resume') return line('Time', 'Sessions can start again from this instant.', 'T5');
  const until = of === 'pause' ? 'until the contract is resumed' : 'ever again on this contract';
  if (session) {
    const since = bothClocks(toInstant(session.since), mine);
    return line('Time', `Your open session, since ${since}, ends now. None can start ${until}.`, 'T5');
  }
  const open =
    side === 'freelancer' ? 'You have no open session here.' : 'A session that is open ends at this instant.';
  return line('Time', `${open} None can start ${until}.`, 'T5');
}

/** B5: a week keeps its clock whatever becomes of the contract. */
function moneyLine(week: Week, side: Side, mine: Zone): ConsequenceLine {
  const { totals, invoice, currency, clock, stage } = week;
  const name = daysName(week.week, addDays(week.week, 6));
  const counted = `${name}: ${hours(totals.countedSeconds)} counted`;
  const at = (text: string) => bothClocks(toInstant(text), mine);
  if (invoice === null) {
    const locks = stage === 'in-progress' ? ` Its diary locks ${at(clock.locksAt)}.` : '';
    return line('Money', `${counted}, nothing of it is billed.${locks}`, 'B5');
  }
  const sum = `${moneyText(invoice.total, currency)} ${stage === 'in-progress' ? 'is billed so far' : 'was invoiced'}${ownSum(invoice, currency, side)}`;
  const path = {
    'in-progress': `It locks ${at(clock.locksAt)}, is reviewed until ${at(clock.reviewEndsAt)}, and its money is available ${at(clock.availableAt)}, as if nothing had happened.`,
    'in-review': `It is in review until ${at(clock.reviewEndsAt)}, and its money is available ${at(clock.availableAt)}, as if nothing had happened.`,
    pending: `Its money is available ${at(clock.availableAt)}, as if nothing had happened.`,
    available: 'Its money is available.',
  } as const;
  return line('Money', `${counted}, ${sum}. ${path[stage]}`, 'B5');
}

function ownSum(invoice: NonNullable<Week['invoice']>, currency: string, side: Side): string {
  if (side === 'client') return ` (${moneyText(invoice.clientTotal, currency)} with your fee)`;
  return side === 'freelancer' ? ` (${moneyText(invoice.net, currency)} yours after the fee)` : '';
}

/** Whoever ends it decides what becomes of the money in escrow. */
function escrowLines({ held, of }: Consequences, side: Side): ConsequenceLine[] {
  if (!held || of !== 'end')
    return [line('Money', 'No money is moved by this: a fixed price is paid by its milestones.')];
  const sum = moneyText(held.amount, held.currency);
  const back = `${moneyText(held.back, held.currency)} with the client’s fee`;
  if (side === 'freelancer')
    return [
      line(
        'Money',
        `${sum} is in escrow: all of it goes back to the client’s card at once, ${back}. To be paid for work that is done, let the client release it first.`,
      ),
    ];
  return [
    line(
      'Money',
      `${sum} is in escrow: you ask for it back with this, ${back}. The freelancer can dispute for seven days; if nothing is said, it goes back to your card then. Submitted work is no longer released by silence.`,
    ),
  ];
}

function stipendLines({ stipend, of }: Consequences): ConsequenceLine[] {
  if (!stipend || stipend.issued) return [];
  const says =
    of === 'pause'
      ? 'A week with a pause has no stipend: this one has none.'
      : 'This week has no stipend: it had a pause.';
  return [line('Money', says, 'B6')];
}

function raiseLines({ raise, of }: Consequences): ConsequenceLine[] {
  if (!raise) return [];
  const which = `The agreed raise of ${dayName(raise.raise.day)}`;
  if (raise.fate === 'dropped')
    return [line('Money', `${which} is dropped: it never comes into force.`, 'B1')];
  return of === 'pause' ? [line('Money', `${which} stays agreed.`, 'B1')] : [];
}

function accessLines({ of, correctionsUntil }: Consequences, side: Side, mine: Zone): ConsequenceLine[] {
  if (of === 'resume') return [];
  const who = side === 'freelancer' ? 'You' : 'The freelancer';
  const until = bothClocks(toInstant(correctionsUntil), mine);
  return [
    line('Access', 'Both of you keep reading the diary, the weeks, the invoices and this page.'),
    line(
      'Access',
      `${who} may correct this week’s diary until ${until}: delete segments, edit memos, and write in manual time for what was worked before now, where it is allowed.`,
      'B5',
    ),
  ];
}

function milestoneLines({ milestones, escrow, of }: Consequences): ConsequenceLine[] {
  const open = milestones.map(({ title }) => `“${title}”`);
  if (escrow === null || of === 'resume') return [];
  if (of === 'pause')
    return [line('Milestones', 'Milestones can be agreed, changed and submitted during a pause.')];
  if (open.length === 0) return [line('Milestones', 'None is under way.')];
  return [
    line(
      'Milestones',
      `${open.join(', ')} ${open.length === 1 ? 'stays as it is now and' : 'stay as they are now and'} can no longer be changed or submitted. Agree on what is owed for them before you end it.`,
    ),
  ];
}

function afterwards({ feedbackUntil, of }: Consequences, mine: Zone): ConsequenceLine[] {
  if (of !== 'end' || feedbackUntil === null) return [];
  return [
    line(
      'Afterwards',
      'It cannot be begun again; to go on together, the client makes a new offer with the same terms.',
    ),
    line(
      'Afterwards',
      `Both of you may give feedback until ${bothClocks(toInstant(feedbackUntil), mine)}. Neither sees the other’s before both are given, or that day is over.`,
    ),
  ];
}

function line(to: ConsequenceLine['to'], says: string, rule: string | null = null): ConsequenceLine {
  return { to, says, rule };
}
