import { z } from 'zod';
import { FILE_TYPES } from './attachments.ts';
import { isCountry } from './countries.ts';
import { Email, Id, LabelName, plainLines, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

const Percent = z
  .string()
  .max(LIMITS.money)
  .regex(/^\d+(\.\d+)?$/, 'must be a plain decimal');

/** How an issuer taxes what it invoices (B6). */
export const Tax = z
  .discriminatedUnion('kind', [
    /** No tax; why, in words of one's own. */
    z.strictObject({ kind: z.literal('none'), says: plainText(LIMITS.invoiceNote) }),
    /** Between businesses of two countries of the EU. */
    z.strictObject({ kind: z.literal('reverse-charge') }),
    z.strictObject({ kind: z.literal('vat'), percent: Percent }),
    z.strictObject({ kind: z.literal('custom'), label: LabelName, percent: Percent }),
  ])
  .meta({ id: 'Tax' });
export type Tax = z.infer<typeof Tax>;

const Line = plainText(LIMITS.particular);

/** Who an invoice is from or to. `''`: not said. */
const Said = {
  /** As a tax office knows them; '': by their name here. */
  name: Line,
  street: Line,
  more: Line,
  postcode: plainText(LIMITS.taxNumber),
  city: Line,
  region: Line,
  /** ISO 3166-1, two letters. */
  country: z.string().refine((code) => code === '' || isCountry(code), 'must be a country of ISO 3166-1'),
  /** With the letters of its country before it. */
  vatId: z
    .string()
    .max(LIMITS.taxNumber)
    .regex(
      /^$|^[A-Z]{2}[0-9A-Z+*]{2,13}$/,
      'must be a VAT number with its country before it, without spaces',
    ),
  /** Of a register of companies, or of a tax office. */
  registration: plainText(LIMITS.taxNumber),
  email: z.union([Email, z.literal('')]),
  /** To whoever pays. */
  note: plainLines(LIMITS.invoiceNote),
};

export const Particulars = z
  .object({
    version: z.number().int(),
    ...Said,
    logo: z
      .object({ id: Id, name: z.string(), type: z.enum(Object.keys(FILE_TYPES)), bytes: z.number().int() })
      .nullable(),
    /** Where a contract says nothing else. */
    tax: Tax,
  })
  .meta({ id: 'Particulars' });
export type Particulars = z.infer<typeof Particulars>;

export const SetParticulars = z.strictObject({
  version: z.number().int(),
  ...Said,
  /** A file that one has handed in, or the one that stands; null: none. */
  logo: Id.nullable(),
  tax: Tax,
});
export type SetParticulars = z.infer<typeof SetParticulars>;

const REFUSED = [
  'changed-meanwhile',
  'no-such-attachment',
  'bad-logo',
  'tax-not-collected',
  'bad-tax',
] as const;

export const readParticulars = route({
  method: 'GET',
  path: '/particulars',
  says: 'Your own particulars for invoices, to be edited. Version 0: nothing is written yet.',
  tag: 'money',
  access: ['person'],
  answer: Particulars,
  refusals: ['freelancers-only'],
});

export const setParticulars = route({
  method: 'PUT',
  path: '/particulars',
  says: 'Write your own particulars, where they have not changed since the `version` that you saw. Invoices that were issued keep what stood then.',
  tag: 'money',
  access: ['person'],
  body: SetParticulars,
  answer: Particulars,
  refusals: ['freelancers-only', ...REFUSED],
});

const OrganisationParams = z.object({ organisation: Id });

export const readTeamParticulars = route({
  method: 'GET',
  path: '/organisations/:organisation/particulars',
  says: 'The particulars of an organisation that you are a member of.',
  tag: 'money',
  access: ['person'],
  params: OrganisationParams,
  answer: Particulars,
  refusals: ['no-such-organisation'],
});

export const setTeamParticulars = route({
  method: 'PUT',
  path: '/organisations/:organisation/particulars',
  says: 'Write the particulars of an organisation, for whoever pays in its name.',
  tag: 'money',
  access: ['person'],
  params: OrganisationParams,
  body: SetParticulars,
  answer: Particulars,
  refusals: ['no-such-organisation', 'not-your-role', ...REFUSED],
});

export const readHouseParticulars = route({
  method: 'GET',
  path: '/house/particulars',
  says: 'The particulars under which the house invoices its own fees.',
  tag: 'operator',
  access: ['operator'],
  answer: Particulars,
});

export const setHouseParticulars = route({
  method: 'PUT',
  path: '/house/particulars',
  says: 'Write the particulars under which the house invoices its own fees.',
  tag: 'operator',
  access: ['operator'],
  body: SetParticulars,
  answer: Particulars,
  refusals: [...REFUSED],
});

const ContractTax = z.object({
  version: z.number().int(),
  /** Of this contract alone; null: the freelancer's own. */
  tax: Tax.nullable(),
  /** What the next invoice says. */
  applies: Tax,
});

export const readContractTax = route({
  method: 'GET',
  path: '/contracts/:contract/tax',
  says: 'How the next invoice of a contract is taxed.',
  tag: 'money',
  access: ['person'],
  params: z.object({ contract: Id }),
  answer: ContractTax,
  refusals: ['no-such-contract'],
});

export const setContractTax = route({
  method: 'PUT',
  path: '/contracts/:contract/tax',
  says: 'Tax one contract in another way than your own; null: as your own again. What was issued stays as it is.',
  tag: 'money',
  access: ['person'],
  params: z.object({ contract: Id }),
  body: z.strictObject({ version: z.number().int(), tax: Tax.nullable() }),
  answer: ContractTax,
  refusals: ['no-such-contract', 'freelancers-only', 'changed-meanwhile', 'tax-not-collected', 'bad-tax'],
});
