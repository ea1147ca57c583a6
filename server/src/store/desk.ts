import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

export type Trx = Transaction<Tables>;

/**
 * Locks a freelancer's desk until the transaction ends. Everybody who changes that freelancer's time takes it
 * first: uploads, corrections, the closing of a week. So each sees what the one before it wrote.
 */
export async function lockDesk(trx: Trx, freelancer: string): Promise<void> {
  await trx
    .selectFrom('freelancer')
    .select('person_id')
    .where('person_id', '=', freelancer)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/** What becomes of those whose desk somebody has just now. */
export type Others = 'are-waited-for' | 'are-left-out';

/** A deed for many freelancers at once, with their desks; told apart from those that it leaves out. */
export async function withDesks<Due, Answer>(
  db: Database,
  dues: readonly Due[],
  freelancerOf: (due: Due) => string,
  others: Others,
  deed: (trx: Trx, mine: readonly Due[]) => Promise<Answer>,
): Promise<{ answer: Answer; leftOut: Due[] }> {
  return db.transaction().execute(async (trx) => {
    const desks = await lockDesks(trx, dues.map(freelancerOf), others);
    const [mine, leftOut] = [
      dues.filter((due) => desks.has(freelancerOf(due))),
      dues.filter((due) => !desks.has(freelancerOf(due))),
    ];
    return { answer: await deed(trx, mine), leftOut };
  });
}

/** Always in one order, so that two who lock many do not wait for each other. Answers whose it has. */
async function lockDesks(
  trx: Trx,
  freelancers: readonly string[],
  others: Others,
): Promise<ReadonlySet<string>> {
  const leavingOut = others === 'are-left-out' ? sql`skip locked` : sql``;
  const { rows } = await sql<{ person_id: string }>`
    select person_id from freelancer where person_id = any (${[...new Set(freelancers)]}::uuid[])
    order by person_id for no key update ${leavingOut}`.execute(trx);
  return new Set(rows.map(({ person_id }) => person_id));
}
