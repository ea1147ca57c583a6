import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import { withoutContents } from '@stint/tracker/record';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { deleteSegment } from '@stint/wire/diary';
import type { PictureEntry } from '@stint/wire/record';
import type { Spool } from '../keep/spool.ts';
import { type Waiting, withoutPictures } from '../keep/waiting.ts';
import { makePicture } from '../see/pictures.ts';
import { capturedOf, picturePages } from './camera.ts';

/** Why a deed on a finished segment was not done. `on-its-way`: the house may know of it already. */
export type SegmentRefusal = 'on-its-way' | 'no-picture' | 'segment-running' | 'house-unreachable' | Refused;

/** Blurs all of its picture for good; what is left of it says so (P7), and names neither app nor title. */
export async function blurWhole(
  spool: Spool,
  contract: string,
  segment: SegmentNumber,
): Promise<SegmentRefusal | null> {
  const before = spool.find(contract, segment);
  const [entry] = before?.draft.pictures ?? [];
  if (!before || before.record || before.deleted) return 'on-its-way';
  const bytes = entry && (await spool.picture(segment, 'picture'));
  const made = bytes && (await makePicture({ picture: bytes }));
  if (!entry || !made) return 'no-picture';
  const captured = await capturedOf(segment, made, { blurred: entry.blurred, maskedPermille: 1000 });
  const picture: PictureEntry = {
    ...entry,
    sha256: captured.sha256,
    bytes: captured.bytes,
    thumbnail: { sha256: captured.thumbnailSha256, bytes: captured.thumbnailBytes },
    maskedPermille: captured.maskedPermille,
  };
  const done = await spool.revise(contract, segment, (waiting) =>
    isOpen(waiting)
      ? {
          waiting: { ...waiting, draft: { ...waiting.draft, ...NAMELESS, pictures: [picture] } },
          more: picturePages(segment, made),
        }
      : null,
  );
  return done ? null : 'on-its-way';
}

/** Takes its picture out, with app and title: the segment counts, and says that its picture was withheld (P7). */
export async function takeOut(
  spool: Spool,
  contract: string,
  segment: SegmentNumber,
): Promise<SegmentRefusal | null> {
  const done = await spool.revise(contract, segment, (waiting) =>
    isOpen(waiting) && waiting.draft.pictures.length > 0
      ? {
          waiting: {
            ...waiting,
            draft: { ...waiting.draft, ...NAMELESS, pictures: [], withheld: 'private-window' },
          },
          more: withoutPictures(waiting),
        }
      : null,
  );
  return done ? null : 'on-its-way';
}

/** Ends its private window, and that of the earlier ones of its contract: they go in their order. */
export async function sendNow(
  spool: Spool,
  contract: string,
  segment: SegmentNumber,
  now: Instant,
): Promise<void> {
  const upTo = spool.waiting().filter(({ draft }) => draft.contract === contract && draft.segment <= segment);
  for (const { draft } of upTo) {
    await spool.revise(contract, draft.segment, (waiting) =>
      waiting.leavesAt > now ? { waiting: { ...waiting, leavesAt: now } } : null,
    );
  }
}

/**
 * C3: one that waits here loses all that it says at once, and its tombstone follows when the house knows its record; one
 * that the house has is deleted there. Refusals: `segment-running`, `house-unreachable`, the house's own.
 */
export async function deleteWhole(
  spool: Spool,
  client: ClientOptions,
  where: { readonly contract: string; readonly segment: SegmentNumber; readonly now: Instant },
): Promise<SegmentRefusal | null> {
  const { contract, segment, now } = where;
  if (now < segmentEnd(segment)) return 'segment-running';
  const here = await spool.revise(contract, segment, (waiting) => ({
    waiting: deletedHere(waiting),
    more: withoutPictures(waiting),
  }));
  if (here) return null;
  try {
    await call(client, deleteSegment, { params: { contract, segment } });
    return null;
  } catch (fault) {
    if (fault instanceof Unreachable) return 'house-unreachable';
    if (fault instanceof Refused) return fault;
    throw fault;
  }
}

/** What may have left already stays as it left, byte for byte. */
function deletedHere(waiting: Waiting): Waiting {
  const draft = waiting.record === null ? withoutContents(waiting.draft) : waiting.draft;
  return { ...waiting, draft, deleted: true };
}

/** What a picture would have shown is not told in words either. */
const NAMELESS = { app: null, title: null } as const;

function isOpen({ record, deleted }: Waiting): boolean {
  return record === null && !deleted;
}
