import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { missingForEInvoice, missingOnPaper } from '@stint/core/particulars';
import type { InvoiceListed, listInvoices as route } from '@stint/wire/invoices';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type IssuedDocument, listDocuments } from '../../store/invoice-documents.ts';
import { keyOf, type Payment, paymentsOf } from '../../store/invoice-payments.ts';
import { standing } from './standing.ts';
import { visibleOfWeek } from './visible-documents.ts';

/** The documents of one's own sides, the newest first, a page at a time. */
export async function listInvoices(
  house: House,
  actor: Actor,
  { after }: { after?: string | undefined },
): Promise<Answer<typeof route>> {
  const found = await listDocuments(house.db, {
    person: actor.person,
    organisations: actor.organisations,
    after: after === undefined ? null : BigInt(after),
    limit: LIMITS.invoices + 1,
  });
  const shown = found.slice(0, LIMITS.invoices);
  const next = found.length > shown.length ? shown.at(-1)?.place : undefined;
  return { invoices: await lettersOf(house, shown), next: next === undefined ? null : String(next) };
}

/** Those of one week that the reader may see, in the order of issue. Refusals: `no-such-contract`, `bad-week`. */
export async function listWeekInvoices(
  house: House,
  actor: Actor,
  asked: { readonly contract: string; readonly week: string },
): Promise<InvoiceListed[] | Refusal> {
  const found = await visibleOfWeek(house, actor, asked);
  return isRefusal(found) ? found : lettersOf(house, found.documents);
}

export async function lettersOf(
  house: House,
  documents: readonly IssuedDocument[],
): Promise<InvoiceListed[]> {
  const payments = await paymentsOf(house.db, documents);
  return documents.map((document) => letterOf(document, payments.get(keyOf(document)) ?? null));
}

function letterOf(document: IssuedDocument, payment: Payment | null): InvoiceListed {
  const { number, kind, credits, booked, body, issuedAt } = document;
  const sides = standing(document, []);
  const money = (amount: bigint): string => formatMoney(amount, booked.currency);
  const paidAt = payment?.state === 'succeeded' ? payment.at : null;
  return {
    number,
    kind,
    credits,
    contract: { id: booked.contract, title: body.title },
    source: sourceLetter(document),
    issuer: sides.issuer.name,
    receiver: sides.receiver.name,
    issuedAt: formatInstant(issuedAt),
    currency: booked.currency,
    net: money(document.net),
    tax: money(document.tax),
    gross: money(document.gross),
    charge: payment?.state ?? 'not-yet',
    paidAt: paidAt === null ? null : formatInstant(paidAt),
    missing: missingOnPaper(sides),
    missingForEInvoice: missingForEInvoice(sides),
  };
}

function sourceLetter({ source, body }: IssuedDocument): InvoiceListed['source'] {
  return source.kind === 'week'
    ? { kind: 'week', week: formatDay(source.week) }
    : { ...source, says: body.supply?.says ?? '' };
}
