import { z } from 'zod';
import { Currency, Id, InstantText, MoneyText } from './letters.ts';
import { OfContract, Theirs } from './told-letters.ts';

const OfPayment = OfContract.extend({
  payment: Id,
  what: z.enum(['bonus', 'expenses', 'milestone']),
  currency: Currency,
});
const Costs = OfPayment.extend({ other: Theirs, total: MoneyText });

/** What is told of one-time payments (D4), and of invoices of milestones without escrow. */
export const PAYMENT_FACTS = {
  'payment-made': OfPayment.extend({
    other: Theirs,
    net: MoneyText,
    says: Theirs,
    availableAt: InstantText,
  }),
  'payment-charged': Costs,
  'payment-declined': Costs,
  'payment-invoiced': Costs.extend({ says: Theirs }),
  'payment-withdrawn': Costs.extend({ says: Theirs }),
  'payment-available': OfPayment.extend({ net: MoneyText }),
} as const satisfies Record<string, z.ZodObject>;

export type PaymentKind = keyof typeof PAYMENT_FACTS;

/** Their groups, sides and defaults, as `KIND_FACTS` has them. */
export const PAYMENT_KINDS = {
  'payment-made': { group: 'money', to: 'freelancer', mail: 'now' },
  'payment-charged': { group: 'money', to: 'client', mail: 'digest' },
  'payment-declined': { group: 'money', to: 'client', mail: 'now' },
  'payment-invoiced': { group: 'money', to: 'client', mail: 'now' },
  'payment-withdrawn': { group: 'money', to: 'client', mail: 'digest' },
  'payment-available': { group: 'money', to: 'freelancer', mail: 'digest' },
} as const satisfies Record<PaymentKind, unknown>;
