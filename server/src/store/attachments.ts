import type { Instant } from '@stint/core/instant';
import { Attachment } from '@stint/wire/attachments';
import type { Selectable } from 'kysely';
import type { PictureRef } from '../outside/objects/store.ts';
import { speakingFor } from './agencies.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';

export type AttachmentRow = Selectable<Tables['attachment']>;

export interface NewAttachment extends Attachment {
  readonly person: string;
  readonly place: PictureRef;
  readonly at: Instant;
}

export async function findAttachment(db: Database | Trx, id: string): Promise<AttachmentRow | null> {
  const row = await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** A file that hangs on nothing yet. False when its id is taken. */
export async function addAttachment(trx: Trx, one: NewAttachment): Promise<boolean> {
  const { id, person, name, type, bytes, place, at } = one;
  const added = await trx
    .insertInto('attachment')
    .values({
      id,
      name,
      type,
      bytes,
      at,
      person_id: person,
      sha256: place.sha256,
      pack: place.pack,
      pack_offset: place.offset,
      loose_since: at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Somebody's files that hang on nothing: how many, and their bytes. */
export async function looseOf(db: Database | Trx, person: string): Promise<{ files: number; bytes: number }> {
  const row = await db
    .selectFrom('attachment')
    .select(({ fn }) => [fn.countAll().as('files'), fn.sum('bytes').as('bytes')])
    .where('person_id', '=', person)
    .where('loose_since', 'is not', null)
    .executeTakeFirstOrThrow();
  return { files: Number(row.files), bytes: Number(row.bytes ?? 0) };
}

/** Forgets a file that hangs on nothing, of a person or loose for so long; its bytes are owed an erasure then. */
export async function removeLoose(
  db: Database | Trx,
  id: string,
  whose: { person: string } | { since: Instant },
): Promise<AttachmentRow | null> {
  const loose = db.deleteFrom('attachment').where('id', '=', id).where('loose_since', 'is not', null);
  const meant =
    'person' in whose
      ? loose.where('person_id', '=', whose.person)
      : loose.where('loose_since', '<=', BigInt(whose.since));
  return (await meant.returningAll().executeTakeFirst()) ?? null;
}

/** What has hung on nothing since then, or for longer. */
export async function looseSince(db: Database, since: Instant, part: Part): Promise<{ id: string }[]> {
  return db
    .selectFrom('attachment')
    .select('id')
    .where('loose_since', '<=', BigInt(since))
    .orderBy('loose_since')
    .orderBy('id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
}

/** When the first of those loose after `after` was left; null where there is none. */
export async function nextLoose(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('attachment')
    .select(({ fn }) => fn.min('loose_since').as('at'))
    .where('loose_since', '>', BigInt(after))
    .executeTakeFirst();
  return typeof row?.at === 'bigint' ? Number(row.at) : null;
}

/** Who may read what a file hangs on; null while it hangs on nothing. */
export interface Hold {
  readonly freelancer: string;
  readonly organisation: string;
  readonly agency: string | null;
}

export async function holdOf(db: Database, attachment: string): Promise<Hold | null> {
  const ofMessage = await db
    .selectFrom('message_attachment')
    .innerJoin('thread', 'thread.id', 'message_attachment.thread_id')
    .select(['freelancer_id as freelancer', 'organisation_id as organisation'])
    .select(speakingFor('thread.agency_id', 'thread.freelancer_id').as('agency'))
    .where('attachment_id', '=', attachment)
    .executeTakeFirst();
  if (ofMessage) return ofMessage;
  const ofProposal = await db
    .selectFrom('proposal_attachment')
    .innerJoin('proposal', 'proposal.id', 'proposal_attachment.proposal_id')
    .innerJoin('job', 'job.id', 'proposal.job_id')
    .select(['freelancer_id as freelancer', 'job.organisation_id as organisation'])
    .select(speakingFor('proposal.agency_id', 'proposal.freelancer_id').as('agency'))
    .where('attachment_id', '=', attachment)
    .executeTakeFirst();
  return ofProposal ?? null;
}

/**
 * Hangs these files, in this order, on a proposal, and takes off it what is not among them (that goes after a day). False,
 * and nothing is changed, where one of them is not this person's, or hangs on something else.
 */
export async function bindToProposal(
  trx: Trx,
  { proposal, ids, person, at }: { proposal: string; ids: readonly string[]; person: string; at: Instant },
): Promise<boolean> {
  const before = await trx
    .selectFrom('proposal_attachment')
    .select('attachment_id as id')
    .where('proposal_id', '=', proposal)
    .execute();
  const kept = new Set(before.map(({ id }) => id));
  const added = ids.filter((id) => !kept.has(id));
  if (!(await claimLoose(trx, added, person))) return false;
  await trx.deleteFrom('proposal_attachment').where('proposal_id', '=', proposal).execute();
  const gone = [...kept].filter((id) => !ids.includes(id));
  if (gone.length > 0) await loosen(trx, gone, at);
  const rows = ids.map((id, place) => ({ proposal_id: proposal, place, attachment_id: id }));
  if (rows.length > 0) await trx.insertInto('proposal_attachment').values(rows).execute();
  return true;
}

/** Hangs files that were claimed on a message, in this order. */
export async function bindToMessage(
  trx: Trx,
  { thread, n, ids }: { thread: string; n: number; ids: readonly string[] },
): Promise<void> {
  const rows = ids.map((id, place) => ({ thread_id: thread, n, place, attachment_id: id }));
  if (rows.length > 0) await trx.insertInto('message_attachment').values(rows).execute();
}

/** Takes files of a person that hang on nothing, to hang them on something. False, and nothing is changed, where one is none. */
export async function claimLoose(trx: Trx, ids: readonly string[], person: string): Promise<boolean> {
  if (ids.length === 0) return true;
  const loose = await trx
    .selectFrom('attachment')
    .select('id')
    .where('id', 'in', [...ids])
    .where('person_id', '=', person)
    .where('loose_since', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (loose.length !== ids.length) return false;
  await trx
    .updateTable('attachment')
    .set({ loose_since: null })
    .where('id', 'in', [...ids])
    .execute();
  return true;
}

export async function attachmentsOfProposal(db: Database | Trx, proposal: string): Promise<Attachment[]> {
  return (await attachmentsOfProposals(db, [proposal])).get(proposal) ?? [];
}

/** The files of proposals, in their order, by proposal. */
export async function attachmentsOfProposals(
  db: Database | Trx,
  proposals: readonly string[],
): Promise<Map<string, Attachment[]>> {
  if (proposals.length === 0) return new Map();
  const rows = await db
    .selectFrom('proposal_attachment')
    .innerJoin('attachment', 'attachment.id', 'attachment_id')
    .select(['proposal_id as on', 'attachment.id', 'name', 'type', 'bytes'])
    .where('proposal_id', 'in', [...proposals])
    .orderBy('place')
    .execute();
  return grouped(rows);
}

/** The files of messages of one thread, in their order, by the message's number. */
export async function attachmentsOfMessages(
  db: Database | Trx,
  thread: string,
  ns: readonly number[],
): Promise<Map<number, Attachment[]>> {
  if (ns.length === 0) return new Map();
  const rows = await db
    .selectFrom('message_attachment')
    .innerJoin('attachment', 'attachment.id', 'attachment_id')
    .select(['n as on', 'attachment.id', 'name', 'type', 'bytes'])
    .where('thread_id', '=', thread)
    .where('n', 'in', [...ns])
    .orderBy('place')
    .execute();
  return grouped(rows);
}

async function loosen(trx: Trx, ids: readonly string[], at: Instant): Promise<void> {
  await trx
    .updateTable('attachment')
    .set({ loose_since: at })
    .where('id', 'in', [...ids])
    .execute();
}

function grouped<On>(
  rows: readonly ({ on: On } & Record<keyof Attachment, unknown>)[],
): Map<On, Attachment[]> {
  const groups = new Map<On, Attachment[]>();
  for (const { on, ...row } of rows) {
    groups.set(on, [...(groups.get(on) ?? []), Attachment.parse(row)]);
  }
  return groups;
}
