import { z } from 'zod';
import { Contract } from './contracts.ts';
import { Currency, Id, InstantText, MoneyText, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { Sum } from './needs.ts';
import { route } from './route.ts';

const Seconds = z.number().int();
const Side = z.enum(['freelancer', 'client', 'agency']);

/** The running week of a contract, or of several together. */
const Running = z.object({
  counted: Seconds,
  protected: Seconds,
  billed: Seconds,
  manual: Seconds,
  over: Seconds,
  uncounted: Seconds,
  tracked: Seconds,
  /** Null: no limit, or not everywhere one. */
  limit: Seconds.nullable(),
  /** What the week before had counted when it was as old as this one is now. */
  before: Seconds,
  /** Counted seconds of the weeks before it, the oldest first. */
  weeks: z.array(z.object({ week: WeekText, counted: Seconds })),
});
export type Running = z.infer<typeof Running>;

const GlanceContract = Running.extend({
  contract: Id,
  title: z.string(),
  side: Side,
  /** The other side; both, for an agency. */
  who: z.string(),
  kind: z.enum(['hourly', 'fixed']),
  standing: Contract.shape.standing,
  currency: Currency,
  rate: MoneyText,
  /** What it is worth now: a freelancer's net, a client's total with its fee; null where nothing is billed. */
  amount: MoneyText.nullable(),
});
export type GlanceContract = z.infer<typeof GlanceContract>;

/** One contract's week on the way of its money. */
const WayWeek = z.object({
  contract: Id,
  title: z.string(),
  who: z.string(),
  week: WeekText,
  amount: MoneyText,
});

/**
 * Where money is. A freelancer's: in progress, in review, disputed (where something is),
 * pending, available, paid out. A client's: in progress, owed
 * (invoiced and not paid), in review (paid, to be disputed until it is over).
 */
const Stop = z.object({
  place: z.enum(['in-progress', 'owed', 'in-review', 'disputed', 'pending', 'available', 'paid-out']),
  amount: MoneyText,
  /** When the first of it goes on; null where nothing does by itself. */
  at: InstantText.nullable(),
  /** The newest; `more` others. */
  weeks: z.array(WayWeek),
  more: z.number().int(),
});
export type Stop = z.infer<typeof Stop>;

const Way = z.object({ side: z.enum(['freelancer', 'client']), currency: Currency, stops: z.array(Stop) });
export type Way = z.infer<typeof Way>;

export const Glance = z
  .object({
    week: WeekText,
    /** What was worked on most first. */
    contracts: z.array(GlanceContract),
    /** Running ones that are not among them; those that are over. */
    more: z.number().int(),
    over: z.number().int(),
    /** All running contracts of a side together. */
    sums: z.array(Running.extend({ side: Side, contracts: z.number().int(), amounts: z.array(Sum) })),
    ways: z.array(Way),
  })
  .meta({ id: 'Glance' });
export type Glance = z.infer<typeof Glance>;

export const readGlance = route({
  method: 'GET',
  path: '/glance',
  says: `Your running week at a glance, and your money on its way: up to ${LIMITS.glanceContracts} contracts with their last ${LIMITS.glanceWeeks} weeks, and all of them in sum.`,
  tag: 'home',
  access: ['person'],
  answer: Glance,
});
