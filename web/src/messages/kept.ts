import { Attachment } from '@stint/wire/attachments';
import type { Body } from '@stint/wire/route';
import { NewMessage, type sendMessage } from '@stint/wire/threads';
import { DRAFT, UNSENT } from './forget.ts';

/** Files that were handed in and not sent go after a day; a draft lets go of them before. */
const FILES_LAST_MS = 20 * 3_600_000;

/** A message that has not reached the house, with the files that hang on it. */
export interface UnsentMessage {
  readonly letter: Body<typeof sendMessage>;
  readonly files: readonly Attachment[];
}

export interface DraftKept {
  readonly says: string;
  readonly files: readonly Attachment[];
}

/** What is kept in this browser of what somebody is writing, by person and thread. Nothing of it survives signing out. */
export function keptDraft(place: string, now: number): DraftKept {
  const { says, files, at } = fieldsOf(readKept(DRAFT + place));
  const isFresh = typeof at === 'number' && now - at < FILES_LAST_MS;
  return { says: typeof says === 'string' ? says : '', files: isFresh ? filesOf(files) : [] };
}

export function keepDraft(place: string, { says, files }: DraftKept, now: number): void {
  if (says === '' && files.length === 0) write(DRAFT + place, null);
  else write(DRAFT + place, { says, files, at: now });
}

export function keptUnsent(place: string): UnsentMessage[] {
  const kept = readKept(UNSENT + place);
  return (Array.isArray(kept) ? kept : []).flatMap((one) => {
    const { letter, files } = fieldsOf(one);
    const read = NewMessage.safeParse(letter).data;
    return read ? [{ letter: read, files: filesOf(files) }] : [];
  });
}

export function keepUnsent(place: string, unsent: readonly UnsentMessage[]): void {
  write(UNSENT + place, unsent.length === 0 ? null : unsent);
}

function filesOf(files: unknown): Attachment[] {
  return Attachment.array().safeParse(files).data ?? [];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function readKept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A browser without room keeps no drafts: that stops nobody from writing. */
function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
