import { sql } from 'kysely';
import type { Database } from './database.ts';

/** An invoice that waits to be paid, with its sides by name. */
export interface OpenPayment {
  readonly id: string;
  readonly contract: string;
  readonly title: string;
  readonly freelancer: string;
  readonly says: string;
  readonly clientTotal: bigint;
  readonly currency: string;
}

/** The oldest first. */
export async function openPaymentsOf(
  db: Database,
  organisations: readonly string[],
  limit: number,
): Promise<OpenPayment[]> {
  if (organisations.length === 0) return [];
  const { rows } = await sql<OpenPayment>`
    select payment.id, payment.contract_id as contract, contract.title,
      person.name as freelancer, payment.says, payment.client_total as "clientTotal", payment.currency
    from payment_standing join payment on payment.id = payment_id
    join contract on contract.id = payment.contract_id join person on person.id = payment.freelancer_id
    where payment_standing.state = 'open' and payment.organisation_id = any (${[...organisations]}::uuid[])
    order by since, payment.id limit ${limit}`.execute(db);
  return rows;
}
