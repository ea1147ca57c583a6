import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney, sum } from '@stint/core/money';
import type { Debt } from '@stint/wire/debt';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { attemptsOf, type OwedRow, owedBy } from '../../store/debt-lists.ts';
import { openSince } from '../../store/suspensions.ts';
import { teamOf } from '../../store/teams.ts';
import { refuseWithout } from '../people/rights.ts';

/**
 * What an organisation owes, why, and what happens when (D5). For who pays for it, and for operators. Refusals:
 * `no-such-organisation`, for strangers too; `not-your-role`.
 */
export async function readDebt(
  house: House,
  actor: Actor,
  { organisation }: { organisation: string },
): Promise<Debt | Refusal> {
  if (!actor.operator || actor.roles[organisation] !== undefined) {
    const no = refuseWithout(actor, organisation, 'pay');
    if (no) return no;
  }
  const team = await teamOf(house.db, organisation);
  if (team?.kind !== 'client') return refuse('no-such-organisation');
  const since = await openSince(house.db, organisation);
  const rows = await owedBy(house.db, organisation);
  const attempts = Map.groupBy(await attemptsOf(house.db, organisation, rows), keyOf);
  return {
    organisation: { id: team.id, name: team.name },
    suspendedSince: since === null ? null : formatInstant(since),
    owed: rows.map((row) => ({
      contract: row.contract,
      title: row.title,
      freelancer: row.freelancer,
      week: formatDay(row.week),
      currency: row.currency,
      amount: formatMoney(row.amount, row.currency),
      failedAt: row.failedAt === null ? null : formatInstant(row.failedAt),
      nextAt: row.nextAt === null ? null : formatInstant(row.nextAt),
      disputed: row.disputed,
      advanced: formatMoney(row.advanced, row.currency),
      attempts: (attempts.get(keyOf(row)) ?? []).map(({ n, at, day, brand, last4, by, state, why }) => ({
        n,
        at: formatInstant(at),
        day,
        card: { brand, last4 },
        by,
        state,
        why,
      })),
    })),
    total: totalsOf(rows),
  };
}

function totalsOf(rows: readonly OwedRow[]): Debt['total'] {
  return [...Map.groupBy(rows, ({ currency }) => currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => ({
      amount: formatMoney(sum(own.map(({ amount }) => amount)), currency),
      currency,
    }));
}

function keyOf({ contract, week }: { contract: string; week: number }): string {
  return `${contract} ${week}`;
}
