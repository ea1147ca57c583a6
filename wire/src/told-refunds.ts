import { z } from 'zod';
import { Currency, MoneyText, WeekText } from './letters.ts';
import { OfContract, Theirs } from './told-letters.ts';

const OfWeek = OfContract.extend({ week: WeekText, currency: Currency });

/** What is told of money that goes back to clients, and that banks send or take back (D3, D5). */
export const REFUND_FACTS = {
  /** `amount`: what the client gets or need not pay, with its fee; `net`: what the freelancer gives; `says`: an operator's why. */
  'refund-made': OfWeek.extend({
    by: Theirs,
    amount: MoneyText,
    net: MoneyText,
    says: Theirs,
    paid: z.boolean(),
  }),
  'refund-failed': OfWeek.extend({ amount: MoneyText }),
  /** `net`: what the freelancer was to get of that week; `held`: it waits, for it was not available yet. */
  'chargeback-opened': OfWeek.extend({ amount: MoneyText, net: MoneyText, held: z.boolean() }),
  'chargeback-won': OfWeek.extend({ amount: MoneyText }),
  'chargeback-lost': OfWeek.extend({ amount: MoneyText }),
  /** `says`: what a one-time payment is for, or the milestone's title. */
  'payment-taken-back-opened': OfContract.extend({ says: Theirs, amount: MoneyText, currency: Currency }),
  'payment-taken-back-won': OfContract.extend({ says: Theirs, amount: MoneyText, currency: Currency }),
  'payment-taken-back-lost': OfContract.extend({ says: Theirs, amount: MoneyText, currency: Currency }),
} as const satisfies Record<string, z.ZodObject>;

export type RefundKind = keyof typeof REFUND_FACTS;

/** Their groups, sides and defaults, as `KIND_FACTS` has them. */
export const REFUND_KINDS = {
  'refund-made': { group: 'money', to: 'both', mail: 'now' },
  'refund-failed': { group: 'money', to: 'client', mail: 'now' },
  'chargeback-opened': { group: 'money', to: 'both', mail: 'now' },
  'chargeback-won': { group: 'money', to: 'both', mail: 'now' },
  'chargeback-lost': { group: 'money', to: 'both', mail: 'now' },
  'payment-taken-back-opened': { group: 'money', to: 'both', mail: 'now' },
  'payment-taken-back-won': { group: 'money', to: 'both', mail: 'now' },
  'payment-taken-back-lost': { group: 'money', to: 'both', mail: 'now' },
} as const satisfies Record<RefundKind, unknown>;
