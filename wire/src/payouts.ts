import { PAYOUT_SCHEDULES } from '@stint/core/payout';
import { z } from 'zod';
import { Holder, WrittenAccount } from './bank-account.ts';
import { Currency, Id, InstantText, MoneyText, Name, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** Where somebody is paid. Of a bank account only its last four signs are shown. */
export const PayoutMethod = z
  .object({
    id: Id,
    kind: z.enum(['processor', 'bank']),
    holder: z.string(),
    lastFour: z.string(),
    setAt: InstantText,
    effectiveAt: InstantText,
    /** `waiting`: from `effectiveAt` on; `returned`: in force, but the bank sent something back; `past`: another one is. */
    state: z.enum(['waiting', 'in-force', 'returned', 'stopped', 'past']),
  })
  .meta({ id: 'PayoutMethod' });
export type PayoutMethod = z.infer<typeof PayoutMethod>;

export const readPayoutMethods = route({
  method: 'GET',
  path: '/payout-methods',
  says: 'Where you are paid: the method in force, one that waits, and earlier ones, the newest first.',
  tag: 'money',
  access: ['person'],
  answer: z.array(PayoutMethod),
});

export const setPayoutMethod = route({
  method: 'POST',
  path: '/payout-methods',
  says: 'Be paid elsewhere, from three days on; until then you are paid as before, and can stop it. Your password is asked for anew, and you are mailed at once. `id` is yours: the same id again is the same change.',
  tag: 'money',
  access: ['person'],
  body: z.strictObject({
    id: Id,
    password: z.string().min(1).max(LIMITS.password),
    /** Missing: by the payment processor. */
    bank: z.strictObject({ holder: Holder, account: WrittenAccount }).optional(),
  }),
  answer: PayoutMethod,
  status: 201,
  refusals: ['freelancers-only', 'wrong-sign-in', 'too-many-tries', 'bad-account', 'bad-holder', 'id-taken'],
});

export const stopPayoutMethod = route({
  method: 'POST',
  path: '/payout-methods/:method/stop',
  says: 'Stop a change of payout method that is not in force yet.',
  tag: 'money',
  access: ['person'],
  params: z.object({ method: Id }),
  answer: PayoutMethod,
  refusals: ['nothing-to-stop'],
});

/** When somebody is paid out in a currency without asking. */
export const PayoutPlan = z
  .object({
    currency: Currency,
    schedule: z.enum(PAYOUT_SCHEDULES),
    /** Below it a schedule pays nothing; whoever asks is paid any sum. */
    minimum: MoneyText,
    /** What can be chosen. */
    least: MoneyText,
    most: MoneyText,
    nextAt: InstantText.nullable(),
  })
  .meta({ id: 'PayoutPlan' });
export type PayoutPlan = z.infer<typeof PayoutPlan>;

export const readPayoutPlans = route({
  method: 'GET',
  path: '/payout-plans',
  says: 'When you are paid out without asking, by currency.',
  tag: 'money',
  access: ['person'],
  answer: z.array(PayoutPlan),
});

export const setPayoutPlan = route({
  method: 'PUT',
  path: '/payout-plans/:currency',
  says: 'When to pay out what is available (Wednesdays, the 1st and the 15th, the 1st, or by hand), and from what sum on.',
  tag: 'money',
  access: ['person'],
  params: z.object({ currency: Currency }),
  body: z.strictObject({ schedule: z.enum(PAYOUT_SCHEDULES), minimum: MoneyText }),
  answer: PayoutPlan,
  refusals: ['freelancers-only', 'bad-amount'],
});

/** Something that came to what is available, or went from it. */
export const MonthLine = z
  .object({
    entry: z.string(),
    at: InstantText,
    what: z.enum(['pay', 'refund', 'payout', 'payout-back']),
    /** As the books say it. */
    says: z.string(),
    /** Before the fee, and the fee, where a week's pay is told; `amount` = `gross` − `fee`. */
    gross: MoneyText,
    fee: MoneyText,
    amount: MoneyText,
    balance: MoneyText,
    /** What it leads on to: a week, a one-time payment, or neither: a milestone of the contract. */
    about: z
      .object({ contract: Id, title: Name, week: WeekText.nullable(), payment: Id.nullable() })
      .nullable(),
  })
  .meta({ id: 'MonthLine' });
export type MonthLine = z.infer<typeof MonthLine>;

export const Month = z
  .object({
    month: z.string(),
    currency: Currency,
    opening: MoneyText,
    pay: MoneyText,
    fees: MoneyText,
    refunds: MoneyText,
    /** Less what came back. */
    payouts: MoneyText,
    closing: MoneyText,
    lines: z.array(MonthLine),
  })
  .meta({ id: 'Month' });
export type Month = z.infer<typeof Month>;

const MonthParams = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), currency: Currency });

export const readMonth = route({
  method: 'GET',
  path: '/statements/:month/:currency',
  says: 'A month of what was available to you: before it, pay, fees, refunds, payouts, after it. Opening + pay − fees − refunds − payouts = closing, which is what the books have.',
  tag: 'money',
  access: ['person'],
  params: MonthParams,
  answer: Month,
});

export const fetchMonth = route({
  method: 'GET',
  path: '/statements/:month/:currency/csv',
  says: 'The same to keep, as CSV.',
  tag: 'money',
  access: ['person'],
  params: MonthParams,
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
});
