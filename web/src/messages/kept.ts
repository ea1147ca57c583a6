import { Attachment } from '@stint/wire/attachments';
import { NewMessage } from '@stint/wire/threads';
import { z } from 'zod';
import { DRAFT, UNSENT } from './forget.ts';

/** Files that were handed in and not sent go after a day; a draft lets go of them before. */
const FILES_LAST_MS = 20 * 3_600_000;

const Draft = z.object({ says: z.string(), files: z.array(Attachment), at: z.number() });
const Unsent = z.array(z.object({ letter: NewMessage, files: z.array(Attachment) }));
/** A message that has not reached the house, with the files that hang on it. */
export type UnsentMessage = z.output<typeof Unsent>[number];

export interface DraftKept {
  readonly says: string;
  readonly files: readonly Attachment[];
}

/** What is kept in this browser of what somebody is writing, by person and thread. Nothing of it survives signing out. */
export function keptDraft(place: string, now: number): DraftKept {
  const draft = readKept(DRAFT + place, Draft);
  if (!draft) return { says: '', files: [] };
  return { says: draft.says, files: now - draft.at < FILES_LAST_MS ? draft.files : [] };
}

export function keepDraft(place: string, { says, files }: DraftKept, now: number): void {
  if (says === '' && files.length === 0) write(DRAFT + place, null);
  else write(DRAFT + place, { says, files, at: now });
}

export function keptUnsent(place: string): UnsentMessage[] {
  return readKept(UNSENT + place, Unsent) ?? [];
}

export function keepUnsent(place: string, unsent: readonly UnsentMessage[]): void {
  write(UNSENT + place, unsent.length === 0 ? null : unsent);
}

function readKept<Value>(key: string, form: z.ZodType<Value>): Value | null {
  try {
    return form.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null;
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
