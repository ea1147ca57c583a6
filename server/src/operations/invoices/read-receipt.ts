import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { Actor, House } from '../../house.ts';
import { setPaper } from '../../outside/paper/set-paper.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { keyOf, type Payment, paymentsOf } from '../../store/invoice-payments.ts';
import { linksOf, madeAt, partyLines } from './invoice-sheet.ts';
import { type KeptFile, PDF, TEMPLATE } from './read-invoice-file.ts';
import { type Standing, standing } from './standing.ts';
import { visibleDocument } from './visible-documents.ts';
import { HOUSE_NAME } from './whose.ts';

interface Asked {
  readonly contract: string;
  readonly number: string;
  readonly origin: string;
}

/**
 * What was paid with an invoice, named by its work's, and which invoices that paid: a receipt for the client, a remittance advice for the freelancer,
 * who is told neither the card nor the client's fee. Refusals: those of `visibleDocument`, `not-paid-yet`.
 */
export async function readReceipt(house: House, actor: Actor, asked: Asked): Promise<KeptFile | Refusal> {
  const found = await visibleDocument(house, actor, asked);
  if (isRefusal(found)) return found;
  const { side } = found.visible;
  const paid = found.documents.filter(
    ({ kind, credits }) =>
      credits === null &&
      (kind === 'work' || kind === (side === 'freelancer' ? 'freelancer-fee' : 'client-fee')),
  );
  const [work] = paid.filter(({ kind }) => kind === 'work');
  if (!work) return refuse('no-such-invoice');
  const payment = (await paymentsOf(house.db, [work])).get(keyOf(work));
  if (payment?.state !== 'succeeded' || payment.at === null) return refuse('not-paid-yet');
  const all = paid.map((document) => standing(document, []));
  const sheet = receiptSheet(all, { payment, at: payment.at, isFreelancers: side === 'freelancer', asked });
  const name = `stint-${side === 'freelancer' ? 'remittance' : 'receipt'}-${work.number}.pdf`;
  return { bytes: await setPaper({ template: TEMPLATE, sheet }), type: PDF, name };
}

interface Of {
  readonly payment: Payment;
  readonly at: number;
  readonly isFreelancers: boolean;
  readonly asked: Asked;
}

function receiptSheet(all: readonly Standing[], { payment, at, isFreelancers, asked }: Of) {
  const [first] = all;
  if (!first) throw new Error('a receipt for nothing');
  const { booked, number, source } = first.document;
  const sum = (amount: bigint): string => `${formatMoney(amount, booked.currency)} ${booked.currency}`;
  const fees = all.slice(1).reduce((total, { document }) => total + document.gross, 0n);
  const { brand, last4 } = payment.card;
  const what = isFreelancers ? 'Remittance advice' : 'Receipt';
  const total = isFreelancers ? first.document.gross - fees : payment.amount;
  return {
    title: `${what} for ${number}`,
    made: madeAt(at),
    footer: `${HOUSE_NAME} · ${what} for ${number} · ${formatDay(at)}`,
    from: partyLines(first.receiver),
    to: partyLines(first.issuer),
    facts: [
      ['Paid', formatInstant(at)],
      ...(source.kind === 'week' ? [['For the week', `${first.days.from} to ${first.days.to} (UTC)`]] : []),
      ['For', first.document.body.title],
      ...(isFreelancers ? [] : [['From', `${brand} ending in ${last4}`]]),
      ...(isFreelancers || payment.reference === null ? [] : [['Payment reference', payment.reference]]),
    ],
    lines: all.map(({ document, lines }, place) => ({
      says:
        place === 0 ? `Invoice ${document.number}` : `Invoice ${document.number}: ${lines[0]?.says ?? ''}`,
      hours: '',
      rate: '',
      amount: `${place > 0 && isFreelancers ? '−' : ''}${sum(document.gross)}`,
    })),
    sums: [] as string[][],
    total: [isFreelancers ? 'Yours, after the hold' : 'Paid', sum(total)],
    settlement: null,
    links: linksOf(first.document, asked.origin).slice(0, 1),
    notes: isFreelancers ? [NOTES[source.kind]] : [],
  };
}

const NOTES = {
  week: 'The client has paid. It is held until the review and the security hold are over, then it is available.',
  payment: 'The client has paid. It is held for five days, then it is available. It is never protected (D4).',
  milestone: 'It was paid out of escrow. It is held for five days from its release on, then it is available.',
} as const;
