import { PLACES } from '@stint/core/places';
import { z } from 'zod';
import { Currency, InstantText, MoneyText } from './letters.ts';
import { route } from './route.ts';

const Place = z.enum(PLACES);
const MonthText = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'not a month');

/** One currency of a month. */
export const ClosingSums = z.object({
  currency: Currency,
  /** The fees of both sides, less what went back of them. */
  feesEarned: MoneyText,
  feesBack: MoneyText,
  charged: MoneyText,
  refunded: MoneyText,
  paidOut: MoneyText,
  cameBack: MoneyText,
  /** What is in each sort of account: together 0, before, after, and in what moved. */
  places: z.array(
    z.object({ place: Place, opening: MoneyText, in: MoneyText, out: MoneyText, closing: MoneyText }),
  ),
  /** What all accounts together are off: 0. */
  difference: MoneyText,
});
export type ClosingSums = z.infer<typeof ClosingSums>;

export const Closing = z
  .object({
    month: MonthText,
    from: InstantText,
    to: InstantText,
    /** Over, everything that was due in it is done, and its entries are sealed: it does not change any more. */
    closed: z.boolean(),
    /** Why it is not. */
    waits: z.array(z.enum(['not-over', 'weeks-to-close', 'disputes-to-decide', 'entries-to-seal'])),
    entries: z.number().int(),
    /** The seal that has the last of its entries. */
    seal: z.object({ seal: z.number().int(), at: InstantText, hash: z.string() }).nullable(),
    sums: z.array(ClosingSums),
  })
  .meta({ id: 'Closing' });
export type Closing = z.infer<typeof Closing>;

export const readClosing = route({
  method: 'GET',
  path: '/ledger/closings/:month',
  says: 'The closing report of a month (UTC): fees earned, charges, refunds, payouts, what is held by sort of account, and up to which seal. A month that is closed does not change any more.',
  tag: 'operator',
  access: ['operator'],
  params: z.object({ month: MonthText }),
  answer: Closing,
});
