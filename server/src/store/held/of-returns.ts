import { sql } from 'kysely';
import { at, type Kind, kind, week } from './kind.ts';

/** What is held of charges for somebody's work that banks took back. */
export const OF_RETURNS: readonly Kind[] = [
  kind(
    {
      name: 'chargebacks',
      says: 'Charges for your weeks, one-time payments and milestones that a client’s bank took back.',
      tables: ['chargeback'],
      key: ['chargeback.id'],
    },
    {
      id: 'chargeback.id',
      contract: 'contract_id',
      week: week('week'),
      payment: 'payment_id',
      milestoneCharge: 'deposit_id',
      currency: 'currency',
      amountMinor: 'amount',
      place: 'place',
      openedAt: at('opened_at'),
      state: 'state',
      decidedAt: at('decided_at'),
    },
    ({ person }) => sql`from chargeback where freelancer_id = ${person}`,
  ),
];
