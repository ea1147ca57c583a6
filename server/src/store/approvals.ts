import type { Instant } from '@stint/core/instant';
import type { Week } from '@stint/core/week';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReviewKey } from './disputes.ts';

/** Who approved a week early, and when (B6). */
export interface Approval {
  readonly at: Instant;
  readonly by: string;
}

export async function approvalsOf(
  db: Database | Trx,
  { organisation, contract }: ReviewKey,
  weeks: readonly Week[],
): Promise<Map<Week, Approval>> {
  if (weeks.length === 0) return new Map();
  const rows = await db
    .selectFrom('week_approval')
    .innerJoin('person', 'person.id', 'week_approval.by_person_id')
    .select(['week', 'approved_at', 'person.name as by'])
    .where('organisation_id', '=', organisation)
    .where('contract_id', '=', contract)
    .where('week', 'in', weeks.map(BigInt))
    .execute();
  return new Map(rows.map(({ week, approved_at, by }) => [Number(week), { at: Number(approved_at), by }]));
}

/** False when it was approved already. */
export async function addApproval(
  trx: Trx,
  { organisation, contract, week }: ReviewKey & { week: Week },
  { at, by }: Approval,
): Promise<boolean> {
  const added = await trx
    .insertInto('week_approval')
    .values({
      organisation_id: organisation,
      contract_id: contract,
      week,
      approved_at: at,
      by_person_id: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('week')
    .executeTakeFirst();
  return added !== undefined;
}

/** A dispute takes an approval back. False where there was none. */
export async function takeBackApproval(
  trx: Trx,
  { organisation, contract, week }: ReviewKey & { week: Week },
): Promise<boolean> {
  const gone = await trx
    .deleteFrom('week_approval')
    .where('organisation_id', '=', organisation)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .returning('week')
    .executeTakeFirst();
  return gone !== undefined;
}
