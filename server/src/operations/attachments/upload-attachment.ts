import { Attachment } from '@stint/wire/attachments';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import type { PictureRef, WholeFile } from '../../outside/objects/store.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { type AttachmentRow, addAttachment, findAttachment, looseOf } from '../../store/attachments.ts';
import { oweErasure } from '../../store/erasures.ts';
import { lockPerson } from '../../store/people.ts';
import { erasePictures } from '../diary/erase-pictures.ts';
import { cleanName, tableType } from './file-name.ts';
import { typeOfFile } from './file-type.ts';

export interface Upload {
  /** The uploader's own id. */
  readonly attachment: string;
  readonly name: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** Bytes as announced; null when it comes in pieces. */
  readonly length: number | null;
}

/**
 * Takes a file that is to be sent with something. Its bytes are durable before the row says so, and the row before the
 * answer; the same bytes under the same id are not kept twice. Refusals: `id-taken`, `too-many-unsent-files`, and what is
 * said of the file itself (its type, its length, its name, a full disk).
 */
export async function uploadAttachment(
  house: House,
  actor: Actor,
  upload: Upload,
): Promise<Attachment | Refusal> {
  return inTurn(house, actor.person, async () => {
    const before = await findAttachment(house.db, upload.attachment);
    if (before && before.person_id !== actor.person) return refuse('id-taken');
    const no = before ? null : await refuseMore(house, actor, upload.length ?? 0);
    return no ?? keep(house, actor, upload, before);
  });
}

type Seen = Pick<Attachment, 'name' | 'type'>;
type Looked = { readonly no: Refusal | { readonly same: AttachmentRow } } | { readonly keep: Seen };

async function keep(
  house: House,
  actor: Actor,
  upload: Upload,
  before: AttachmentRow | null,
): Promise<Attachment | Refusal> {
  const look = async ({ body, sha256 }: WholeFile): Promise<Looked> => {
    if (before) return { no: before.sha256 === sha256 ? { same: before } : refuse('id-taken') };
    const text = await typeOfFile(body);
    if (text === null) return { no: refuse('file-type-refused') };
    const type = tableType(text, upload.name);
    return { keep: { type, name: cleanName(upload.name, type) } };
  };
  const kept = await house.pictures.putFile(upload.stream, upload.length, look);
  if (isRefusal(kept)) return kept;
  if ('same' in kept) return letterOf(kept.same);
  const { place, seen } = kept;
  const answer = await writeDown(house, actor, upload.attachment, seen, place);
  if (!isRefusal(answer)) return answer;
  await oweErasure(house.db, place);
  await erasePictures(house, [place]);
  // Somebody was first. The same bytes of the same person are the same file all the same.
  const first = await findAttachment(house.db, upload.attachment);
  const isSame = first?.person_id === actor.person && first.sha256 === place.sha256;
  return first && isSame ? letterOf(first) : answer;
}

async function writeDown(
  house: House,
  actor: Actor,
  id: string,
  { name, type }: Seen,
  place: PictureRef,
): Promise<Attachment | Refusal> {
  const letter: Attachment = { id, name, type, bytes: place.bytes };
  return house.db.transaction().execute(async (trx) => {
    // One of somebody's files is counted and added after the other.
    await lockPerson(trx, actor.person);
    const no = await refuseMore({ db: trx }, actor, place.bytes);
    if (no) return no;
    const row = { ...letter, person: actor.person, place, at: house.clock.now() };
    return (await addAttachment(trx, row)) ? letter : refuse('id-taken');
  });
}

/** What hangs on nothing is bounded for each person, and goes after a day (TH-W9). */
async function refuseMore(
  { db }: { db: Parameters<typeof looseOf>[0] },
  { person }: Actor,
  bytes: number,
): Promise<Refusal | null> {
  const loose = await looseOf(db, person);
  const fits = loose.files < LIMITS.looseAttachments && loose.bytes + bytes <= LIMITS.looseAttachmentBytes;
  return fits ? null : refuse('too-many-unsent-files');
}

export function letterOf({ id, name, type, bytes }: AttachmentRow): Attachment {
  return Attachment.parse({ id, name, type, bytes });
}

/** Of one person a few at a time: the room for uploads is everybody's (TH-W9). */
async function inTurn<Answer>(
  house: House,
  person: string,
  deed: () => Promise<Answer>,
): Promise<Answer | Refusal> {
  const all = UNDER_WAY.get(house) ?? new Map<string, number>();
  UNDER_WAY.set(house, all);
  const own = all.get(person) ?? 0;
  if (own >= LIMITS.uploadsAtOnce) return refuse('too-many-files-at-once');
  all.set(person, own + 1);
  try {
    return await deed();
  } finally {
    const left = (all.get(person) ?? 1) - 1;
    if (left > 0) all.set(person, left);
    else all.delete(person);
  }
}

/** By house and person: how many of their uploads are under way. */
const UNDER_WAY = new WeakMap<House, Map<string, number>>();
