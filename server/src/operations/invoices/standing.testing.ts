import type { InvoiceLine } from '@stint/core/invoice';
import { payFor, sum } from '@stint/core/money';
import type { Particulars } from '@stint/core/particulars';
import { type Tax, taxedBy } from '@stint/core/tax';
import { toInstant } from '@stint/wire/letters';
import type { IssuedDocument } from '../../store/invoice-documents.ts';
import { type Standing, standing } from './standing.ts';
import { taxLetter } from './tax-letter.ts';

export const ANA: Particulars = {
  name: 'Ana Duarte Lda',
  street: 'Rua Augusta 1',
  more: '2.º esq.',
  postcode: '1100-048',
  city: 'Lisboa',
  region: '',
  country: 'PT',
  vatId: 'PT123456789',
  registration: '',
  email: 'ana@example.test',
  note: '',
};

export const ACME: Particulars = {
  ...ANA,
  name: 'Acme Garden Tools GmbH',
  street: 'Hauptstraße 5',
  more: '',
  postcode: '10115',
  city: 'Berlin',
  country: 'DE',
  vatId: 'DE123456789',
  registration: 'HRB 4711',
  email: 'invoices@acme.example',
};

export interface Drawn {
  readonly currency?: string;
  readonly tax?: Tax;
  readonly lines?: readonly Omit<InvoiceLine, 'amount'>[];
  readonly issuer?: Particulars;
  readonly receiver?: Particulars;
  readonly title?: string;
  /** A credit note for so much of it, without tax. */
  readonly credit?: bigint;
}

/** A document that was never issued: an hour of tracked time and half an hour of manual time at 45.00. */
export function drawn(more: Drawn = {}): Standing {
  const { currency = 'EUR', tax = { kind: 'none', says: '' }, title = 'Web shop', credit } = more;
  const times = more.lines ?? [
    { kind: 'tracked', rate: 4500n, seconds: 3600 },
    { kind: 'manual', rate: 4500n, seconds: 1800 },
  ];
  const lines = times.map((line) => ({ ...line, amount: payFor(line.rate, line.seconds) }));
  const taxed = taxedBy(tax, credit ?? sum(lines.map(({ amount }) => amount)));
  const document: IssuedDocument = {
    issuer: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    number: credit === undefined ? '2026-0001' : 'C-2026-0001',
    place: 1n,
    kind: 'work',
    credits: credit === undefined ? null : '2026-0001',
    booked: {
      contract: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
      org: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
      freelancer: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      currency,
    },
    source: { kind: 'week', week: toInstant('2026-11-16T00:00:00Z') },
    issuedAt: toInstant('2026-11-23T12:00:00Z'),
    net: taxed.net,
    tax: taxed.tax,
    gross: taxed.gross,
    body: { title, issuer: more.issuer ?? ANA, receiver: more.receiver ?? ACME, tax: taxLetter(tax) },
    logo: null,
  };
  return standing(document, lines);
}
