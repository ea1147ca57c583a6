import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { payDebt } from '@stint/server/operations/debts/pay-debt';
import { fundMilestone } from '@stint/server/operations/escrow/fund-milestone';
import { releaseMilestone } from '@stint/server/operations/escrow/release-milestone';
import { milestoneDeed } from '@stint/server/operations/milestones/milestone-deed';
import { addPaymentMethod } from '@stint/server/operations/money/add-payment-method';
import { payOut } from '@stint/server/operations/money/pay-out';
import { makePayment } from '@stint/server/operations/one-time/make-payment';
import { giveRefund } from '@stint/server/operations/refunds/give-refund';
import { answerDispute } from '@stint/server/operations/review/answer-dispute';
import { approveWeek } from '@stint/server/operations/review/approve-week';
import { openDispute } from '@stint/server/operations/review/open-dispute';
import { overruleSegment } from '@stint/server/operations/review/overrule-segment';
import { withdrawDispute } from '@stint/server/operations/review/withdraw-dispute';
import { isRefusal } from '@stint/server/refusal';
import type { TestHouse } from '@stint/server/testing/house';
import type { TestPeople } from '@stint/server/testing/people';
import type { TestTracker } from '@stint/server/testing/tracking';
import type { Deed, Kind } from './deed.ts';
import { SAYS } from './deeds.ts';
import type { Pair, Week } from './model.ts';

/** The same pair in the house: its people, its contract, its card. */
export interface RealPair {
  readonly house: TestHouse;
  readonly people: TestPeople;
  readonly contract: string;
  readonly desk: TestTracker;
  readonly card: string;
  /** As a control: what is asked for a second time, with another id. */
  again?: Kind | undefined;
  /** Its fixed price with one milestone, if it has one this week. */
  fixed: { readonly contract: string; readonly milestone: string } | null;
}

type Doing = {
  readonly [K in Kind]: (real: RealPair, deed: Extract<Deed, { kind: K }>, pair: Pair) => Promise<unknown>;
};

/** The table of `deeds.ts` through the house's own operations. */
const DOING: Doing = {
  dispute: ({ house, people, contract }, { id, lines }, { week }) => {
    const parts = [{ reason: 'idle' as const, says: '', segments: linesAt(week, lines) }];
    return openDispute(house, people.ben, { contract, week: formatDay(week.monday), id, parts });
  },
  withdraw: ({ house, people, contract }, { dispute }, { week }) =>
    withdrawDispute(house, people.ben, { contract, week: formatDay(week.monday), dispute }),
  accept: ({ house, people, contract }, { dispute }) =>
    answerDispute(house, people.ana, { contract, dispute, answer: 'accept' }),
  contest: ({ house, people, contract }, { dispute, letGo }, { week }) => {
    const asked = { answer: 'contest', says: SAYS, letGo: linesAt(week, letGo) } as const;
    return answerDispute(house, people.ana, { contract, dispute, ...asked });
  },
  overrule: ({ house, people, contract }, { dispute, line, outcome }, { week }) => {
    const [one] = linesAt(week, [line]);
    if (!one) throw new RangeError('no such line');
    return overruleSegment(house, people.olu, {
      contract,
      dispute,
      ...one,
      outcome,
      says: 'As the calendar shows.',
    });
  },
  approve: ({ house, people, contract }, _deed, { week }) =>
    approveWeek(house, people.ben, { contract, week: formatDay(week.monday) }),
  bonus: ({ house, people, contract }, { id, amount }, { terms }) => {
    const sum = formatMoney(amount, terms.currency);
    const asked = { contract, id, kind: 'bonus', amount: sum, says: 'Thank you', anyway: 'yes' } as const;
    return makePayment(house, people.ben, asked);
  },
  fund: async (real, { id }) => {
    const { house, people, card: paymentMethod } = real;
    return fundMilestone(house, people.ben, { ...(await seenOf(real)), id, paymentMethod });
  },
  submit: ({ house, people, fixed }) =>
    milestoneDeed(house, people.ana, fixedOf(fixed), { deed: 'submit' }, 'in the files'),
  'ask for changes': ({ house, people, fixed }) =>
    milestoneDeed(house, people.ben, fixedOf(fixed), { deed: 'ask for changes' }, 'The colours'),
  release: async (real, { amount }, { terms }) => {
    const sum = formatMoney(amount, terms.currency);
    const asked = { ...(await seenOf(real)), amount: sum, rest: 'client' } as const;
    return releaseMilestone(real.house, real.people.ben, asked);
  },
  'give back': ({ house, people, contract }, { id, amount }, { week, terms }) => {
    const sum = formatMoney(amount, terms.currency);
    return giveRefund(house, people.ana, { contract, week: formatDay(week.monday), id, amount: sum });
  },
  'pay by hand': ({ house, people, contract, card }, _deed, { week }) => {
    const asked = { organisation: people.acme, contract, week: formatDay(week.monday), paymentMethod: card };
    return payDebt(house, people.ben, asked);
  },
  'add a card': ({ house, people, card }) =>
    addPaymentMethod(house, people.ben, { organisation: people.acme, card: '4242424242424242', id: card }),
  'pay out': async ({ house, people }, { id, amount, times }, { terms }) => {
    const asked = { id, currency: terms.currency, amount: formatMoney(amount, terms.currency) };
    const answers = await Promise.all(Array.from({ length: times }, () => payOut(house, people.ana, asked)));
    // Refused and done, where money came between: then it was done.
    return answers.find((answer) => !isRefusal(answer)) ?? answers[0];
  },
};

/** True when it was done, false when it was refused; throws on anything else. */
export async function doReally(real: RealPair, deed: Deed, pair: Pair): Promise<boolean> {
  const doing = DOING[deed.kind] as Doing[Kind] &
    ((real: RealPair, deed: Deed, pair: Pair) => Promise<unknown>);
  const answer = await doing(real, deed, pair);
  if (real.again === deed.kind && 'id' in deed)
    await doing(real, { ...deed, id: real.house.random.uuid() }, pair);
  return !isRefusal(answer);
}

function fixedOf(fixed: RealPair['fixed']): NonNullable<RealPair['fixed']> {
  if (!fixed) throw new RangeError('no fixed price');
  return fixed;
}

/** The milestone as whoever does something sees it. */
async function seenOf({ house: { db }, fixed }: RealPair) {
  const { contract, milestone } = fixedOf(fixed);
  const row = db.selectFrom('milestone').select('version').where('id', '=', milestone);
  return { contract, milestone, ...(await row.executeTakeFirstOrThrow()) };
}

function linesAt({ lines }: Week, at: readonly number[]): { segment: number; kind: 'tracked' | 'manual' }[] {
  return at.flatMap((n) => {
    const line = lines[n];
    return line ? [{ segment: line.segment, kind: line.kind }] : [];
  });
}
