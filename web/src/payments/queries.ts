import {
  listOwnPayments,
  listPaymentInvoices,
  listPayments,
  makePayment,
  payMilestoneInvoice,
  readPayment,
  sendMilestoneInvoice,
  withdrawMilestoneInvoice,
} from '@stint/wire/one-time';
import type { Body } from '@stint/wire/route';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const paymentsOf = (contract: string) =>
  queryOptions({
    queryKey: ['payments', contract],
    queryFn: ({ signal }) => ask(listPayments, { params: { contract }, signal }),
  });

export const ownPayments = queryOptions({
  queryKey: ['payments'],
  queryFn: ({ signal }) => ask(listOwnPayments, { signal }),
});

export const paymentOf = (contract: string, payment: string) =>
  queryOptions({
    queryKey: ['payments', contract, payment],
    queryFn: ({ signal }) => ask(readPayment, { params: { contract, payment }, signal }),
  });

export const paymentInvoices = (contract: string, payment: string) =>
  queryOptions({
    queryKey: ['payments', contract, payment, 'invoices'],
    queryFn: ({ signal }) => ask(listPaymentInvoices, { params: { contract, payment }, signal }),
  });

export function pay(contract: string, body: Body<typeof makePayment>) {
  return ask(makePayment, { params: { contract }, body });
}

export function sendInvoice(contract: string, milestone: string) {
  return ask(sendMilestoneInvoice, { params: { contract, milestone }, body: {} });
}

export function payInvoice(contract: string, payment: string) {
  return ask(payMilestoneInvoice, { params: { contract, payment }, body: {} });
}

export function withdrawInvoice(contract: string, payment: string) {
  return ask(withdrawMilestoneInvoice, { params: { contract, payment }, body: {} });
}
