import { LIMITS } from '@stint/wire/limits';

/** What a picture may be at most (TH-W5, as wire promises), and how much of them the house holds at once. */
const MIB = 1024 * 1024;

export type PictureKind = 'picture' | 'thumbnail';

/** What a pack holds: pictures, and files that somebody handed in, of which the store knows nothing. */
export type RecordKind = PictureKind | 'file';

export const MAX_BYTES: Record<PictureKind, number> = {
  picture: LIMITS.pictureBytes,
  thumbnail: LIMITS.thumbnailBytes,
};

/** What somebody may hand in. */
export const MAX_FILE_BYTES = LIMITS.attachmentBytes;

/** Four displays of 3840 x 2160 in one picture. */
export const MAX_PIXELS = LIMITS.picturePixels;

/** A thumbnail's longer side, in pixels. */
export const MAX_THUMBNAIL_SIDE = LIMITS.thumbnailSide;

/** What all puts together may hold in memory; the next chunk past it is refused, and the tracker comes again. */
export const MAX_HELD_BYTES = 256 * MIB;

/** A pack file is full here, and the next one begins. */
export const PACK_BYTES = 256 * MIB;

/** What is written before one fdatasync at most. */
export const GROUP_BYTES = 32 * MIB;

/** How far a pack grows before it notes again up to where it is known to be whole. */
export const MARK_EVERY_BYTES = 8 * MIB;
