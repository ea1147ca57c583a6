import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** A part of a milestone's money that no card took. */
export interface UndeliveredPart {
  readonly id: string;
  readonly contract: string;
  readonly title: string;
  readonly client: string;
  readonly freelancer: string;
  readonly milestone: string;
  readonly currency: Currency;
  /** With its part of the client's fee. */
  readonly amount: Minor;
  readonly at: Instant;
  /** The bank's word for why. */
  readonly why: string;
}

/** The newest first. */
export async function undeliveredParts(db: Database, limit: number): Promise<UndeliveredPart[]> {
  const { rows } = await sql<Omit<UndeliveredPart, 'at'> & { at: bigint }>`
    select part.id, part.contract_id as contract, contract.title, organisation.name as client,
      person.name as freelancer, milestone.title as milestone, deposit.currency,
      part.amount + part.client_fee as amount, coalesce(part.answered_at, part.at) as at,
      coalesce(part.decline_code, '') as why
    from escrow_part as part join escrow_deposit as deposit on deposit.id = part.deposit_id
    join contract on contract.id = part.contract_id
    join organisation on organisation.id = contract.organisation_id
    join person on person.id = contract.freelancer_id
    join milestone on milestone.contract_id = part.contract_id and milestone.id = part.milestone_id
    where part.state = 'declined' and deposit.state = 'succeeded' order by part.answered_at desc, part.id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** One that no card took is to be sent again; its contract. Null: somebody was first, or it is none. */
export async function askPartAgain(trx: Trx, id: string): Promise<string | null> {
  const asked = await trx
    .updateTable('escrow_part')
    .set((eb) => ({
      state: 'asked' as const,
      answered_at: null,
      processor_ref: null,
      decline_code: null,
      attempt: eb('attempt', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'declined')
    // What its bank took back for good is owed less, and goes to no card.
    .where('decline_code', 'is distinct from', 'charged_back')
    .returning('contract_id')
    .executeTakeFirst();
  return asked?.contract_id ?? null;
}
