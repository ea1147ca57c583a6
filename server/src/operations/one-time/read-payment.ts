import { formatInstant } from '@stint/core/instant';
import { formatPercent } from '@stint/core/money';
import { isPayable, PAYABLE_SECONDS } from '@stint/core/payment';
import { entriesOfPayment } from '@stint/core/payment-bookings';
import type { InvoiceListed } from '@stint/wire/invoices';
import { LIMITS } from '@stint/wire/limits';
import type {
  listOwnPayments as ownRoute,
  Payment as PaymentLetter,
  listPayments as route,
} from '@stint/wire/one-time';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { contractsOf, loadContracts } from '../../store/contracts.ts';
import { bookedOf } from '../../store/ledger.ts';
import { findPayment, type Payment, paymentsOfContract, paymentsOfContracts } from '../../store/payments.ts';
import { refuseClientDeed, seenBy, type Visible, visibleContract } from '../contracts/visible.ts';
import { lettersOf } from '../invoices/list-invoices.ts';
import { documentsFor } from '../invoices/visible-documents.ts';
import { paymentLetter } from './payment-letter.ts';

interface Asked {
  readonly contract: string;
  readonly payment: string;
}

export interface VisiblePayment {
  readonly visible: Visible;
  readonly payment: Payment;
}

/** Refusals: `no-such-contract`, `no-such-payment`. */
export async function visiblePayment(
  house: House,
  actor: Actor,
  { contract, payment: id }: Asked,
): Promise<VisiblePayment | Refusal> {
  const visible = await visibleContract(house, actor, contract);
  if (isRefusal(visible)) return visible;
  const payment = await findPayment(house.db, id.toLowerCase());
  return payment?.booked.contract === visible.id ? { visible, payment } : refuse('no-such-payment');
}

/** One payment as somebody sees it. Refusals: those of `visiblePayment`. */
export async function readPayment(
  house: House,
  actor: Actor,
  asked: Asked,
): Promise<PaymentLetter | Refusal> {
  const found = await visiblePayment(house, actor, asked);
  if (isRefusal(found)) return found;
  const entries = await entriesOf(house, [found.payment]);
  return paymentLetter(found.visible, found.payment, entries);
}

/** A contract's payments, the newest first, and what may be paid on it now. Refusal: `no-such-contract`. */
export async function listPayments(
  house: House,
  actor: Actor,
  { contract: id }: { contract: string },
): Promise<Answer<typeof route> | Refusal> {
  const visible = await visibleContract(house, actor, id);
  if (isRefusal(visible)) return visible;
  const payments = await paymentsOfContract(house.db, visible.id, LIMITS.list);
  const entries = await entriesOf(house, payments);
  const { endedAt, freelancerFee, clientFee } = visible.contract;
  const mayPay = refuseClientDeed(visible, 'pay') === null && isPayable(endedAt, house.clock.now());
  return {
    payments: payments.map((one) => paymentLetter(visible, one, entries)),
    may: mayPay ? ['bonus', 'expenses'] : [],
    payableUntil: endedAt === null ? null : formatInstant(endedAt + PAYABLE_SECONDS),
    freelancerFeePercent: formatPercent(freelancerFee),
    clientFeePercent: formatPercent(clientFee),
  };
}

/** Those of all contracts of one's own sides, the newest first. */
export async function listOwnPayments(house: House, actor: Actor): Promise<Answer<typeof ownRoute>> {
  const payments = await paymentsOfContracts(house.db, await contractsOf(house.db, actor), LIMITS.list);
  const contracts = [...new Set(payments.map(({ booked }) => booked.contract))];
  const seen = new Map<string, Visible>();
  for (const loaded of await loadContracts(house.db, contracts)) {
    const visible = seenBy(actor, loaded);
    if (visible) seen.set(loaded.id, visible);
  }
  const entries = await entriesOf(house, payments);
  return payments.flatMap((one) => {
    const visible = seen.get(one.booked.contract);
    return visible ? [paymentLetter(visible, one, entries)] : [];
  });
}

/** Its documents that the reader may see. Refusals: those of `visiblePayment`. */
export async function listPaymentInvoices(
  house: House,
  actor: Actor,
  asked: Asked,
): Promise<InvoiceListed[] | Refusal> {
  const found = await visiblePayment(house, actor, asked);
  if (isRefusal(found)) return found;
  const source = { kind: 'payment', id: found.payment.booked.id } as const;
  return lettersOf(house, (await documentsFor(house, found.visible, source)).documents);
}

function entriesOf(house: House, payments: readonly Payment[]): Promise<ReadonlySet<string>> {
  return bookedOf(
    house.db,
    payments.flatMap(({ booked }) => entriesOfPayment(booked.id)),
  );
}
