import type { Tax } from './tax.ts';

/** Who an invoice is from, or to, as it stands on it. Each text may be '': an invoice is issued all the same. */
export interface Particulars {
  readonly name: string;
  readonly street: string;
  readonly more: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
  /** ISO 3166-1, two letters; '' where it is not known. */
  readonly country: string;
  /** With its country's letters before it. */
  readonly vatId: string;
  /** Of a register of companies, or of a tax office. */
  readonly registration: string;
  /** Where invoices are to go, and where an e-invoice comes from. */
  readonly email: string;
  /** What its issuer asks of whoever pays. */
  readonly note: string;
}

export const MISSING = [
  'issuer-address',
  'issuer-country',
  'issuer-vat-id',
  'issuer-email',
  'receiver-address',
  'receiver-country',
  'receiver-vat-id',
  'receiver-email',
] as const;

/** What an invoice lacks. It stops none; an e-invoice cannot do without some. */
export type Missing = (typeof MISSING)[number];

export interface Sides {
  readonly issuer: Particulars;
  readonly receiver: Particulars;
  readonly tax: Tax;
}

/** What a tax office would miss. */
export function missingOnPaper(sides: Sides): Missing[] {
  return MISSING.filter((one) => !one.endsWith('-email') && lacks(sides, one));
}

/** What EN 16931 (BR-9, BR-11, BR-S-2, BR-E-2, BR-AE-2) and Peppol BIS 3 (R010, R020) cannot do without. */
export function missingForEInvoice(sides: Sides): Missing[] {
  return MISSING.filter((one) => !one.endsWith('-address') && lacks(sides, one));
}

function lacks({ issuer, receiver, tax }: Sides, one: Missing): boolean {
  const who = one.startsWith('issuer') ? issuer : receiver;
  if (one.endsWith('-address')) return who.street.trim() === '' || who.city.trim() === '';
  if (one.endsWith('-country')) return who.country === '';
  if (one.endsWith('-email')) return who.email.trim() === '';
  const needed = tax.kind === 'reverse-charge' || (tax.kind === 'vat' && one === 'issuer-vat-id');
  return needed && who.vatId.trim() === '';
}

/** `2026-0001`, after the letters of its series. Past 9999 it grows. */
export function invoiceNumber(series: string, year: number, n: number): string {
  return `${series === '' ? '' : `${series}-`}${year}-${n.toString().padStart(4, '0')}`;
}
