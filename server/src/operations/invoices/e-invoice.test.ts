import * as library from '@e-invoice-eu/core';
import { minorDigits } from '@stint/core/money';
import type { Tax } from '@stint/core/tax';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { eInvoiceOf } from './e-invoice.ts';
import { faultsOf, type Read, readCii, readUbl } from './en16931.testing.ts';
import { ACME, ANA, drawn } from './standing.testing.ts';
import type { Standing } from './standing.ts';
import { writeEInvoice } from './write-e-invoice.ts';
import { readXml, said } from './xml.testing.ts';

const factory = new library.FormatFactoryService();
const quiet = { log: () => {}, warn: () => {}, error: () => {} };

function textOf(xml: Awaited<ReturnType<typeof writeEInvoice>>): string {
  if (typeof xml !== 'string') throw new Error(xml.refused);
  return xml;
}

/** Written in this process, and past the library's schema: that one is held to below, by the way that the house takes. */
async function written(standing: Standing, syntax: 'ubl' | 'cii'): Promise<string> {
  const format = syntax === 'ubl' ? 'UBL' : 'CII';
  const writer = factory.createFormatService(format, quiet);
  const invoice = eInvoiceOf(standing, syntax);
  writer.fillInvoiceDefaults(invoice);
  return String(await writer.generate(invoice, { format, lang: 'en', noWarnings: true }));
}

function readBack(xml: string, syntax: 'ubl' | 'cii'): Read {
  return syntax === 'ubl' ? readUbl(readXml(xml)) : readCii(readXml(xml));
}

const aTax: fc.Arbitrary<Tax> = fc.oneof(
  fc.constant<Tax>({ kind: 'none', says: '' }),
  fc.constant<Tax>({ kind: 'reverse-charge' }),
  // Four decimals, as the reader above has them: 7.5, 19, 8.875.
  fc.integer({ min: 0, max: 300_000 }).map((n): Tax => ({ kind: 'vat', percent: BigInt(n) * 100n })),
);
const aLine = fc.record({
  kind: fc.constantFrom('tracked' as const, 'manual' as const),
  rate: fc.bigInt(1n, 1_000_000n),
  seconds: fc.integer({ min: 1, max: 604_800 }),
});
const aStanding = fc
  .record({
    tax: aTax,
    currency: fc.constantFrom('EUR', 'USD', 'JPY', 'HUF'),
    lines: fc.array(aLine, { minLength: 1, maxLength: 8 }),
    title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => PLAIN.test(text)),
    registered: fc.boolean(),
  })
  .map(({ registered, ...one }) => drawn({ ...one, issuer: registered ? ANA : { ...ANA, vatId: '' } }));
const PLAIN = /^[^\p{Cc}\p{Cs}\p{Cn}]*\S[^\p{Cc}\p{Cs}\p{Cn}]*$/u;

describe('an e-invoice', () => {
  it('adds up as EN 16931 asks, in both syntaxes, and to our totals: 500 at random', async () => {
    await fc.assert(
      fc.asyncProperty(aStanding, async (standing) => {
        const { net, tax, gross, booked } = standing.document;
        const digits = minorDigits(booked.currency) ?? 0;
        const ours = (one: bigint) => one * 10n ** BigInt(4 - digits);
        for (const syntax of ['ubl', 'cii'] as const) {
          const read = readBack(await written(standing, syntax), syntax);
          expect(faultsOf(read, digits), syntax).toEqual([]);
          expect(read.totals).toMatchObject({
            net: ours(net),
            tax: ours(tax),
            gross: ours(gross),
            due: ours(gross),
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that is a cent off is caught', async () => {
    const xml = await written(drawn({ tax: { kind: 'vat', percent: 19_000_000n } }), 'ubl');
    const wrong = (from: string, to: string) => faultsOf(readBack(xml.replace(from, to), 'ubl'), 2);
    expect(wrong('45.00</cbc:LineExt', '45.01</cbc:LineExt')).toEqual(['BR-CO-10', 'R120']);
    expect(wrong('67.50</cbc:TaxExcl', '67.49</cbc:TaxExcl')).toEqual(['BR-CO-13', 'BR-CO-15', 'BT-116']);
    expect(wrong('80.33</cbc:Payable', '80.32</cbc:Payable')).toEqual(['BR-CO-16']);
    expect(wrong('<cbc:Percent>19<', '<cbc:Percent>20<')).toEqual(['R120', 'BR-CO-17'].slice(1));
  });

  it.each(['ubl', 'cii'] as const)(
    'passes the library’s schema, and says who it is from and to: %s',
    async (syntax) => {
      const standing = drawn({ tax: { kind: 'reverse-charge' }, title: 'Shop & <b>"山田"</b>' });
      const xml = textOf(await writeEInvoice(standing, syntax));
      for (const words of [ANA.name, 'PT123456789', ACME.name, 'DE123456789', 'Reverse charge', '2026-0001'])
        expect(xml).toContain(words);
      expect(xml).toContain('Shop &amp; &lt;b&gt;"山田"&lt;/b&gt;: tracked time');
      expect(faultsOf(readBack(xml, syntax), 2)).toEqual([]);
      if (syntax === 'ubl') expect(xml).toContain('urn:fdc:peppol.eu:2017:poacc:billing:3.0');
      else expect(xml).toContain('<ram:ApplicableHeaderTradeDelivery>');
    },
  );

  it('of a credit note names what it credits', async () => {
    const xml = await writeEInvoice(
      drawn({ credit: 1000n, tax: { kind: 'vat', percent: 19_000_000n } }),
      'ubl',
    );
    const root = readXml(textOf(xml));
    expect(root.name).toBe('CreditNote');
    expect(said(root, 'CreditNoteTypeCode')).toBe('381');
    expect(said(root, 'BillingReference/InvoiceDocumentReference/ID')).toBe('2026-0001');
    expect(faultsOf(readUbl(root), 2)).toEqual([]);
  });

  it('without VAT numbers where there is nothing to do with VAT', async () => {
    const xml = await writeEInvoice(drawn({ issuer: { ...ANA, vatId: '' } }), 'ubl');
    expect(textOf(xml)).not.toContain('PartyTaxScheme');
    expect(readUbl(readXml(textOf(xml))).taxes[0]?.category).toBe('O');
  });

  it('is refused with the names of what is missing, and where it has no words', async () => {
    const refusedAs = async (standing: Standing) => {
      const xml = await writeEInvoice(standing, 'ubl');
      return isRefusal(xml) ? [xml.refused, 'fault' in xml ? xml.fault : ''] : xml;
    };
    expect(await refusedAs(drawn({ issuer: { ...ANA, country: '', email: '' } }))).toEqual([
      'particulars-missing',
      'issuer-country, issuer-email',
    ]);
    expect(
      await refusedAs(drawn({ tax: { kind: 'reverse-charge' }, receiver: { ...ACME, vatId: '' } })),
    ).toEqual(['particulars-missing', 'receiver-vat-id']);
    expect(await refusedAs(drawn({ currency: 'BHD' }))).toEqual([
      'no-e-invoice',
      'its amounts have two decimals at most',
    ]);
    expect(await refusedAs(drawn({ tax: { kind: 'custom', label: 'GST', percent: 0n } }))).toEqual([
      'no-e-invoice',
      'it knows of no tax but VAT',
    ]);
    expect(await refusedAs(drawn({ currency: 'XCG' }))).toEqual([
      'no-e-invoice',
      'it has no words for what this one says',
    ]);
  });
});
