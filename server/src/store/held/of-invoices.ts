import { sql } from 'kysely';
import { at, type Kind, kind, week } from './kind.ts';

/** What is held of invoices as documents, and of who they are from and to. */
export const OF_INVOICES: readonly Kind[] = [
  kind(
    {
      name: 'invoice-documents',
      says: 'Invoices and credit notes for your weeks and payments, as they were issued: numbers, sums, and who they are from and to.',
      tables: ['invoice_document'],
      key: ['place'],
    },
    {
      number: 'number',
      kind: 'kind',
      credits: 'credits',
      contract: 'contract_id',
      source: 'source',
      sourceId: 'source_id',
      week: week('week'),
      currency: 'currency',
      issuedAt: at('issued_at'),
      netMinor: 'net',
      taxMinor: 'tax',
      grossMinor: 'gross',
      says: 'body',
    },
    ({ person }) => sql`from invoice_document where freelancer_id = ${person} and kind <> 'client-fee'`,
  ),
  kind(
    {
      name: 'invoice-stipends',
      says: 'The weekly stipends on the invoices for your weeks.',
      tables: ['invoice_stipend'],
      key: ['invoice_stipend.contract_id', 'invoice_stipend.week'],
    },
    {
      contract: 'invoice_stipend.contract_id',
      week: week('invoice_stipend.week'),
      weeklyMinor: 'weekly',
      percent: 'percent',
      amountMinor: 'amount',
    },
    ({ person }) =>
      sql`from invoice_stipend join invoice using (organisation_id, contract_id, week) where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'contract-fees',
      says: 'The fees that were read when your contracts were accepted, and what you two had billed by then.',
      tables: ['contract_fee'],
      key: ['contract_fee.contract_id'],
    },
    {
      contract: 'contract_fee.contract_id',
      currency: 'currency',
      version: 'version',
      billedMinor: 'billed',
      band: 'band',
      at: at('contract_fee.at'),
    },
    ({ person }) =>
      sql`from contract_fee join contract on contract.id = contract_id where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'particulars',
      says: 'Who your invoices are from, each version of it; and what you wrote for an organisation.',
      tables: ['particulars'],
      key: ['party_id', 'version'],
    },
    { version: 'version', at: at('at'), says: 'body', tax: 'tax', logo: 'logo_id' },
    ({ person }) => sql`from particulars where (party_id = ${person} or by_person_id = ${person})`,
  ),
  kind(
    {
      name: 'contract-taxes',
      says: 'How you have your contracts taxed.',
      tables: ['contract_tax'],
      key: ['contract_id', 'version'],
    },
    { contract: 'contract_id', version: 'version', at: at('at'), tax: 'tax' },
    ({ person }) => sql`from contract_tax where by_person_id = ${person}`,
  ),
];
