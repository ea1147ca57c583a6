import { z } from 'zod';
import { Currency, InstantText, MoneyText } from './letters.ts';
import { Theirs } from './told-letters.ts';

const Via = z.enum(['processor', 'bank']);
const Back = z.object({ amount: MoneyText, currency: Currency, reason: Theirs });

/** What is told of payout methods, and of payouts that came back. */
export const PAYOUT_FACTS = {
  'payout-method-set': z.object({ via: Via, lastFour: z.string(), effectiveAt: InstantText }),
  'payout-method-stopped': z.object({ via: Via, lastFour: z.string() }),
  'payout-returned': Back.extend({ lastFour: z.string() }),
  'payout-declined': Back,
} as const satisfies Record<string, z.ZodObject>;

export type PayoutKind = keyof typeof PAYOUT_FACTS;

/** Their groups, sides and defaults, as `KIND_FACTS` has them. */
export const PAYOUT_KINDS = {
  'payout-method-set': { group: 'money', to: 'freelancer', mail: 'now' },
  'payout-method-stopped': { group: 'money', to: 'freelancer', mail: 'now' },
  'payout-returned': { group: 'money', to: 'freelancer', mail: 'now' },
  'payout-declined': { group: 'money', to: 'freelancer', mail: 'now' },
} as const satisfies Record<PayoutKind, unknown>;
