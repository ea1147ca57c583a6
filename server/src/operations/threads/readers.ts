import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { membersOf } from '../../store/people.ts';
import type { ThreadRow } from '../../store/threads.ts';

/** Everybody who may read a thread: their open pages show at once what comes. */
export async function readersOf(
  db: Database | Trx,
  { freelancer, organisation, agency }: Pick<ThreadRow, 'freelancer' | 'organisation' | 'agency'>,
): Promise<string[]> {
  const clients = await membersOf(db, organisation.id);
  const agents = agency === null ? [] : await membersOf(db, agency.id);
  return [...new Set([freelancer.id, ...clients, ...agents])];
}
