import type { Minor } from '@stint/core/money';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Review } from '@stint/wire/review';
import type { Side } from '../contract/context.ts';
import { minorOf, money, moneyText } from '../money/amount.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';

export interface HeadWords {
  /** Over the sum, the sum, and where it goes. */
  readonly over: string;
  readonly amount: Minor;
  readonly goes: string;
  /** What silence does, or did. */
  readonly says: readonly string[];
}

/** The freelancer's net is what moves on; what is disputed does not. The client was charged all of it at the lock. */
export function headWords(
  { week }: Pick<Review, 'week'>,
  side: Side,
  { freelancer, organisation }: Pick<Contract, 'freelancer' | 'organisation'>,
): HeadWords {
  const { currency, invoice, clock, stage } = week;
  const net = minorOf(invoice?.net ?? '0', currency);
  const held = minorOf(week.review?.held ?? '0', currency);
  const amount = net - held;
  const [ends, free] = [clock.reviewEndsAt, clock.availableAt].map((at) => bothClocks(toInstant(at), mine));
  const yours = side === 'freelancer';
  const to = yours ? 'you' : freelancer.name;
  const client = side === 'client' ? 'you' : organisation.name;
  const charged = side === 'freelancer' ? [] : [chargeText(week, side, client)];
  const apart =
    held > 0n ? [`${money(held, currency)} of it is disputed and held; it does not move (D1).`] : [];
  if (stage === 'in-progress') {
    return {
      over: 'If the week locked now',
      amount,
      goes: `would go to ${to}, after the fee`,
      says: [
        `Until the lock ${yours ? 'you' : freelancer.name} can still mend the diary; then the invoice is made and the review begins. It ends ${ends}.`,
        'You can look through what stands here already. Nothing can be approved or disputed before the lock (D1).',
      ],
    };
  }
  if (stage === 'in-review') {
    return {
      over: yours
        ? `If ${organisation.name} does nothing`
        : side === 'client'
          ? 'If you do nothing'
          : 'If nobody does anything',
      amount,
      goes: `moves on to ${to} when the review ends`,
      says: [
        `Silence is consent: at that second it counts as accepted, waits out the security hold, and is available from ${free} (B5).`,
        ...apart,
        ...charged,
      ],
    };
  }
  const { review } = week;
  const how = review?.approvedBy
    ? `${review.approvedBy} approved it, and the review is over.`
    : 'Nothing more was said until its end: silence was consent (B5).';
  return {
    over: 'The review is over',
    amount,
    goes: stage === 'pending' ? `moves on to ${to}; available from ${free}` : `went to ${to}`,
    says: [how, ...apart, ...charged],
  };
}

/** The client's side alone. What is paid does not change by a review; only whose it is at the end. */
function chargeText({ charge, invoice, currency }: Review['week'], side: Side, client: string): string {
  const total = moneyText(invoice?.clientTotal ?? '0', currency);
  const whose = side === 'client' ? 'your card' : `${client}’s card`;
  if (charge === 'succeeded') return `${total}, both fees included, was charged to ${whose} at the lock.`;
  if (charge === 'declined')
    return `${total} could not be charged to ${whose} yet; the pay moves on once it is (D5).`;
  return `${total}, both fees included, is being charged to ${whose}.`;
}
