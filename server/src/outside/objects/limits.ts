/** What a picture may be at most (TH-W5), and how much of them the house holds at once. One place. */
const MIB = 1024 * 1024;

export type PictureKind = 'picture' | 'thumbnail';

export const MAX_BYTES: Record<PictureKind, number> = { picture: 8 * MIB, thumbnail: 256 * 1024 };

/** Four displays of 8.3 megapixels in one picture. */
export const MAX_PIXELS = 33_200_000;

/** A thumbnail's longer side, in pixels. */
export const MAX_THUMBNAIL_SIDE = 640;

/** What all puts together may hold in memory; the next chunk past it is refused, and the tracker comes again. */
export const MAX_HELD_BYTES = 256 * MIB;

/** A pack file is full here, and the next one begins. */
export const PACK_BYTES = 256 * MIB;

/** What is written before one fdatasync at most. */
export const GROUP_BYTES = 32 * MIB;

/** How far a pack grows before it notes again up to where it is known to be whole. */
export const MARK_EVERY_BYTES = 8 * MIB;
