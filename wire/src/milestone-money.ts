import { z } from 'zod';
import { Party } from './contracts.ts';
import { Id, InstantText, MoneyText } from './letters.ts';

/** Where a part of a milestone's money went. */
export const MilestonePart = z.object({
  id: Id,
  kind: z.enum(['released', 'refunded', 'moved']),
  at: InstantText,
  /** Null: time did it. */
  by: Party.nullable(),
  cause: z.enum([
    'approved',
    'silence',
    'freelancer-ended',
    'client-ended',
    'given-in',
    'decided',
    'dormant',
    'too-late',
  ]),
  amount: MoneyText,
  freelancerFee: MoneyText,
  net: MoneyText,
  clientFee: MoneyText,
  /** held: in its security hold; asked: on its way back to the card; declined: the bank did not take it, it is the client's credit. */
  state: z.enum(['held', 'available', 'asked', 'sent', 'declined', 'moved']),
  /** Of what is released: when its hold is over. */
  availableAt: InstantText.nullable(),
  /** Of what is released: the number of its invoice. */
  invoice: z.string().nullable(),
  /** Its entries in the books. */
  entries: z.array(z.string()),
});

/** A milestone's money in escrow. All sums without the client's fee, where they do not say it. */
export const MilestoneMoney = z
  .object({
    /** part: some of it, from an earlier milestone; asked: the card is being charged; moved on or back: none. */
    funding: z.enum(['none', 'asked', 'part', 'funded']),
    held: MoneyText,
    /** The client’s bank has taken some of it back and decides: nothing of it leaves escrow meanwhile. */
    frozen: z.boolean(),
    /** What is still to be funded, the client's fee on it, and both together: what the card is charged. */
    missing: MoneyText,
    missingFee: MoneyText,
    toPay: MoneyText,
    released: MoneyText,
    refunded: MoneyText,
    moved: MoneyText,
    /** Of what is held: what the freelancer would get, and the client back. */
    netOfHeld: MoneyText,
    backOfHeld: MoneyText,
    /** When silence releases it; null where no clock runs. */
    releasesAt: InstantText.nullable(),
    /** Why the last charge failed, where it did; null: it did not. */
    declined: z.string().nullable(),
    /** How much of the rest the next milestone could take; null: there is none. */
    nextTakes: MoneyText.nullable(),
    /** Charges still in escrow behind it, for working out what a part comes to. Percents are in millionths of one percent. */
    lots: z.array(
      z.object({
        id: Id,
        amount: MoneyText,
        released: MoneyText,
        refunded: MoneyText,
        freelancerFeePercent: z.string(),
        clientFeePercent: z.string(),
      }),
    ),
    parts: z.array(MilestonePart),
    /** What the viewer may do now. */
    may: z.array(z.enum(['fund', 'release'])),
  })
  .meta({ id: 'MilestoneMoney' });
export type MilestoneMoney = z.infer<typeof MilestoneMoney>;
