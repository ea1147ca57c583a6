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
  names: Pick<Contract, 'freelancer' | 'organisation'>,
): HeadWords {
  const { currency, invoice, stage } = week;
  const held = minorOf(week.review?.held ?? '0', currency);
  const amount = minorOf(invoice?.net ?? '0', currency) - held;
  const about = { week, side, to: side === 'freelancer' ? 'you' : names.freelancer.name, names };
  if (stage === 'in-progress') return { amount, ...beforeLock(about) };
  const apart = [
    ...(held > 0n ? [`${money(held, currency)} of it is disputed and held; it does not move (D1).`] : []),
    ...(side === 'freelancer' ? [] : [chargeText(week, side, names.organisation.name)]),
  ];
  const words = stage === 'in-review' ? inReview(about) : afterReview(about);
  return { amount, ...words, says: [...words.says, ...apart] };
}

interface About {
  readonly week: Review['week'];
  readonly side: Side;
  /** Whose money it becomes. */
  readonly to: string;
  readonly names: Pick<Contract, 'freelancer' | 'organisation'>;
}

type Words = Omit<HeadWords, 'amount'>;

function beforeLock({ week, to }: About): Words {
  return {
    over: 'If the week locked now',
    goes: `would go to ${to}, after the fee`,
    says: [
      `Until the lock ${to} can still mend the diary; then the invoice is made and the review begins. It ends ${both(week.clock.reviewEndsAt)}.`,
      'What stands here already can be looked through. Nothing can be approved or disputed before the lock (D1).',
    ],
  };
}

function inReview({ week, side, to, names }: About): Words {
  const who = { client: 'you do', freelancer: `${names.organisation.name} does` };
  return {
    over: `If ${side === 'client' || side === 'freelancer' ? `${who[side]} nothing` : 'nobody does anything'}`,
    goes: `moves on to ${to} when the review ends`,
    says: [
      `Silence is consent: at that second it counts as accepted, waits out the security hold, and is available from ${both(week.clock.availableAt)} (B5).`,
    ],
  };
}

function afterReview({ week, to }: About): Words {
  const { review, stage, clock } = week;
  return {
    over: 'The review is over',
    goes:
      stage === 'pending' ? `moves on to ${to}; available from ${both(clock.availableAt)}` : `went to ${to}`,
    says: [
      review?.approvedBy
        ? `${review.approvedBy} approved it, and the review is over.`
        : review && review.segments > 0
          ? 'What is not disputed counts as accepted: silence was consent (B5).'
          : 'Nothing was said until its end: silence was consent (B5).',
    ],
  };
}

function both(instant: string): string {
  return bothClocks(toInstant(instant), mine);
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
