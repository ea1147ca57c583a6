import { fileURLToPath } from 'node:url';
import type { InvoiceFormat } from '@stint/wire/invoices';
import type { Actor, House } from '../../house.ts';
import { asFacturX, FACTUR_X } from '../../outside/paper/factur-x.ts';
import { setPaper } from '../../outside/paper/set-paper.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import type { IssuedDocument } from '../../store/invoice-documents.ts';
import { keyOf, paymentsOf } from '../../store/invoice-payments.ts';
import { invoiceSheet } from './invoice-sheet.ts';
import { logoFile } from './logo.ts';
import { settlementOf } from './settlement.ts';
import { type Standing, standingOf } from './standing.ts';
import { type VisibleDocuments, visibleDocument } from './visible-documents.ts';
import { writeEInvoice } from './write-e-invoice.ts';

/** A file to keep. */
export interface KeptFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
}

export interface AskedFile {
  readonly contract: string;
  readonly number: string;
  readonly format: InvoiceFormat;
  /** Where the reader found the house: links on the paper lead there. */
  readonly origin: string;
}

/**
 * A document as a file. On paper stand its payment and the reader's own side of it as well; what is
 * exchanged says what was issued, and no more. Refusals: those of `visibleDocument`, `particulars-missing`,
 * `no-e-invoice`.
 */
export async function readInvoiceFile(
  house: House,
  actor: Actor,
  asked: AskedFile,
): Promise<KeptFile | Refusal> {
  const found = await visibleDocument(house, actor, asked);
  if (isRefusal(found)) return found;
  const { document } = found;
  const standing = await standingOf(house, document);
  const name = `stint-${document.credits === null ? 'invoice' : 'credit-note'}-${document.number}`;
  if (asked.format === 'ubl') {
    const xml = await writeEInvoice(standing, 'ubl');
    return typeof xml === 'string' ? { bytes: Buffer.from(xml), type: XML, name: `${name}.xml` } : xml;
  }
  if (asked.format === 'facturx') {
    const xml = await writeEInvoice(standing, 'cii');
    if (typeof xml !== 'string') return xml;
    const bytes = asFacturX(
      await paperOf(house, standing, { asked, found: null, enclosed: { [FACTUR_X]: xml } }),
    );
    return { bytes, type: PDF, name: `${name}-factur-x.pdf` };
  }
  return {
    bytes: await paperOf(house, standing, { asked, found, enclosed: {} }),
    type: PDF,
    name: `${name}.pdf`,
  };
}

const XML = 'application/xml; charset=utf-8';
export const PDF = 'application/pdf';
export const TEMPLATE = fileURLToPath(new URL('invoice.typ', import.meta.url));

async function paperOf(
  house: House,
  standing: Standing,
  {
    asked,
    found,
    enclosed,
  }: { asked: AskedFile; found: VisibleDocuments | null; enclosed: Record<string, string> },
): Promise<Uint8Array> {
  const { document } = standing;
  const payments = found === null ? null : await paymentsOf(house.db, [document]);
  const sheet = invoiceSheet(standing, {
    payment: payments?.get(keyOf(document)) ?? null,
    settlement: found && document.credits === null ? settlementOf(found.visible.side, found.documents) : null,
    credits: creditsOf(document, found?.documents ?? []),
    origin: asked.origin,
  });
  return setPaper({ template: TEMPLATE, sheet, pictures: await logoFile(house, document.logo), enclosed });
}

function creditsOf({ issuer, number }: IssuedDocument, all: readonly IssuedDocument[]) {
  return all.filter((one) => one.issuer === issuer && one.credits === number);
}
