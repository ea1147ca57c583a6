import type { SegmentNumber } from '@stint/core/segment';
import type { Snapshot } from '@stint/tracker/desk/desk';
import type { CapturedPicture, CaptureFault } from '@stint/tracker/desk/picture';
import type { Change } from '../keep/box.ts';
import { pictureName } from '../keep/waiting.ts';
import type { Pictured } from '../see/pictured.ts';
import { makePicture } from '../see/pictures.ts';
import type { Share } from '../see/share.ts';
import type { PicturesWanted } from './agreements.ts';
import { hexOf } from './hash.ts';

/** What was seen, and the bytes of it that are to be kept. */
export interface Seen {
  readonly snapshot: Snapshot;
  readonly changes: readonly Change[];
}

/** Seconds after its instant in which a snapshot may be taken; later it would show something else. */
const FRAME_PATIENCE_MS = 5000;

/** Takes one frame of what is shared. A picture can be lost, the segment cannot: it always answers. */
export async function takeSnapshot(
  segment: SegmentNumber,
  share: Share | null,
  wanted: PicturesWanted,
): Promise<Seen> {
  const frame = await share?.frame(FRAME_PATIENCE_MS);
  if (!frame) return unseen(segment, share ? 'no frame came of what is shared' : 'nothing was shared');
  // What the terms have come to ask for, and the freelancer has not agreed to, is blurred from end to end.
  const masked = wanted.agreed !== wanted.asked;
  const blurred = wanted.asked === 'blurred';
  const made = await makePicture({ frame, blurred: blurred || masked });
  if (!made) return unseen(segment, 'this browser makes no WebP');
  const picture = await capturedOf(segment, made, { blurred, maskedPermille: masked ? 1000 : 0 });
  return {
    snapshot: { segment, app: null, title: null, pictures: [picture] },
    changes: picturePages(segment, made),
  };
}

/** A snapshot that has no picture, with why: told once its segment is over (T2). */
export function unseen(segment: SegmentNumber, detail: string): Seen {
  const fault: CaptureFault = { code: 'capture-failed', detail };
  return { snapshot: { segment, app: null, title: null, pictures: [], fault }, changes: [] };
}

/** One that the terms want no picture of, or that the freelancer agreed to none of. */
export function bare(segment: SegmentNumber, { asked }: PicturesWanted): Seen {
  const snapshot = { segment, app: null, title: null, pictures: [] };
  return { snapshot: asked === 'none' ? snapshot : { ...snapshot, withheld: 'private-window' }, changes: [] };
}

export function picturePages(segment: SegmentNumber, { picture, thumbnail }: Pictured): Change[] {
  return [
    { shelf: 'pictures', name: pictureName(segment, 'picture'), value: picture },
    { shelf: 'pictures', name: pictureName(segment, 'thumbnail'), value: thumbnail },
  ];
}

/** How a record names it. */
export async function capturedOf(
  segment: SegmentNumber,
  { width, height, picture, thumbnail }: Pictured,
  how: Pick<CapturedPicture, 'blurred' | 'maskedPermille'>,
): Promise<CapturedPicture> {
  return {
    monitor: 0,
    picture: pictureName(segment, 'picture'),
    width,
    height,
    bytes: picture.length,
    sha256: await hexOf(picture),
    thumbnail: pictureName(segment, 'thumbnail'),
    thumbnailBytes: thumbnail.length,
    thumbnailSha256: await hexOf(thumbnail),
    ...how,
  };
}
