import { formatDay, type Instant } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { Contract } from '@stint/wire/contracts';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { Side } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { dayName, daysName, hours } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';

/** Something that waits for the reader: what, what happens otherwise, and until when. */
export interface Need {
  readonly key: string;
  readonly says: string;
  readonly otherwise: string;
  readonly until: Instant | null;
  readonly contract: string;
  /** The week to look at; null: the terms. */
  readonly week: string | null;
}

export function needsOf(contract: Contract, side: Side, weeks: readonly Week[], now: Instant): Need[] {
  const found = weeks.flatMap((week) => {
    if (side === 'client') return clientNeeds(contract, week);
    return freelancerNeeds(contract, week, now);
  });
  if (side === 'client' && contract.clientVerifiedAt === null && contract.standing !== 'contract-ended') {
    found.push({
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

function clientNeeds(contract: Contract, week: Week): Need[] {
  const same = { contract: contract.id, week: week.week };
  if (week.charge === 'declined') {
    return [
      {
        ...same,
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
