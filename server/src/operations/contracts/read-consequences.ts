import { clearLots } from '@stint/core/escrow/lot';
import { feedbackClosesAt } from '@stint/core/handshake/feedback';
import { formatDay, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { formatMoney, sum } from '@stint/core/money';
import { stipendOf } from '@stint/core/stipend';
import { weekClock, weekOf, weekStage } from '@stint/core/week';
import type { Week } from '@stint/wire/diary';
import type { Consequences } from '@stint/wire/timeline';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { freshSession } from '../../store/desk-sessions.ts';
import { loadMilestones } from '../../store/milestones.ts';
import { openSince } from '../../store/suspensions.ts';
import { workWeeks } from '../../store/weeks.ts';
import { weekLetter } from '../diary/read-week.ts';
import { heldIn, loadEscrow } from '../escrow/load-escrow.ts';
import { decideStanding } from './decide-standing.ts';
import { refuseDeed, type Visible, visibleContract } from './visible.ts';

type Of = Consequences['of'];

/**
 * What a pause, a resumption or the end would do now, worked out as the deed itself would be; nothing is done. Refusals:
 * those of the deed.
 */
export async function readConsequences(
  house: House,
  actor: Actor,
  asked: { contract: string; of: Of },
  { at, wall }: { at: Instant; wall: Instant },
): Promise<Consequences | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseDeed(visible, 'change-terms');
  if (no) return no;
  const { of } = asked;
  const after = decideStanding(of, visible.contract, at);
  if (isRefusal(after)) return after;
  if (of === 'resume' && (await openSince(house.db, visible.organisation.id)) !== null)
    return refuse('payment-owed');
  return {
    of,
    at: formatInstant(at),
    session: of === 'resume' ? null : await sessionOf(house, visible, wall),
    weeks: await weeksAfter(house, { ...visible, contract: after }, at),
    correctionsUntil: formatInstant(weekClock(weekOf(at)).locksAt),
    feedbackUntil: of === 'end' ? formatInstant(feedbackClosesAt(at)) : null,
    raise: raiseAfter(visible, of, at),
    stipend: stipendAfter({ ...visible, contract: after }, at),
    milestones: await milestonesOf(house, visible),
    escrow: visible.escrow,
    held: await heldOf(house, visible),
  };
}

/** No live view: that a session runs is told to who runs it. */
async function sessionOf(house: House, visible: Visible, wall: Instant): Promise<Consequences['session']> {
  if (visible.side !== 'freelancer') return null;
  const found = await freshSession(house.db, visible.freelancer.id, wall);
  return found?.contract === visible.id ? { since: formatInstant(found.since) } : null;
}

/** The weeks whose money has not arrived: those of the last three weeks, and the running one. */
async function weeksAfter(house: House, after: Visible, at: Instant): Promise<Week[]> {
  if (after.kind === 'fixed') return [];
  const running = weekOf(at);
  const worked = await workWeeks(house.db, { freelancer: after.freelancer.id, contract: after.id });
  const recent = [0, 1, 2, 3].map((ago) => running - ago * WEEK_SECONDS);
  const letters: Week[] = [];
  for (const week of recent) {
    const isShown = week === running || (worked.includes(week) && weekStage(week, at) !== 'available');
    if (isShown) letters.push(await weekLetter(house, after, week));
  }
  return letters;
}

function raiseAfter({ scheduledRaise, contract }: Visible, of: Of, at: Instant): Consequences['raise'] {
  if (!scheduledRaise || scheduledRaise.at <= at) return null;
  const { at: day, rate } = scheduledRaise;
  const raise = { day: formatDay(day), rate: formatMoney(rate, contract.currency) };
  return { raise, fate: of === 'end' ? 'dropped' : 'stays' };
}

/** B6: a week with a pause has no stipend. */
function stipendAfter({ weeklyStipend, contract }: Visible, at: Instant): Consequences['stipend'] {
  if (weeklyStipend === null) return null;
  const stipend = stipendOf(contract, weekOf(at));
  return {
    amount: formatMoney(stipend?.amount ?? weeklyStipend, contract.currency),
    issued: stipend !== null,
  };
}

async function heldOf(house: House, visible: Visible): Promise<Consequences['held']> {
  const { lots } = await loadEscrow(house.db, visible.id);
  if (lots.length === 0) return null;
  const { currency } = visible.contract;
  const back = sum(
    (clearLots(lots, 0n, { kind: 'refunded' }) ?? []).map((part) => part.amount + part.clientFee),
  );
  return { amount: formatMoney(heldIn(lots), currency), back: formatMoney(back, currency), currency };
}

async function milestonesOf(house: House, visible: Visible): Promise<Consequences['milestones']> {
  const milestones = await loadMilestones(house.db, visible.id);
  return milestones
    .filter(({ state }) => state !== 'dropped' && state !== 'released')
    .map(({ id, title, amount, state }) => ({
      id,
      title,
      amount: formatMoney(amount, visible.contract.currency),
      state,
    }));
}
