import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { Currency, Id, InstantText, MoneyText, Name, WeekText } from './letters.ts';
import { route } from './route.ts';

/** What the protection fund would pay on a contract (D5). */
export const ContractProtection = z
  .object({
    currency: Currency,
    /** The most that the fund advances for this client and this freelancer, of weeks less than `days` apart. */
    cap: MoneyText,
    days: z.number().int(),
    /** What of it is advanced now and not paid back. */
    used: MoneyText,
  })
  .meta({ id: 'ContractProtection' });
export type ContractProtection = z.infer<typeof ContractProtection>;

export const readContractProtection = route({
  method: 'GET',
  path: '/contracts/:contract/protection',
  says: 'How much the protection fund pays at most for protected time of this client and freelancer, and how much of that is used (D5).',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  answer: ContractProtection,
  refusals: ['no-such-contract'],
});

/** The protection fund in one currency. */
export const Fund = z
  .object({
    currency: Currency,
    balance: MoneyText,
    deposited: MoneyText,
    /** Paid to freelancers, and not yet back from clients. */
    advanced: MoneyText,
    recovered: MoneyText,
    /** Protected time of failed charges that is due and waits for the fund to be filled. */
    lacking: MoneyText,
    cap: MoneyText,
    days: z.number().int(),
  })
  .meta({ id: 'Fund' });
export type Fund = z.infer<typeof Fund>;

/** Something that went into the fund or out of it, by its entry in the books. */
export const FundStep = z.object({
  entry: z.string(),
  at: InstantText,
  what: z.enum(['deposited', 'paid', 'recovered']),
  currency: Currency,
  amount: MoneyText,
  /** Of a payment: for whom, on what. */
  about: z
    .object({ contract: Id, title: Name, week: WeekText, freelancer: Name, organisation: Name })
    .nullable(),
  by: Name.nullable(),
});
export type FundStep = z.infer<typeof FundStep>;

export const readFund = route({
  method: 'GET',
  path: '/protection',
  says: 'The protection fund: by currency its balance, deposits, payouts, what came back and what it lacks, and its caps; and its last hundred movements (D5).',
  tag: 'operator',
  access: ['operator'],
  answer: z.object({ funds: z.array(Fund), steps: z.array(FundStep) }),
});

export const depositToFund = route({
  method: 'POST',
  path: '/protection/deposits',
  says: 'Put money into the protection fund. `id` is yours: the same id again is the same deposit. What waits for the fund is then paid within seconds.',
  tag: 'operator',
  access: ['operator'],
  body: z.strictObject({ id: Id, currency: Currency, amount: MoneyText }),
  answer: Fund,
  status: 201,
  refusals: ['bad-amount', 'id-taken'],
});

export const setFundCap = route({
  method: 'PUT',
  path: '/protection/caps/:currency',
  says: 'The most that the fund advances for one client and one freelancer, of weeks less than `days` apart. What was paid stays paid.',
  tag: 'operator',
  access: ['operator'],
  params: z.object({ currency: Currency }),
  body: z.strictObject({ cap: MoneyText, days: z.number().int().min(7).max(366) }),
  answer: Fund,
  refusals: ['bad-amount'],
});
