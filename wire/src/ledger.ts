import { z } from 'zod';
import { LedgerEntry } from './books.ts';
import { Currency, InstantText, MoneyText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** One account in one currency over some days: what was in it, what came and went, what is in it. */
export const TrialRow = z
  .object({
    account: z.string(),
    currency: Currency,
    opening: MoneyText,
    in: MoneyText,
    out: MoneyText,
    closing: MoneyText,
  })
  .meta({ id: 'TrialRow' });
export type TrialRow = z.infer<typeof TrialRow>;

export const readTrialBalance = route({
  method: 'GET',
  path: '/ledger/trial-balance',
  says: 'What was in each account before `from`, what came and went until `to`, and what is in it then: of a month, its closing report. Every column of a currency adds up to 0 (`in` less `out`).',
  tag: 'operator',
  access: ['operator'],
  query: z.object({ from: InstantText, to: InstantText }),
  answer: z.array(TrialRow),
  refusals: ['bad-span'],
});

export const readStatement = route({
  method: 'GET',
  path: '/ledger/accounts/:account/:currency',
  says: `The statement of one account: its entries in the order of booking, ${LIMITS.list} at a time, each with what is in the account after it.`,
  tag: 'operator',
  access: ['operator'],
  params: z.object({ account: z.string().max(200), currency: Currency }),
  query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
  answer: z.object({
    lines: z.array(
      z.object({
        entry: LedgerEntry,
        /** Below 0: it went out. */
        amount: MoneyText,
        balance: MoneyText,
      }),
    ),
    next: z.number().int().nullable(),
  }),
});

/** How far the books are sealed; the hash is told to whoever wants to hold the house to it. */
export const readSeal = route({
  method: 'GET',
  path: '/ledger/seal',
  says: 'The last seal of the books. `stint ledger verify` reads them again and compares every seal.',
  tag: 'operator',
  access: ['operator'],
  answer: z.object({
    head: z.object({ seal: z.number().int(), at: InstantText, hash: z.string() }).nullable(),
    unsealed: z.number().int(),
  }),
});
