import type { BookedWeek } from '@stint/core/bookings';
import type { Week } from '@stint/core/week';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';

/** Marks a week as closed, in the transaction that keeps its timesheet: the clock looks for it no more. */
export async function markClosed(
  trx: Trx,
  { freelancer, contract, week }: DiaryKey & { week: Week },
): Promise<void> {
  await trx
    .updateTable('work_week')
    .set({ closed: true })
    .where('freelancer_id', '=', freelancer)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .execute();
}

/** An invoice is under way from its issue, in the transaction that issues it … */
export async function setOut(trx: Trx, { org, contract, week }: BookedWeek): Promise<void> {
  await trx
    .insertInto('invoice_under_way')
    .values({ organisation_id: org, contract_id: contract, week })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** … until its pay is available, in the transaction that books that. */
export async function arrive(trx: Trx, { org, contract, week }: BookedWeek): Promise<void> {
  await trx
    .deleteFrom('invoice_under_way')
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .execute();
}
