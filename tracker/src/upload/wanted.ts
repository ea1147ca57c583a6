import type { Receipt } from '@stint/wire/upload';
import type { PictureKind } from '../spool/entry.ts';
import type { Waiting } from '../spool/page.ts';

/** What the house wants of a record's pictures. */
export type Wanted = Receipt['wanted'];

/** All that the record names. */
export function allOf({ record }: Waiting): Wanted {
  const kinds = ['picture', 'thumbnail'] as const;
  return record.pictures.flatMap(({ monitor }) => kinds.map((kind) => ({ monitor, kind })));
}

/** SHA-256; null where the record names no such picture. */
export function namedHash({ record }: Waiting, monitor: number, kind: PictureKind): string | null {
  const entry = record.pictures.find((picture) => picture.monitor === monitor);
  return (kind === 'picture' ? entry?.sha256 : entry?.thumbnail.sha256) ?? null;
}
