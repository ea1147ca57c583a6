import type { BookedWeek } from '@stint/core/bookings';
import type { Decision } from '@stint/core/dispute';
import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReviewKey } from './disputes.ts';
import type { RuledBy } from './review-tables.ts';

/** What was decided of a segment, and by whom. `person`, `name`: null where its verdict decided. */
export interface Ruling {
  readonly segment: SegmentNumber;
  readonly kind: 'tracked' | 'manual';
  readonly by: RuledBy;
  readonly outcome: Decision;
  readonly says: string;
  readonly person: string | null;
  readonly at: Instant;
}

export interface RulingRow extends Ruling {
  readonly dispute: string;
  readonly n: number;
  readonly name: string | null;
}

/** All that was ever decided in these disputes' weeks, in the order in which it was; the last of a segment stands. */
export async function rulingsOf(
  db: Database | Trx,
  { organisation, contract }: ReviewKey,
  dispute: string,
): Promise<RulingRow[]> {
  const rows = await db
    .selectFrom('dispute_ruling')
    .leftJoin('person', 'person.id', 'dispute_ruling.person_id')
    .selectAll('dispute_ruling')
    .select('person.name')
    .where('organisation_id', '=', organisation)
    .where('contract_id', '=', contract)
    .where('dispute_id', '=', dispute)
    .orderBy('segment')
    .orderBy('kind', 'desc')
    .orderBy('n')
    .execute();
  return rows.map(({ segment, kind, n, by, outcome, says, person_id: person, at, name, dispute_id }) => ({
    dispute: dispute_id,
    segment,
    kind,
    n,
    by,
    outcome,
    says,
    person,
    at: Number(at),
    name,
  }));
}

/** Writes what was decided, in addition to what was before. */
export async function addRulings(
  trx: Trx,
  { org, contract, week }: BookedWeek,
  dispute: string,
  rulings: readonly (Ruling & { readonly n: number })[],
): Promise<void> {
  if (rulings.length === 0) return;
  await trx
    .insertInto('dispute_ruling')
    .values(
      rulings.map(({ segment, kind, n, by, outcome, says, person, at }) => ({
        organisation_id: org,
        contract_id: contract,
        week,
        dispute_id: dispute,
        segment,
        kind,
        n,
        by,
        outcome,
        says,
        person_id: person,
        at,
      })),
    )
    .execute();
}
