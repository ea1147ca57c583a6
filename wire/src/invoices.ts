import { MISSING } from '@stint/core/particulars';
import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { WeekParams } from './diary.ts';
import { Currency, Id, InstantText, MoneyText, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** `work`: the freelancer's; the two others are the house's own fees. */
export const InvoiceKind = z.enum(['work', 'client-fee', 'freelancer-fee']);
export type InvoiceKind = z.infer<typeof InvoiceKind>;

export const InvoiceListed = z
  .object({
    number: z.string(),
    kind: InvoiceKind,
    /** Of a credit note: the number of what it credits. */
    credits: z.string().nullable(),
    contract: z.object({ id: Id, title: z.string() }),
    /** What it is for; `says` of what is no week. */
    source: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('week'), week: WeekText }),
      z.object({ kind: z.enum(['payment', 'milestone']), id: Id, says: z.string() }),
    ]),
    issuer: z.string(),
    receiver: z.string(),
    issuedAt: InstantText,
    currency: Currency,
    net: MoneyText,
    tax: MoneyText,
    gross: MoneyText,
    /** How the client's charge for it stands. */
    charge: z.enum(['not-yet', 'asked', 'succeeded', 'declined', 'disputed', 'charged-back']),
    paidAt: InstantText.nullable(),
    /** What it lacks: on paper, and for an e-invoice. */
    missing: z.array(z.enum(MISSING)),
    missingForEInvoice: z.array(z.enum(MISSING)),
  })
  .meta({ id: 'InvoiceListed' });
export type InvoiceListed = z.infer<typeof InvoiceListed>;

export const listInvoices = route({
  method: 'GET',
  path: '/invoices',
  says: `Invoices and credit notes of your sides, the newest first; ${LIMITS.invoices} at a time. \`after\`: the \`next\` of the answer before.`,
  tag: 'money',
  access: ['person'],
  query: z.object({
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  answer: z.object({ invoices: z.array(InvoiceListed), next: z.string().nullable() }),
});

export const listWeekInvoices = route({
  method: 'GET',
  path: '/contracts/:contract/weeks/:week/invoices',
  says: 'The invoices and credit notes of one week, in the order of issue. The house’s fee of the one side is not told to the other.',
  tag: 'money',
  access: ['person'],
  params: WeekParams,
  answer: z.array(InvoiceListed),
  refusals: ['no-such-contract', 'bad-week'],
});

const NumberParams = ContractParams.extend({ number: z.string().regex(/^[A-Z]{0,2}-?\d{4}-\d{4,9}$/) });

export const InvoiceFormat = z.enum(['pdf', 'ubl', 'facturx']);
export type InvoiceFormat = z.infer<typeof InvoiceFormat>;

export const readInvoiceFile = route({
  method: 'GET',
  path: '/contracts/:contract/invoices/:number',
  says: 'An invoice or a credit note to keep: PDF/A-3, the e-invoice of EN 16931 as UBL (Peppol BIS 3), or Factur-X, a PDF with the e-invoice in it.',
  tag: 'money',
  access: ['person'],
  params: NumberParams,
  query: z.object({ format: InvoiceFormat.default('pdf') }),
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-contract', 'no-such-invoice', 'particulars-missing', 'no-e-invoice', 'too-many-tries'],
});

export const readReceipt = route({
  method: 'GET',
  path: '/contracts/:contract/invoices/:number/receipt',
  says: 'What the client was charged with an invoice, and for which invoices in all: PDF/A-3. The freelancer is told of their own invoice alone.',
  tag: 'money',
  access: ['person'],
  params: NumberParams,
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-contract', 'no-such-invoice', 'not-paid-yet', 'too-many-tries'],
});
