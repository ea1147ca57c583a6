import { z } from 'zod';
import { InstantText, MoneyText } from './letters.ts';

export const Totals = z
  .object({
    trackedSeconds: z.number().int(),
    uncountedSeconds: z.number().int(),
    countedSeconds: z.number().int(),
    manualSeconds: z.number().int(),
    overLimitSeconds: z.number().int(),
    billedSeconds: z.number().int(),
    protectedSeconds: z.number().int(),
  })
  .meta({ id: 'Totals' });

/** A fixed sum of the terms, for this week (B6): a line of its own, never protected. */
export const Stipend = z
  .object({
    /** What the terms say for a whole week. */
    weekly: MoneyText,
    /** Of it, whole percent: below 100 in the first week alone. */
    percent: z.number().int(),
    amount: MoneyText,
  })
  .meta({ id: 'Stipend' });

export const Invoice = z
  .object({
    lines: z.array(
      z.object({
        kind: z.enum(['tracked', 'manual']),
        rate: MoneyText,
        seconds: z.number().int(),
        amount: MoneyText,
      }),
    ),
    /** Missing where the week has none. */
    stipend: Stipend.optional(),
    total: MoneyText,
    freelancerFee: MoneyText,
    net: MoneyText,
    clientFee: MoneyText,
    clientTotal: MoneyText,
  })
  .meta({ id: 'Invoice' });

/** What came after the week's lock (T6): it counts 0, and a bonus can be asked for it (D4). */
export const Late = z
  .object({
    trackedSeconds: z.number().int(),
    /** What of it would have counted and been billed in time. */
    seconds: z.number().int(),
    /** What that would have been worth at the rate in force. */
    amount: MoneyText,
  })
  .meta({ id: 'Late' });

export const Clock = z.object({
  locksAt: InstantText,
  reviewEndsAt: InstantText,
  availableAt: InstantText,
});
