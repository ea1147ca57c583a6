import type { Right } from '@stint/core/handshake/roles';
import { formatDay, type Instant } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { BonusRequest } from '@stint/wire/bonus';
import type { Contract } from '@stint/wire/contracts';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { Side } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { dayName, daysName, hours } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';

/** Something that waits for the reader: what, what happens otherwise, and until when. */
export interface Need {
  /** Only members who may do this are waited for; missing: whoever sees it. */
  readonly right?: Right;
  readonly key: string;
  readonly says: string;
  readonly otherwise: string;
  readonly until: Instant | null;
  /** Null where it is not about one. */
  readonly contract: string | null;
  /** The week to look at; null: the terms. */
  readonly week: string | null;
  /** The offer to look at. */
  readonly offer?: string;
  /** The job whose proposals to look at. */
  readonly job?: string;
}

export function needsOf(
  contract: Contract,
  side: Side,
  weeks: readonly Week[],
  now: Instant,
  bonuses: readonly BonusRequest[] = [],
): Need[] {
  const own = bonuses.filter((one) => one.contract === contract.id);
  const found = weeks.flatMap((week) => {
    if (side === 'client') return clientNeeds(contract, week);
    return [...freelancerNeeds(contract, week, now), ...lateNeeds(contract, week, own)];
  });
  if (side === 'client') found.push(...own.flatMap((request) => bonusNeeds(contract, request)));
  if (side === 'client' && contract.clientVerifiedAt === null && contract.standing !== 'contract-ended') {
    found.push({
      right: 'pay',
      key: `verify ${contract.id}`,
      says: `${contract.title}: no payment method of yours is verified.`,
      otherwise: 'Until one is, none of the time is protected (P4).',
      until: null,
      contract: contract.id,
      week: null,
    });
  }
  return found;
}

function freelancerNeeds(contract: Contract, week: Week, now: Instant): Need[] {
  const { totals } = week;
  const same = { contract: contract.id, week: week.week };
  const needs: Need[] = [];
  if (week.charge === 'declined') {
    needs.push({
      ...same,
      key: `declined ${contract.id} ${week.week}`,
      says: `${contract.title}: the charge for ${span(week)} was declined.`,
      otherwise: `${contract.organisation.name} was told. You need not do anything.`,
      until: null,
    });
  }
  if (week.stage !== 'in-progress') return needs;
  const until = toInstant(week.clock.locksAt);
  const open = totals.billedSeconds - totals.protectedSeconds - manualBilled(week);
  const closing = formatDay(weekOf(now)) !== week.week;
  if (open > 0) {
    needs.push({
      ...same,
      key: `open ${contract.id} ${week.week}`,
      says: `${contract.title}: ${hours(open)} tracked ${closing ? `in ${span(week)}` : 'this week'} are billed and not protected.`,
      otherwise: 'The diary says why for each. A missing memo can be added until the week locks.',
      until,
    });
  }
  if (totals.uncountedSeconds > 0 && contract.terms.manualTime) {
    needs.push({
      ...same,
      key: `uncounted ${contract.id} ${week.week}`,
      says: `${contract.title}: ${hours(totals.uncountedSeconds)} tracked ${closing ? `in ${span(week)}` : 'this week'} do not count.`,
      otherwise: 'You may write them in by hand; manual time is billed and never protected (P1).',
      until,
    });
  }
  return needs;
}

/** T6: time that came late and for which nothing was asked yet. */
function lateNeeds(contract: Contract, week: Week, bonuses: readonly BonusRequest[]): Need[] {
  const asked = bonuses.filter((one) => one.week === week.week);
  const seconds = asked.reduce((left, request) => left - request.seconds, week.late?.seconds ?? 0);
  if (seconds <= 0) return [];
  return [
    {
      key: `late ${contract.id} ${week.week}`,
      says: `${contract.title}: ${hours(seconds)} came after ${span(week)} had locked and count 0.`,
      otherwise: `You may ask ${contract.organisation.name} for a bonus (T6, D4).`,
      until: null,
      contract: contract.id,
      week: week.week,
    },
  ];
}

/** D4: a request that waits for the client's answer. */
function bonusNeeds(contract: Contract, { state, week, seconds, amount, currency }: BonusRequest): Need[] {
  if (state !== 'open') return [];
  return [
    {
      right: 'review',
      key: `bonus ${contract.id} ${week}`,
      says: `${contract.title}: ${contract.freelancer.name} asks for a bonus of ${moneyText(amount, currency)}.`,
      otherwise: `For ${hours(seconds)} that came after ${daysName(week, addDays(week, 6))} had locked (T6). It is your own choice; you may decline with an answer.`,
      until: null,
      contract: contract.id,
      week,
    },
  ];
}

function clientNeeds(contract: Contract, week: Week): Need[] {
  const same = { contract: contract.id, week: week.week };
  if (week.charge === 'declined') {
    return [
      {
        ...same,
        right: 'pay',
        key: `declined ${contract.id} ${week.week}`,
        says: `${contract.title}: your card was declined for ${span(week)}, ${paid(week)}.`,
        otherwise: 'Add a payment method that works; the sum stays owed until then.',
        until: null,
      },
    ];
  }
  if (week.stage !== 'in-review' || !week.invoice) return [];
  return [
    {
      ...same,
      right: 'review',
      key: `review ${contract.id} ${week.week}`,
      says: `${contract.title}: ${span(week)} is in review, ${paid(week)}.`,
      otherwise: `If you agree, do nothing: from ${dayName(formatDay(toInstant(week.clock.reviewEndsAt)))} silence is consent (B5).`,
      until: toInstant(week.clock.reviewEndsAt),
    },
  ];
}

/** What of the manual time is billed: the limit takes it last (B2). */
function manualBilled({ totals }: Week): number {
  return Math.max(0, totals.manualSeconds - totals.overLimitSeconds);
}

function span({ week }: Week): string {
  return daysName(week, addDays(week, 6));
}

function paid({ invoice, currency }: Week): string {
  return invoice ? moneyText(invoice.clientTotal, currency) : 'nothing to pay';
}
