import {
  type InvoiceFormat,
  listInvoices,
  listWeekInvoices,
  readInvoiceFile,
  readReceipt,
} from '@stint/wire/invoices';
import {
  readContractTax,
  readHouseParticulars,
  readParticulars,
  readTeamParticulars,
  type SetParticulars,
  setHouseParticulars,
  setParticulars,
  setTeamParticulars,
} from '@stint/wire/particulars';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const invoicePages = infiniteQueryOptions({
  queryKey: ['invoices'],
  queryFn: ({ pageParam, signal }) =>
    ask(listInvoices, { query: pageParam === null ? {} : { after: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});

export const weekInvoices = (contract: string, week: string) =>
  queryOptions({
    queryKey: ['contract', contract, 'week', week, 'invoices'],
    queryFn: ({ signal }) => ask(listWeekInvoices, { params: { contract, week }, signal }),
  });

/** Whose: one's own (null), the house's (`house`), or an organisation's by its id. */
export type Whose = string | null;

export const particularsOf = (whose: Whose) =>
  queryOptions({
    queryKey: ['particulars', whose],
    queryFn: ({ signal }) => {
      if (whose === null) return ask(readParticulars, { signal });
      if (whose === 'house') return ask(readHouseParticulars, { signal });
      return ask(readTeamParticulars, { params: { organisation: whose }, signal });
    },
  });

export function keepParticulars(whose: Whose, body: SetParticulars) {
  if (whose === null) return ask(setParticulars, { body });
  if (whose === 'house') return ask(setHouseParticulars, { body });
  return ask(setTeamParticulars, { params: { organisation: whose }, body });
}

export const contractTax = (contract: string) =>
  queryOptions({
    queryKey: ['contract', contract, 'tax'],
    queryFn: ({ signal }) => ask(readContractTax, { params: { contract }, signal }),
  });

/** A document: its number is its own within its contract. */
export interface Numbered {
  readonly contract: string;
  readonly number: string;
}

export function fetchInvoice(of: Numbered, format: InvoiceFormat): Promise<Uint8Array> {
  return ask(readInvoiceFile, { params: { ...of }, query: { format } });
}

export function fetchReceipt(of: Numbered): Promise<Uint8Array> {
  return ask(readReceipt, { params: { ...of } });
}
