import { z } from 'zod';
import { Currency, InstantText, MoneyText } from './letters.ts';
import { route } from './route.ts';

/** The payment processor and the books in one currency, as they were found. */
export const Reconciliation = z
  .object({
    at: InstantText,
    currency: Currency,
    /** What the processor holds, and what it should by the books. */
    held: MoneyText,
    booked: MoneyText,
    /** Paid out in the books, and not known to have gone. */
    onItsWay: MoneyText,
    /** What neither explains: it must be 0. */
    difference: MoneyText,
    /** Movements of the processor that are no entry of the books. */
    unmatched: z.number().int(),
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof Reconciliation>;

export const ProcessorMovement = z
  .object({
    id: z.string(),
    source: z.string(),
    kind: z.string(),
    at: InstantText,
    currency: Currency,
    amount: MoneyText,
    fee: MoneyText,
  })
  .meta({ id: 'ProcessorMovement' });

const Compared = z.object({
  /** The newest first. */
  reconciliations: z.array(Reconciliation),
  /** What is no entry of the books, the newest first. */
  unmatched: z.array(ProcessorMovement),
});

export const listReconciliations = route({
  method: 'GET',
  path: '/reconciliations',
  says: 'The processor compared with the books: the last times, and what of the processor is no entry.',
  tag: 'operator',
  access: ['operator'],
  answer: Compared,
});

export const reconcile = route({
  method: 'POST',
  path: '/reconciliations',
  says: 'Compare the processor with the books now. It is done every day by itself.',
  tag: 'operator',
  access: ['operator'],
  answer: Compared,
  status: 201,
  refusals: ['processor-unreachable'],
});
