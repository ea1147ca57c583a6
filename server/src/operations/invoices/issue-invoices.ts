import type { BookedOn } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Invoice } from '@stint/core/invoice';
import type { Minor } from '@stint/core/money';
import { nameOfSource, type Source } from '@stint/core/source';
import { creditOf, type Tax, taxedBy } from '@stint/core/tax';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import {
  type DocumentKind,
  documentsOf,
  type IssuedDocument,
  issueDocument,
  type NewDocument,
  type SourceKey,
  type Supply,
} from '../../store/invoice-documents.ts';
import { THE_HOUSE } from '../../store/particulars.ts';
import { taxLetter } from './tax-letter.ts';
import { houseNow, taxNow, type Whose, whoseNow } from './whose.ts';

/**
 * The documents of what the client is charged for, in the transaction that books it. Two supplies are two invoices: the freelancer's work
 * is the freelancer's, and what the house takes of either side is the house's own. So each has one issuer, one receiver
 * and one series without a gap, whatever either is taxed by; a fee of nothing has no document.
 *
 * The counters are locked last, the freelancer's before the house's: after the balances, whose order is theirs.
 */
export async function issueInvoices(
  trx: Trx,
  loaded: LoadedContract,
  of: Invoiced,
  { invoice, at }: { readonly invoice: Charged; readonly at: Instant },
): Promise<void> {
  const [freelancer, client] = [
    await whoseNow(trx, loaded.freelancer),
    await whoseNow(trx, loaded.organisation),
  ];
  const tax = await taxNow(trx, of.booked.contract, freelancer.tax);
  const parties = { title: loaded.title, freelancer, tax, client, house: await houseNow(trx) };
  for (const document of documentsFor(parties, of, { invoice, at })) await issueDocument(trx, document);
}

/** Who they are between. */
export interface Parties {
  readonly title: string;
  readonly freelancer: Whose;
  /** Of the freelancer's work. */
  readonly tax: Tax;
  readonly client: Whose;
  readonly house: Whose;
}

/** The documents themselves, in the order of issue. */
export function documentsFor(
  { title, freelancer, tax, client, house }: Parties,
  of: Invoiced,
  { invoice, at }: { readonly invoice: Charged; readonly at: Instant },
): NewDocument[] {
  const make = making(title, of, at);
  return [
    ...make('work', { ...freelancer, tax }, client, invoice.total),
    ...make('client-fee', house, client, invoice.clientFee),
    ...make('freelancer-fee', house, freelancer, invoice.freelancerFee),
  ];
}

/** What is charged at once. `supply`: what it is for; a week says that itself. */
export interface Invoiced {
  readonly booked: BookedOn;
  readonly source: Source;
  readonly supply?: Supply;
}

/** Its sums, of a week or of a payment. Minor units. */
export type Charged = Pick<Invoice, 'total' | 'freelancerFee' | 'clientFee'>;

function making(title: string, { booked, source, supply }: Invoiced, at: Instant) {
  return (kind: DocumentKind, from: Whose, to: Whose, total: Minor): NewDocument[] => {
    if (total === 0n && kind !== 'work') return [];
    const document = {
      issuer: kind === 'work' ? booked.freelancer : THE_HOUSE,
      series: kind === 'work' ? '' : 'F',
      kind,
      event: `${kind}:${booked.contract}:${nameOfSource(source)}`,
      credits: null,
      booked,
      source,
      issuedAt: at,
      sums: async () => taxedBy(from.tax, total),
      body: {
        title,
        issuer: from.particulars,
        receiver: to.particulars,
        tax: taxLetter(from.tax),
        ...(supply && { supply }),
      },
      logo: from.logo,
    };
    return [document];
  };
}

/** What a refund gives back of each of its documents. Minor units, tax included. */
export type Credited = Readonly<Partial<Record<DocumentKind, Minor>>>;

/**
 * Credit notes for what a refund gives back (D2, D3), in the transaction that books it: one for each document of the week or
 * payment of which something goes back, under numbers of their own series. `event` names the refund: the same again issues nothing
 * more. Throws where more would go back than the document and its earlier credit notes leave.
 */
export async function issueCredits(
  trx: Trx,
  of: SourceKey,
  event: string,
  { credited, at }: { readonly credited: Credited; readonly at: Instant },
): Promise<void> {
  for (const document of await documentsOf(trx, of)) {
    const amount = credited[document.kind] ?? 0n;
    if (document.credits === null && amount > 0n) await credit(trx, document, { event, amount, at });
  }
}

async function credit(
  trx: Trx,
  document: IssuedDocument,
  { event, amount, at }: { event: string; amount: Minor; at: Instant },
): Promise<void> {
  const { issuer, kind, number, booked, source, body, logo } = document;
  await issueDocument(trx, {
    issuer,
    series: kind === 'work' ? 'C' : 'FC',
    kind,
    event: `credit:${kind}:${event}`,
    credits: number,
    booked,
    source,
    issuedAt: at,
    sums: async () =>
      creditOf(leftOf(document, await documentsOf(trx, { contract: booked.contract, source })), amount),
    body,
    logo,
  });
}

/** What earlier credit notes have left of a document. */
function leftOf(document: IssuedDocument, all: readonly IssuedDocument[]) {
  return all
    .filter((one) => one.issuer === document.issuer && one.credits === document.number)
    .reduce(
      (left, one) => ({ net: left.net - one.net, tax: left.tax - one.tax, gross: left.gross - one.gross }),
      { net: document.net, tax: document.tax, gross: document.gross },
    );
}
