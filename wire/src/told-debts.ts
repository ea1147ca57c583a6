import { z } from 'zod';
import { Currency, Id, InstantText, MoneyText, WeekText } from './letters.ts';
import { OfContract, Theirs } from './told-letters.ts';

/** Of a client and all its contracts. */
const OfClient = z.object({
  organisation: Id,
  name: Theirs,
  contracts: z.number().int(),
  at: InstantText,
});
const Stands = OfContract.extend({ other: Theirs, at: InstantText });
const OfFund = OfContract.extend({ week: WeekText, amount: MoneyText, currency: Currency });

/** What is told of debts, of what stands still for them, and of what the protection fund pays (D5). */
export const DEBT_FACTS = {
  'client-suspended': OfClient,
  'client-restored': OfClient,
  'payment-paused': Stands,
  'payment-resumed': Stands,
  /** `left`: what of the freelancer's net for that week waits for the client still. */
  'protection-paid': OfFund.extend({ left: MoneyText, availableAt: InstantText }),
  'protection-short': OfFund,
} as const satisfies Record<string, z.ZodObject>;

export type DebtKind = keyof typeof DEBT_FACTS;

/** Their groups, sides and defaults, as `KIND_FACTS` has them. */
export const DEBT_KINDS = {
  'client-suspended': { group: 'money', to: 'client', mail: 'now' },
  'client-restored': { group: 'money', to: 'client', mail: 'now' },
  'payment-paused': { group: 'contracts', to: 'freelancer', mail: 'now' },
  'payment-resumed': { group: 'contracts', to: 'freelancer', mail: 'now' },
  'protection-paid': { group: 'money', to: 'freelancer', mail: 'now' },
  'protection-short': { group: 'money', to: 'freelancer', mail: 'now' },
} as const satisfies Record<DebtKind, unknown>;
