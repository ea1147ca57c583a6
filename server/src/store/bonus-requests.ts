import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import type { Week } from '@stint/core/week';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';
import type { TimeTables } from './time-tables.ts';

export type BonusRow = Selectable<TimeTables['bonus_request']>;

/** The requests of one week, oldest first. */
export function bonusRequestsOf(db: Database | Trx, key: DiaryKey, week: Week): Promise<BonusRow[]> {
  return db
    .selectFrom('bonus_request')
    .selectAll()
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('week', '=', BigInt(week))
    .orderBy('n')
    .execute();
}

/** The newest requests of these contracts, the newest first. */
export function newestBonusRequests(
  db: Database,
  contracts: readonly string[],
  limit: number,
): Promise<BonusRow[]> {
  if (contracts.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('bonus_request')
    .selectAll()
    .where('contract_id', 'in', [...contracts])
    .orderBy('asked_at', 'desc')
    .orderBy('contract_id')
    .orderBy('week', 'desc')
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
}

/** Writes the `n`-th request of a week; one that is open is replaced. */
export async function putBonusRequest(
  trx: Trx,
  key: DiaryKey & { week: Week; n: number },
  asked: { seconds: number; amount: Minor; memo: string; at: Instant },
): Promise<BonusRow> {
  const { seconds, amount, memo } = asked;
  const said = { seconds, amount, memo, asked_at: asked.at };
  const { freelancer: freelancer_id, contract: contract_id, week, n } = key;
  return trx
    .insertInto('bonus_request')
    .values({
      freelancer_id,
      contract_id,
      week,
      n,
      ...said,
      answer: null,
      answered_by: null,
      payment_id: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['freelancer_id', 'contract_id', 'week', 'n']).doUpdateSet(said),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function declineBonusRequest(
  trx: Trx,
  row: BonusRow,
  { answer, at, by }: { answer: string; at: Instant; by: string },
): Promise<BonusRow> {
  return trx
    .updateTable('bonus_request')
    .set({ answer, answered_at: at, answered_by: by })
    .where('freelancer_id', '=', row.freelancer_id)
    .where('contract_id', '=', row.contract_id)
    .where('week', '=', row.week)
    .where('n', '=', row.n)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What a payment has paid is asked for no more. */
export async function payBonusRequest(
  trx: Trx,
  key: DiaryKey & { week: Week; n: number },
  { payment, at, by }: { payment: string; at: Instant; by: string },
): Promise<void> {
  await trx
    .updateTable('bonus_request')
    .set({ payment_id: payment, answered_at: at, answered_by: by })
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('week', '=', BigInt(key.week))
    .where('n', '=', key.n)
    .where('answered_at', 'is', null)
    .execute();
}
