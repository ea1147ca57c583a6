import { formatDay, WEEK_SECONDS } from '@stint/core/instant';
import type { InvoiceLine, Stipend } from '@stint/core/invoice';
import { formatMoney, type Minor } from '@stint/core/money';
import type { Particulars } from '@stint/core/particulars';
import { type Tax, type TaxLine, taxedBy } from '@stint/core/tax';
import type { House } from '../../house.ts';
import type { IssuedDocument } from '../../store/invoice-documents.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import { keptTax } from './tax-letter.ts';
import { HOUSE_NAME, particularsWith } from './whose.ts';

/** One line of a document. Time has seconds and a rate an hour; the rest is one sum. */
export interface StandingLine {
  readonly says: string;
  readonly time: { readonly seconds: number; readonly rate: Minor } | null;
  readonly amount: Minor;
}

/** What stands on a document: on paper, and in an e-invoice. */
export interface Standing {
  readonly document: IssuedDocument;
  readonly issuer: Particulars;
  readonly receiver: Particulars;
  readonly tax: Tax;
  readonly taxLines: readonly TaxLine[];
  readonly lines: readonly StandingLine[];
  /** First and last day of what was supplied. */
  readonly days: { readonly from: string; readonly to: string };
}

export async function standingOf(house: House, document: IssuedDocument): Promise<Standing> {
  const { booked, source, kind, credits } = document;
  if (source.kind !== 'week' || kind !== 'work' || credits !== null) return standing(document, []);
  const key = { organisation: booked.org, contract: booked.contract };
  const invoice = (await issuedInvoices(house.db, key, [source.week])).get(source.week);
  return standing(document, invoice?.lines ?? [], invoice?.stipend);
}

/** The same, of the lines of a week's bill (B4) and its stipend (B6). */
export function standing(
  document: IssuedDocument,
  billed: readonly InvoiceLine[],
  stipend?: Stipend,
): Standing {
  const { body, net } = document;
  const tax = keptTax(body.tax);
  return {
    document,
    issuer: particularsWith(body.issuer, HOUSE_NAME),
    receiver: particularsWith(body.receiver, ''),
    tax,
    // A credit note gives back its part of the tax, to the last unit; there is one line at most.
    taxLines: taxedBy(tax, net).lines.map((line) => ({ ...line, amount: document.tax })),
    lines: linesOf(document, billed, stipend),
    days: daysOf(document),
  };
}

function daysOf({ source, body, issuedAt }: IssuedDocument): Standing['days'] {
  if (source.kind === 'week')
    return { from: formatDay(source.week), to: formatDay(source.week + WEEK_SECONDS - 1) };
  const { from = formatDay(issuedAt), to = from } = body.supply ?? {};
  return { from, to };
}

/** What a document is for, within a sentence. */
function forWhat({ source, body }: Pick<IssuedDocument, 'source' | 'body'>): string {
  return source.kind === 'week' ? `week of ${formatDay(source.week)}` : (body.supply?.says ?? source.kind);
}

function linesOf(
  document: IssuedDocument,
  billed: readonly InvoiceLine[],
  stipend: Stipend | undefined,
): StandingLine[] {
  const { kind, source, credits, net, body, booked } = document;
  const what = forWhat(document);
  if (credits !== null)
    return [{ says: `Credit for ${credits}: ${body.title}, ${what}`, time: null, amount: net }];
  if (kind !== 'work') return [{ says: `Fee of the house: ${body.title}, ${what}`, time: null, amount: net }];
  if (source.kind !== 'week') return [{ says: `${body.title}: ${what}`, time: null, amount: net }];
  const times = billed.map(({ kind: how, seconds, rate, amount }) => ({
    says: `${body.title}: ${how} time`,
    time: { seconds, rate },
    amount,
  }));
  if (!stipend) return times;
  const { weekly, percent, amount } = stipend;
  const whole = `${formatMoney(weekly, booked.currency)} ${booked.currency}`;
  const part = percent === 100 ? '' : `, ${percent} % of ${whole} for the first week`;
  return [...times, { says: `${body.title}: weekly stipend${part}`, time: null, amount }];
}
