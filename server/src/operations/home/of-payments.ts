import type { Need } from '@stint/wire/needs';
import type { Database } from '../../store/database.ts';
import { openPaymentsOf } from '../../store/payments-open.ts';
import { sumOf } from './of-weeks.ts';

/** Invoices of milestones without escrow that these clients may pay, the oldest first. */
export async function invoiceNeeds(
  db: Database,
  organisations: readonly string[],
  limit: number,
): Promise<Need[]> {
  const open = await openPaymentsOf(db, organisations, limit);
  return open.map(({ id, contract, title, freelancer, says, clientTotal, currency }) => ({
    kind: 'invoice-open',
    key: `invoice-open ${id}`,
    facts: { says },
    as: 'client',
    about: title,
    who: freelancer,
    until: null,
    stake: sumOf(clientTotal, currency),
    go: { page: 'payment', contract, payment: id },
  }));
}
