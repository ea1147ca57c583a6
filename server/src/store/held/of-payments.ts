import { sql } from 'kysely';
import { at, type Kind, kind, week } from './kind.ts';

/** What is held of payments beside the weeks (D4), and of invoices of milestones without escrow. */
export const OF_PAYMENTS: readonly Kind[] = [
  kind(
    {
      name: 'payments',
      says: 'One-time payments to you, and invoices of milestones that you sent; and those that you made for a client.',
      tables: ['payment', 'payment_standing'],
      key: ['payment.id'],
    },
    {
      id: 'payment.id',
      contract: 'contract_id',
      kind: 'kind',
      byMe: 'by_person_id = me.id',
      currency: 'currency',
      totalMinor: 'total',
      freelancerFeeMinor: 'freelancer_fee',
      netMinor: 'net',
      clientFeeMinor: 'client_fee',
      clientTotalMinor: 'client_total',
      says: 'says',
      milestone: 'milestone_id',
      requestWeek: week('request_week'),
      madeAt: at('made_at'),
      state: 'state',
      since: at('since'),
    },
    ({ person }) =>
      sql`from payment join payment_standing on payment_id = payment.id join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id)`,
  ),
  kind(
    {
      name: 'payment-charges',
      says: 'When the client’s bank was asked for them, and whether it paid. With what, is the client’s.',
      tables: ['charge'],
      key: ['charge.payment_id', 'attempt'],
    },
    {
      payment: 'charge.payment_id',
      attempt: 'attempt',
      state: 'charge.state',
      askedAt: at('asked_at'),
      answeredAt: at('answered_at'),
    },
    ({ person }) =>
      sql`from charge join payment on payment.id = charge.payment_id where freelancer_id = ${person}`,
  ),
];
