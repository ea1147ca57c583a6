import { formatInstant } from '@stint/core/instant';
import type { Attachment } from '@stint/wire/attachments';
import { ThreadEvent } from '@stint/wire/thread-events';
import type { Message, Thread } from '@stint/wire/threads';
import type { Actor, House } from '../../house.ts';
import { attachmentsOfMessages } from '../../store/attachments.ts';
import type { Database } from '../../store/database.ts';
import { type KeptAsk, lastMessages, type MessageRow, readingOf } from '../../store/messages.ts';
import { namesOf } from '../../store/sides.ts';
import { deedsIn, type VisibleThread } from './visible-thread.ts';

/** Threads as their reader sees them. */
export async function threadLetters(
  house: Pick<House, 'db'>,
  actor: Actor,
  threads: readonly VisibleThread[],
): Promise<Thread[]> {
  const ids = threads.map(({ id }) => id);
  const [last, reading] = await Promise.all([lastMessages(house.db, ids), readingOf(house.db, actor, ids)]);
  return threads.map((thread) => {
    const { id, title, freelancer, organisation, agency, proposal, job, contract, side, lastN } = thread;
    const newest = last.get(id);
    const sides = { freelancer, organisation, agency };
    return {
      id,
      title,
      ...sides,
      proposal,
      job,
      contract,
      side,
      lastN,
      lastAt: formatInstant(thread.lastAt),
      ...(reading.get(id) ?? { readN: 0, unread: 0 }),
      last: newest ? previewOf(actor, newest) : null,
      may: deedsIn(actor, thread),
    };
  });
}

/** Messages of one thread as their reader sees them, with what hangs on them. */
export async function messageLetters(
  db: Database,
  actor: Actor,
  thread: string,
  rows: readonly MessageRow[],
): Promise<Message[]> {
  const granters = rows.flatMap(({ granted_by }) => granted_by ?? []);
  const [files, names] = await Promise.all([
    attachmentsOfMessages(
      db,
      thread,
      rows.map(({ n }) => n),
    ),
    namesOf(db, [...new Set(granters)]),
  ]);
  return rows.map((row) => messageLetter(actor, row, files.get(row.n) ?? [], names));
}

function messageLetter(
  actor: Actor,
  row: MessageRow,
  attachments: Attachment[],
  names: ReadonlyMap<string, string>,
): Message {
  const ask = row.ask as KeptAsk | null;
  const granted =
    row.granted_at === null
      ? null
      : { at: formatInstant(Number(row.granted_at)), by: names.get(row.granted_by ?? '') ?? '' };
  return {
    n: row.n,
    id: row.id,
    at: formatInstant(Number(row.at)),
    by: writerOf(row),
    mine: row.person_id === actor.person,
    says: row.says,
    attachments,
    event: eventIn(row),
    ask: ask && { ...ask, granted },
  };
}

const PREVIEW = 160;

function previewOf(actor: Actor, row: MessageRow & { files: number }): Thread['last'] {
  const ask = row.ask as KeptAsk | null;
  return {
    by: writerOf(row),
    mine: row.person_id === actor.person,
    says: firstWords(row.says === '' ? (ask?.reason ?? '') : row.says, PREVIEW),
    event: eventIn(row),
    files: row.files,
  };
}

/** The first characters of a text, whole ones. */
export function firstWords(text: string, most: number): string {
  return [...text].slice(0, most).join('');
}

function writerOf({ person_id, side, name }: MessageRow): Message['by'] {
  return person_id === null || side === null ? null : { id: person_id, name: name ?? '', side };
}

/** One that an older or newer house wrote in another way is left out rather than guessed. */
function eventIn({ event }: MessageRow): ThreadEvent | null {
  return event === null ? null : (ThreadEvent.safeParse(event).data ?? null);
}
