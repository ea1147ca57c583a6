import type { Kind } from './kind.ts';
import { OF_CONTRACTS } from './of-contracts.ts';
import { OF_DIARY } from './of-diary.ts';
import { OF_ESCROW } from './of-escrow.ts';
import { OF_INVOICES } from './of-invoices.ts';
import { OF_MONEY } from './of-money.ts';
import { OF_PAYMENTS } from './of-payments.ts';
import { OF_PERSON } from './of-person.ts';
import { OF_RETURNS } from './of-returns.ts';
import { OF_WORDS } from './of-words.ts';

/** Every kind of record that the house holds of somebody, in the order of their archive. */
export const HELD: readonly Kind[] = [
  ...OF_PERSON,
  ...OF_CONTRACTS,
  ...OF_DIARY,
  ...OF_MONEY,
  ...OF_ESCROW,
  ...OF_RETURNS,
  ...OF_INVOICES,
  ...OF_PAYMENTS,
  ...OF_WORDS,
];

/** Tables that tell of nobody, or of which nothing is given to anybody; each with the reason. */
export const NOT_HELD: Readonly<Record<string, string>> = {
  freelancer: 'the secret by which snapshots are drawn: whoever knew it could tell the next one (T2)',
  payment_method: 'an organisation’s',
  ledger_entry: 'the house’s books: they say of somebody what their invoices, charges and payouts say',
  ledger_posting: 'the same',
  account_balance: 'the same, added up',
  ledger_seal: 'the seals of those books',
  ledger_sealed: 'the same',
  suspension: 'an organisation’s: what it does to your contracts is told with their pauses',
  fund_cap: 'a setting of the house',
  stipend_week: 'which weeks the clock opens',
  fee_table: 'a setting of the house',
  payout_limit: 'a setting of the house',
  house_account: 'the house’s own bank account',
  work_week: 'which weeks the clock looks at',
  week_draft: 'a week that is over, as it will lock: it is worked out of what is told already',
  week_set_aside: 'weeks that the clock could not close, for the operator',
  invoice_under_way: 'which invoices the clock looks at',
  picture_erasure: 'where bytes lie that are being overwritten',
  processor_webhook: 'a secret between the house and its payment processor',
  processor_event: 'what the payment processor tells the house to look at',
  processor_reading: 'how far that was read',
  processor_movement: 'the processor’s own books',
  reconciliation: 'the comparison of the two books',
  refund_return: 'what a bank said of a refund that came back: its refund says that it did',
  invoice_counter: 'the last number of each series of invoices',
  house: 'the house’s own name',
  signing_key: 'the house’s own secret',
};
