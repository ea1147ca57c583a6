import type { z } from 'zod';
import { Currency, InstantText, MoneyText } from './letters.ts';
import { OfContract, Theirs } from './told-letters.ts';

/** Money in escrow; `other` is the other side's name. */
const OfMoney = OfContract.extend({ other: Theirs, amount: MoneyText, currency: Currency });
const OfMilestone = OfMoney.extend({ milestone: Theirs });

/** What is told of the money of milestones. */
export const ESCROW_FACTS = {
  'milestone-funded': OfMilestone,
  'milestone-silence': OfMilestone.extend({ until: InstantText }),
  'milestone-silent': OfMilestone.extend({ until: InstantText }),
  'milestone-released': OfMilestone.extend({ until: InstantText }),
  'milestone-available': OfMilestone,
  'escrow-returned': OfMoney,
  'escrow-not-back': OfMilestone,
  'escrow-paid': OfMoney,
  'escrow-asked': OfMoney.extend({ until: InstantText }),
  'escrow-dormant': OfMoney.extend({ until: InstantText }),
  'escrow-disputed': OfMoney.extend({ until: InstantText, says: Theirs }),
  'escrow-answered': OfMoney.extend({ says: Theirs }),
  'escrow-decided': OfMoney.extend({ back: MoneyText, says: Theirs }),
} as const satisfies Record<string, z.ZodObject>;

export type EscrowKind = keyof typeof ESCROW_FACTS;

/** Their groups, sides and defaults, as `KIND_FACTS` has them. */
export const ESCROW_KINDS = {
  'milestone-funded': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-silence': { group: 'milestones', to: 'client', mail: 'now' },
  'milestone-silent': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-released': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-available': { group: 'money', to: 'freelancer', mail: 'digest' },
  'escrow-returned': { group: 'milestones', to: 'both', mail: 'now' },
  'escrow-not-back': { group: 'money', to: 'client', mail: 'now' },
  'escrow-paid': { group: 'milestones', to: 'both', mail: 'now' },
  'escrow-asked': { group: 'milestones', to: 'freelancer', mail: 'now' },
  'escrow-dormant': { group: 'milestones', to: 'both', mail: 'now' },
  'escrow-disputed': { group: 'milestones', to: 'client', mail: 'now' },
  'escrow-answered': { group: 'milestones', to: 'freelancer', mail: 'now' },
  'escrow-decided': { group: 'milestones', to: 'both', mail: 'now' },
} as const satisfies Record<EscrowKind, unknown>;
