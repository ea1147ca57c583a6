import type { SegmentNumber } from '@stint/core/segment';
import { sql } from 'kysely';
import type { PictureRef } from '../../outside/objects/store.ts';
import type { Database } from '../database.ts';

/** A picture of somebody's, and where it lies. */
export interface OwnPicture {
  readonly contract: string;
  readonly segment: SegmentNumber;
  readonly monitor: number;
  readonly kind: 'picture' | 'thumbnail';
  readonly place: PictureRef;
}

/** A file that somebody handed in, and where it lies. */
export interface OwnFile {
  readonly id: string;
  readonly name: string;
  readonly place: PictureRef;
}

const PAGE = 500;

/** A freelancer's pictures that are kept still, a page of places in memory at a time. */
export async function* ownPictures(db: Database, person: string): AsyncGenerator<OwnPicture> {
  let after: readonly [string, number, number, string] | null = null;
  for (;;) {
    const all = db
      .selectFrom('picture')
      .selectAll()
      .where('freelancer_id', '=', person)
      .where('pack', 'is not', null);
    const past: typeof all =
      after === null
        ? all
        : all.where(sql<boolean>`(contract_id, segment, monitor, kind) > (${sql.join([...after])})`);
    const rows = await past
      .orderBy('contract_id')
      .orderBy('segment')
      .orderBy('monitor')
      .orderBy('kind')
      .limit(PAGE)
      .execute();
    for (const { contract_id, segment, monitor, kind, pack, pack_offset, bytes, sha256 } of rows) {
      after = [contract_id, segment, monitor, kind];
      if (pack === null || pack_offset === null) continue;
      yield {
        contract: contract_id,
        segment,
        monitor,
        kind,
        place: { pack, offset: Number(pack_offset), bytes, sha256 },
      };
    }
    if (rows.length < PAGE) return;
  }
}

/** The files that somebody handed in. */
export async function* ownFiles(db: Database, person: string): AsyncGenerator<OwnFile> {
  for (let after = NO_ID; ; ) {
    const rows = await db
      .selectFrom('attachment')
      .selectAll()
      .where('person_id', '=', person)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id, name, pack, pack_offset, bytes, sha256 } of rows) {
      after = id;
      yield { id, name, place: { pack, offset: Number(pack_offset), bytes, sha256 } };
    }
    if (rows.length < PAGE) return;
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** How many pictures and files somebody has here, and their bytes. */
export async function ownBytes(
  db: Database,
  person: string,
): Promise<{ pictures: number; pictureBytes: number; files: number; fileBytes: number }> {
  const pictures = await db
    .selectFrom('picture')
    .select(({ fn }) => [fn.countAll().as('rows'), fn.sum('bytes').as('bytes')])
    .where('freelancer_id', '=', person)
    .where('pack', 'is not', null)
    .executeTakeFirstOrThrow();
  const files = await db
    .selectFrom('attachment')
    .select(({ fn }) => [fn.countAll().as('rows'), fn.sum('bytes').as('bytes')])
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return {
    pictures: Number(pictures.rows),
    pictureBytes: Number(pictures.bytes ?? 0),
    files: Number(files.rows),
    fileBytes: Number(files.bytes ?? 0),
  };
}
