import type { Readable } from 'node:stream';
import type { FileType } from '@stint/wire/attachments';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { findAttachment, type Hold, holdOf } from '../../store/attachments.ts';
import { letterOf } from './upload-attachment.ts';

export interface AttachmentBytes {
  readonly stream: Readable;
  readonly bytes: number;
  readonly type: FileType;
  readonly name: string;
}

/** A file, for whoever may read what it hangs on, and its uploader while it hangs on nothing. Refusal: `no-such-attachment`. */
export async function readAttachment(
  house: House,
  actor: Actor,
  id: string,
): Promise<AttachmentBytes | Refusal> {
  const row = await findAttachment(house.db, id);
  if (!row) return refuse('no-such-attachment');
  const isLoose = row.loose_since !== null;
  const hold = isLoose ? null : await holdOf(house.db, id);
  const may = isLoose ? row.person_id === actor.person : hold !== null && mayRead(actor, hold);
  if (!may) return refuse('no-such-attachment');
  const { name, type, bytes } = letterOf(row);
  const place = { pack: row.pack, offset: Number(row.pack_offset), bytes, sha256: row.sha256 };
  return { stream: house.pictures.get(place), bytes, type, name };
}

/** The two sides of what it hangs on; an operator reads nobody's letters. */
export function mayRead(actor: Actor, { freelancer, organisation, agency }: Hold): boolean {
  return (
    freelancer === actor.person ||
    actor.organisations.includes(organisation) ||
    (agency !== null && actor.agencies.includes(agency))
  );
}
