import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import { loadContract } from '../../store/contracts.ts';
import type { InvoiceDue } from '../../store/money.ts';
import { sidesOf } from './sides.ts';
import { tellingIn } from './tell.ts';

/** B5: a day before a review ends its client is told so. Answers ''. */
export async function tellReviewEnds(
  house: House,
  { booked, title, clientTotal }: InvoiceDue,
): Promise<string> {
  const { contract, currency } = booked;
  const week = formatDay(booked.week);
  return tellingIn(house, async (trx, tell) => {
    const loaded = await loadContract(trx, contract);
    const { clients } = await sidesOf(
      trx,
      { freelancer: booked.freelancer, organisation: booked.org },
      'review',
    );
    const facts = {
      contract,
      title,
      week,
      other: loaded?.freelancer.name ?? '',
      total: formatMoney(clientTotal, currency),
      currency,
      reviewEndsAt: formatInstant(weekClock(booked.week).reviewEndsAt),
    };
    const event = `review-ends:${contract}:${week}`;
    await tell({ to: clients, event, at: house.clock.now(), told: { kind: 'review-ends', facts } });
    return '';
  });
}
