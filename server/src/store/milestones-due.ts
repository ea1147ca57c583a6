import { REMINDED_BEFORE_SECONDS } from '@stint/core/handshake/milestone';
import { formatDay, type Instant, parseDay } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Part } from './part.ts';

/** A milestone whose day is near, or has come, and of which nobody was reminded so. */
export interface MilestoneDue {
  readonly contract: string;
  readonly milestone: string;
  readonly dueDay: string;
}

/** Agreed milestones of running contracts with a reminder to send, the earliest due first. */
export async function milestonesDue(db: Database, now: Instant, part: Part): Promise<MilestoneDue[]> {
  const today = formatDay(now);
  const { rows } = await sql<MilestoneDue>`
    select contract_id as contract, id as milestone, due_day as "dueDay"
    from milestone, lateral (select case when due_day <= ${today} then 'today' else 'soon' end as which) as due
    where due_day <= ${formatDay(now + REMINDED_BEFORE_SECONDS)} and ${WAITING}
      and reminded_of is distinct from due_day || ' ' || which
      and not exists (
        select from contract_standing as ended where ended.contract_id = milestone.contract_id and what = 'ended')
    order by due_day, contract_id, id limit ${part.limit} offset ${part.past}`.execute(db);
  return rows;
}

/** As the index `milestone_due` has it: those that core calls agreed (`isAgreed`) and whose last reminder was not sent. */
const WAITING = sql`state in ('agreed', 'change-by-client', 'change-by-freelancer')
  and reminded_of is distinct from due_day || ' today'`;

/** The next beginning of a day on which somebody is to be reminded. */
export async function nextMilestoneDue(db: Database, after: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ day: string | null }>`
    select min(due_day) as day from milestone
    where due_day > ${formatDay(after)} and ${WAITING}
    union all
    select min(due_day) from milestone
    where due_day > ${formatDay(after + REMINDED_BEFORE_SECONDS)} and ${WAITING}`.execute(db);
  const [due, near] = rows.map(({ day }) => (day === null ? null : parseDay(day)));
  const instants = [due, near && near - REMINDED_BEFORE_SECONDS].filter((at) => typeof at === 'number');
  return instants.length === 0 ? null : Math.min(...instants);
}
