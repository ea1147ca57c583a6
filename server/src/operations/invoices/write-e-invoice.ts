import { fileURLToPath } from 'node:url';
import type { Invoice as EInvoice } from '@e-invoice-eu/core';
import { missingForEInvoice } from '@stint/core/particulars';
import { askChild, CannotBeMade } from '../../outside/paper/ask-child.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { eInvoiceLacks, eInvoiceOf } from './e-invoice.ts';
import type { Standing } from './standing.ts';

/** What the child that writes it is asked. */
export interface AskedEInvoice {
  readonly invoice: EInvoice;
  readonly format: 'UBL' | 'CII';
}

/**
 * A document as XML of EN 16931, written by a child. Refusals: `particulars-missing`, which names them, and `no-e-invoice`
 * for what cannot be written in it.
 */
export async function writeEInvoice(standing: Standing, syntax: 'ubl' | 'cii'): Promise<string | Refusal> {
  const missing = missingForEInvoice(standing);
  if (missing.length > 0) return refuse('particulars-missing', { fault: missing.join(', ') });
  const lack = eInvoiceLacks(standing);
  if (lack !== null) return refuse('no-e-invoice', { fault: lack });
  const asked: AskedEInvoice = {
    invoice: eInvoiceOf(standing, syntax),
    format: syntax === 'ubl' ? 'UBL' : 'CII',
  };
  try {
    return Buffer.from(await askChild(MAIN, asked)).toString('utf8');
  } catch (error) {
    if (!(error instanceof CannotBeMade)) throw error;
    return refuse('no-e-invoice', { fault: 'it has no words for what this one says' });
  }
}

const MAIN = fileURLToPath(new URL('e-invoice-child.ts', import.meta.url));
