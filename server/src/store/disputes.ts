import type { BookedWeek } from '@stint/core/bookings';
import type { DisputeReason, Share } from '@stint/core/dispute';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import type { SegmentNumber } from '@stint/core/segment';
import type { Week } from '@stint/core/week';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReviewTables } from './review-tables.ts';

/** A dispute with the name of who began it. */
export type DisputeRow = Selectable<ReviewTables['dispute']> & { readonly by: string };
export type DisputedRow = Selectable<ReviewTables['dispute_segment']>;

/** Whose weeks' reviews: their keys start with the organisation. */
export interface ReviewKey {
  readonly organisation: string;
  readonly contract: string;
}

/** Of these weeks, in the order in which they were opened. */
export function disputesOf(
  db: Database | Trx,
  { organisation, contract }: ReviewKey,
  weeks: readonly Week[],
): Promise<DisputeRow[]> {
  if (weeks.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('dispute')
    .innerJoin('person', 'person.id', 'dispute.by_person_id')
    .selectAll('dispute')
    .select('person.name as by')
    .where('organisation_id', '=', organisation)
    .where('contract_id', '=', contract)
    .where('week', 'in', weeks.map(BigInt))
    .orderBy('opened_at')
    .orderBy('dispute.id')
    .execute();
}

/** One dispute of a contract. */
export async function findDispute(
  db: Database | Trx,
  { organisation, contract }: ReviewKey,
  id: string,
): Promise<DisputeRow | null> {
  const row = await db
    .selectFrom('dispute')
    .innerJoin('person', 'person.id', 'dispute.by_person_id')
    .selectAll('dispute')
    .select('person.name as by')
    .where('organisation_id', '=', organisation)
    .where('contract_id', '=', contract)
    .where('dispute.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** What they are about, in the order of the diary. */
export function disputedOf(
  db: Database | Trx,
  { organisation, contract }: ReviewKey,
  weeks: readonly Week[],
): Promise<DisputedRow[]> {
  if (weeks.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('dispute_segment')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('contract_id', '=', contract)
    .where('week', 'in', weeks.map(BigInt))
    .orderBy('segment')
    .orderBy('kind', 'desc')
    .execute();
}

/** The time of an open one is over: it is contested, by nobody's word (D2). */
export async function noteSilence(trx: Trx, { id, answer_by }: DisputeRow): Promise<void> {
  await trx
    .updateTable('dispute')
    .set({ state: 'contested', answered_at: answer_by })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

/** Opens a dispute, or gives the open one more share and more time. */
export async function putDispute(
  trx: Trx,
  booked: BookedWeek,
  put: { id: string; by: string; at: Instant; answerBy: Instant; share: Share; stipend: Minor },
): Promise<void> {
  const { share } = put;
  const sums = {
    total: share.total,
    freelancer_fee: share.freelancerFee,
    net: share.net,
    client_fee: share.clientFee,
    client_total: share.clientTotal,
    stipend: put.stipend,
  };
  await trx
    .insertInto('dispute')
    .values({
      organisation_id: booked.org,
      contract_id: booked.contract,
      week: booked.week,
      id: put.id,
      freelancer_id: booked.freelancer,
      currency: booked.currency,
      by_person_id: put.by,
      opened_at: put.at,
      answer_by: put.answerBy,
      state: 'open',
      ...sums,
      withdrawn_by: null,
      answered_by: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'contract_id', 'week', 'id'])
        .doUpdateSet({ ...sums, answer_by: put.answerBy }),
    )
    .execute();
}

/** A line that a deed disputes. */
export interface NewDisputed {
  readonly segment: SegmentNumber;
  readonly kind: 'tracked' | 'manual';
  readonly reason: DisputeReason;
  readonly says: string;
  readonly seconds: number;
}

export async function addDisputed(
  trx: Trx,
  { org, contract, week }: BookedWeek,
  deed: { dispute: string; id: string; at: Instant },
  lines: readonly NewDisputed[],
): Promise<void> {
  await trx
    .insertInto('dispute_segment')
    .values(
      lines.map((line) => ({
        organisation_id: org,
        contract_id: contract,
        week,
        dispute_id: deed.dispute,
        deed_id: deed.id,
        at: deed.at,
        ...line,
      })),
    )
    .execute();
}

export async function markWithdrawn(
  trx: Trx,
  { id, at, by }: { id: string; at: Instant; by: string },
): Promise<void> {
  await trx
    .updateTable('dispute')
    .set({ state: 'withdrawn', withdrawn_at: at, withdrawn_by: by })
    .where('id', '=', id)
    .execute();
}

/** The freelancer's word: accepted as a whole, or contested. */
export async function markAnswered(
  trx: Trx,
  answer: { id: string; state: 'accepted' | 'contested'; at: Instant; by: string; says: string },
): Promise<void> {
  const { id, state, at, by, says } = answer;
  await trx
    .updateTable('dispute')
    .set({
      state,
      answered_at: at,
      answered_by: by,
      answer_says: says,
      ...(state === 'accepted' ? { decided_at: at } : {}),
    })
    .where('id', '=', id)
    .execute();
}

export async function markDecided(trx: Trx, id: string, at: Instant): Promise<void> {
  await trx.updateTable('dispute').set({ state: 'decided', decided_at: at }).where('id', '=', id).execute();
}

/** By currency, what disputes hold of somebody's pay. */
export function heldFrom(
  trx: Trx,
  freelancer: string,
): Promise<readonly { currency: string; amount: Minor }[]> {
  return trx
    .selectFrom('dispute')
    .select(['currency', 'net as amount'])
    .where('freelancer_id', '=', freelancer)
    .where('state', 'in', ['open', 'contested'])
    .execute();
}
