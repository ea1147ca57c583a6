import { feedbackClosesAt } from '@stint/core/handshake/feedback';
import { formatDay, formatInstant, type Instant } from '@stint/core/instant';
import type { Pieces } from '@stint/core/mend';
import { type Week, weekClock, weekOf } from '@stint/core/week';
import { toInstant } from '@stint/wire/letters';
import type { Need } from '@stint/wire/needs';
import { MOST_DAYS, RETRY_SECONDS } from '../../store/charges.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import type { InvoiceUnderWay } from '../../store/invoices-under-way.ts';
import type { AboutContract, FeedbackWaiting, OpenBonus, OpenDispute, TimeAsked } from '../../store/needs.ts';
import { sumOf } from './of-weeks.ts';

export type As = 'freelancer' | 'client';

/** B5: to be looked at by its client until the review is over, or they approve it; silence is consent. */
export function reviewNeed(invoice: InvoiceUnderWay, now: Instant): Need[] {
  const { locksAt, reviewEndsAt } = weekClock(invoice.week);
  if (now < locksAt || now >= reviewEndsAt || invoice.approved) return [];
  const week = formatDay(invoice.week);
  return [
    {
      ...ofContract(invoice, 'client'),
      kind: 'review',
      key: `review ${invoice.contract} ${week}`,
      facts: { week },
      until: formatInstant(reviewEndsAt),
      stake: sumOf(invoice.client_total, invoice.currency),
      go: { page: 'review', contract: invoice.contract, week },
    },
  ];
}

/** D2: the freelancer has three days; silence is a contest. */
export function disputeNeed(dispute: OpenDispute): Need {
  const { contract, segments, net, currency, dispute: id } = dispute;
  const week = formatDay(dispute.week);
  return {
    ...ofContract(dispute, 'freelancer'),
    kind: 'dispute-open',
    key: `dispute-open ${id}`,
    facts: { week, segments },
    until: formatInstant(dispute.answer_by),
    stake: sumOf(net, currency),
    go: { page: 'dispute', contract, dispute: id },
  };
}

/** D5: a charge that failed is tried again a day later, on five days in all. */
export function declinedNeed(invoice: InvoiceUnderWay, as: As): Need[] {
  const { contract, organisation, state, attempt, answered_at } = invoice;
  if (state !== 'declined' || attempt === null) return [];
  const week = formatDay(invoice.week);
  const retryAt = attempt < MOST_DAYS && answered_at !== null ? answered_at + RETRY_SECONDS : null;
  return [
    {
      ...ofContract(invoice, as),
      kind: 'charge-declined',
      key: `charge-declined ${as} ${contract} ${week}`,
      facts: { week, attempt, retryAt: retryAt === null ? null : formatInstant(retryAt) },
      until: as === 'client' && retryAt !== null ? formatInstant(retryAt) : null,
      stake: sumOf(as === 'client' ? invoice.owed : invoice.net - invoice.back_net, invoice.currency),
      go: as === 'client' ? { page: 'debt', organisation } : { page: 'week', contract, week },
    },
  ];
}

/** T6, D4: what came late, and a bonus can be asked for. */
export function lateNeed(
  { id, title, organisation, contract }: LoadedContract,
  week: Week,
  left: Pick<Pieces, 'seconds' | 'amount'>,
): Need {
  const day = formatDay(week);
  return {
    as: 'freelancer',
    about: title,
    who: organisation.name,
    kind: 'late-time',
    key: `late-time ${id} ${day}`,
    facts: { week: day, seconds: left.seconds },
    until: null,
    stake: sumOf(left.amount, contract.currency),
    go: { page: 'week', contract: id, week: day },
  };
}

export function bonusNeed(bonus: OpenBonus): Need {
  const week = formatDay(bonus.week);
  return {
    ...ofContract(bonus, 'client'),
    kind: 'bonus-asked',
    key: `bonus-asked ${bonus.contract} ${week}`,
    facts: { week, seconds: bonus.seconds },
    until: null,
    stake: sumOf(bonus.amount, bonus.currency),
    go: { page: 'week', contract: bonus.contract, week },
  };
}

export function feedbackNeed(ended: FeedbackWaiting, as: As): Need {
  return {
    ...ofContract(ended, as),
    kind: 'feedback',
    key: `feedback ${as} ${ended.contract}`,
    facts: {},
    until: formatInstant(feedbackClosesAt(ended.ended_at)),
    stake: null,
    go: { page: 'contract', contract: ended.contract, change: null },
  };
}

/** M1, M2: manual time that was asked for is allowed by the client, and then written in, before its week locks. */
export function askNeed(asked: TimeAsked, as: As, now: Instant): Need[] {
  const { contract, thread, n, ask } = asked;
  const { locksAt } = weekClock(weekOf(toInstant(ask.from)));
  if (now >= locksAt) return [];
  const { from, to } = ask;
  const own = { ...ofContract(asked, as), until: formatInstant(locksAt), stake: null };
  return as === 'client'
    ? [
        {
          ...own,
          kind: 'manual-asked',
          key: `manual-asked ${thread} ${n}`,
          facts: { from, to, reason: ask.reason },
          go: { page: 'thread', thread },
        },
      ]
    : [
        {
          ...own,
          kind: 'manual-allowed',
          key: `manual-allowed ${thread} ${n}`,
          facts: { from, to },
          go: {
            page: 'diary',
            contract,
            day: from.slice(0, 10),
            segment: null,
            oneDay: true,
            only: null,
          },
        },
      ];
}

export function ofContract<Role extends As>({ title, who }: AboutContract, as: Role) {
  return { as, about: title, who };
}
