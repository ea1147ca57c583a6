import { PLACES } from '@stint/core/places';
import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { Currency, InstantText, MoneyText, WeekText } from './letters.ts';
import { route } from './route.ts';
import { Invoice } from './week-parts.ts';

/** Where money is, in words; `fees-and-pay`: what a client owes for a week, whoever's it becomes. */
export const Place = z.enum([...PLACES, 'fees-and-pay']);
export type Place = z.infer<typeof Place>;

/** A step that the money of a week took. The sender is debited, the receiver credited. */
export const TracedEntry = z.object({
  id: z.string(),
  at: InstantText,
  says: z.string(),
  moves: z.array(z.object({ from: Place, to: Place, amount: MoneyText })),
});
export type TracedEntry = z.infer<typeof TracedEntry>;

/** Everything behind a week's invoice: the segments of each line, and each step of its money. */
export const Trace = z
  .object({
    week: WeekText,
    currency: Currency,
    /** False: the week is not closed, and this is what it would be now. */
    issued: z.boolean(),
    invoice: Invoice.nullable(),
    lines: z.array(
      z.object({
        kind: z.enum(['tracked', 'manual']),
        rate: MoneyText,
        seconds: z.number().int(),
        amount: MoneyText,
        /** They add up to the line, in seconds and to the last unit. */
        segments: z.array(
          z.object({
            start: InstantText,
            memo: z.string(),
            seconds: z.number().int(),
            amount: MoneyText,
            protected: z.boolean(),
          }),
        ),
      }),
    ),
    /** In the order of booking; of each what touches the reader's side, for an operator all. */
    entries: z.array(TracedEntry),
  })
  .meta({ id: 'Trace' });
export type Trace = z.infer<typeof Trace>;

export const readTrace = route({
  method: 'GET',
  path: '/contracts/:contract/weeks/:week/trace',
  says: 'What is behind a week’s invoice: of each line its segments, which add up to it, and every step of its money in the books.',
  tag: 'money',
  access: ['person'],
  params: ContractParams.extend({ week: WeekText }),
  answer: Trace,
  refusals: ['no-such-contract', 'bad-week'],
});
