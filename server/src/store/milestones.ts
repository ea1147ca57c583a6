import type { MilestoneState } from '@stint/core/handshake/milestone';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import type { MilestoneDeedName } from '@stint/wire/milestones';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** What a milestone is about. */
export interface MilestoneContent {
  readonly title: string;
  readonly says: string;
  readonly amount: Minor;
  /** `YYYY-MM-DD` of UTC. */
  readonly dueDay: string | null;
}

export interface KeptMilestone extends MilestoneContent {
  readonly contract: string;
  readonly id: string;
  readonly n: number;
  readonly state: MilestoneState;
  readonly wanted: MilestoneContent | null;
  readonly version: number;
  /** Counted from 0, as the terms are kept. */
  readonly termsVersion: number;
  readonly remindedOf: string | null;
  /** While it is submitted: since when. */
  readonly submittedAt: Instant | null;
}

export interface NewStep extends MilestoneContent {
  readonly at: Instant;
  readonly by: string;
  readonly deed: MilestoneDeedName;
  /** The words of the deed itself. */
  readonly word: string;
}

export interface KeptStep extends NewStep {
  readonly milestone: string;
  readonly byName: string;
}

/** A contract's milestones in their order, dropped ones too. */
export async function loadMilestones(db: Database | Trx, contract: string): Promise<KeptMilestone[]> {
  const rows = await db
    .selectFrom('milestone')
    .selectAll()
    .where('contract_id', '=', contract)
    .orderBy('n')
    .execute();
  return rows.map((row) => ({
    contract: row.contract_id,
    id: row.id,
    n: row.n,
    title: row.title,
    says: row.says,
    amount: row.amount,
    dueDay: row.due_day,
    state: row.state,
    wanted: row.wanted === null ? null : contentOf(row.wanted as WrittenContent),
    version: row.version,
    termsVersion: row.terms_version,
    remindedOf: row.reminded_of,
    submittedAt: row.submitted_at === null ? null : Number(row.submitted_at),
  }));
}

/** The newest steps of each milestone of a contract, the oldest first; at most `LIMITS.milestoneSteps` of each. */
export async function loadSteps(db: Database | Trx, contract: string): Promise<KeptStep[]> {
  const { rows } = await sql<StepRow>`
    select milestone_id, at, by_person_id, person.name as by_name, deed, detail from (
      select *, row_number() over (partition by milestone_id order by n desc) as newest
      from milestone_step where contract_id = ${contract}
    ) as step join person on person.id = by_person_id
    where newest <= ${LIMITS.milestoneSteps} order by milestone_id, n`.execute(db);
  return rows.map(({ detail, ...row }) => ({
    milestone: row.milestone_id,
    at: Number(row.at),
    by: row.by_person_id,
    byName: row.by_name,
    deed: row.deed,
    word: detail.word,
    ...contentOf(detail),
  }));
}

interface StepRow {
  milestone_id: string;
  at: bigint;
  by_person_id: string;
  by_name: string;
  deed: MilestoneDeedName;
  detail: WrittenContent & { word: string };
}

/** Writes a milestone as it is from now on, with the step that made it so. */
export async function saveMilestone(trx: Trx, milestone: KeptMilestone, step: NewStep): Promise<void> {
  const row = {
    n: milestone.n,
    title: milestone.title,
    says: milestone.says,
    amount: milestone.amount,
    due_day: milestone.dueDay,
    state: milestone.state,
    wanted: milestone.wanted && JSON.stringify(writtenOf(milestone.wanted)),
    version: milestone.version,
    terms_version: milestone.termsVersion,
    reminded_of: milestone.remindedOf,
    submitted_at: milestone.submittedAt,
  };
  await trx
    .insertInto('milestone')
    .values({ contract_id: milestone.contract, id: milestone.id, ...row })
    .onConflict((conflict) => conflict.columns(['contract_id', 'id']).doUpdateSet(row))
    .execute();
  const { n } = await trx
    .selectFrom('milestone_step')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('contract_id', '=', milestone.contract)
    .where('milestone_id', '=', milestone.id)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('milestone_step')
    .values({
      contract_id: milestone.contract,
      milestone_id: milestone.id,
      n: Number(n),
      at: step.at,
      by_person_id: step.by,
      deed: step.deed,
      detail: JSON.stringify({ ...writtenOf(step), word: step.word }),
    })
    .execute();
}

/** The first thing that was said of a milestone: what it was proposed as. */
export async function proposedAs(
  trx: Trx,
  contract: string,
  id: string,
): Promise<(MilestoneContent & { by: string }) | null> {
  const row = await trx
    .selectFrom('milestone_step')
    .select(['detail', 'by_person_id'])
    .where('contract_id', '=', contract)
    .where('milestone_id', '=', id)
    .where('n', '=', 0)
    .executeTakeFirst();
  return row ? { ...contentOf(row.detail as WrittenContent), by: row.by_person_id } : null;
}

export async function markReminded(
  trx: Trx,
  milestone: { contract: string; id: string },
  remindedOf: string,
): Promise<void> {
  await trx
    .updateTable('milestone')
    .set({ reminded_of: remindedOf })
    .where('contract_id', '=', milestone.contract)
    .where('id', '=', milestone.id)
    .execute();
}

/** Its money has left for good: it is over, whatever was wanted of it. */
export async function closeMilestone(
  trx: Trx,
  { contract, id }: { contract: string; id: string },
): Promise<void> {
  await trx
    .updateTable('milestone')
    .set((eb) => ({ state: 'released', wanted: null, submitted_at: null, version: eb('version', '+', 1) }))
    .where('contract_id', '=', contract)
    .where('id', '=', id)
    .execute();
}

/** The version of a contract's terms in force: the last one. Counted from 0. */
export async function termsVersionOf(db: Database | Trx, contract: string): Promise<number> {
  const { version } = await db
    .selectFrom('contract_terms')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('contract_id', '=', contract)
    .executeTakeFirstOrThrow();
  return Number(version);
}

/** How content stands in a step: JSON has no whole numbers that are large enough. */
interface WrittenContent {
  readonly title: string;
  readonly says: string;
  readonly amount: string;
  readonly dueDay: string | null;
}

function writtenOf({ title, says, amount, dueDay }: MilestoneContent): WrittenContent {
  return { title, says, amount: String(amount), dueDay };
}

function contentOf({ title, says, amount, dueDay }: WrittenContent): MilestoneContent {
  return { title, says, amount: BigInt(amount), dueDay };
}
