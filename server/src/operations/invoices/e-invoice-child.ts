import { text } from 'node:stream/consumers';
import * as library from '@e-invoice-eu/core';
import { CANNOT } from '../../outside/paper/ask-child.ts';
import type { AskedEInvoice } from './write-e-invoice.ts';

// Writes one e-invoice: JSON on standard input, XML on standard output. What the library's schema refuses cannot be made.
const { invoice, format } = JSON.parse(await text(process.stdin)) as AskedEInvoice;
const complaints: unknown[] = [];
const note = (...said: unknown[]): void => void complaints.push(...said);
const writer = new library.InvoiceService({ log: () => {}, warn: () => {}, error: note });
try {
  process.stdout.write(await writer.generate(invoice, { format, lang: 'en', noWarnings: true }));
} catch (error) {
  process.stderr.write(`${String(error)} ${complaints.join(' ').slice(0, 1500)}`);
  process.exitCode = complaints.length > 0 ? CANNOT : 1;
}
