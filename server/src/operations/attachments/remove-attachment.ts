import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { looseSince, nextLoose, removeLoose } from '../../store/attachments.ts';
import type { Database } from '../../store/database.ts';
import type { Part } from '../../store/part.ts';
import { erasePictures } from '../diary/erase-pictures.ts';

/** Takes back a file that hangs on nothing. Refusal: `no-such-attachment`, also for one that was sent. */
export async function removeAttachment(house: House, actor: Actor, id: string): Promise<null | Refusal> {
  const row = await removeLoose(house.db, id, { person: actor.person });
  if (!row) return refuse('no-such-attachment');
  await erasePictures(house, [{ ...row, offset: Number(row.pack_offset) }]);
  return null;
}

/** What has hung on nothing for a day. */
export function leftBehind(db: Database, now: Instant, part: Part): Promise<{ id: string }[]> {
  return looseSince(db, now - DAY_SECONDS, part);
}

/** The next instant after `after` at which a file has hung on nothing for a day. */
export async function nextLeftBehind(db: Database, after: Instant): Promise<Instant | null> {
  const since = await nextLoose(db, after - DAY_SECONDS);
  return since === null ? null : since + DAY_SECONDS;
}

/** Erases what was handed in and never sent. Null when it was sent or taken back meanwhile. */
export async function eraseLeftBehind(house: House, { id }: { id: string }): Promise<string | null> {
  const row = await removeLoose(house.db, id, { since: house.clock.now() - DAY_SECONDS });
  if (!row) return null;
  await erasePictures(house, [{ ...row, offset: Number(row.pack_offset) }]);
  return 'A file that was sent with nothing for a day was erased.';
}
