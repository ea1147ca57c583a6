import type { Held, readHeld as route } from '@stint/wire/privacy';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { HELD } from '../../store/held/held.ts';
import { countOf } from '../../store/held/kind.ts';
import { ownBytes } from '../../store/held/own-bytes.ts';

/** What kinds of records the house holds of somebody, how many and how large; those of which there are none are left out. */
export async function readHeld(house: House, { person }: Actor): Promise<Answer<typeof route>> {
  const whom = { person, now: house.clock.now() };
  const kinds: Held[] = [];
  for (const one of HELD) {
    const { rows, bytes } = await countOf(house.db, one, whom);
    if (rows > 0) kinds.push({ name: one.name, says: one.says, rows, bytes });
  }
  const own = await ownBytes(house.db, person);
  return { kinds: [...kinds, ...bytesOf(own)] };
}

function bytesOf(own: Awaited<ReturnType<typeof ownBytes>>): Held[] {
  const pictures = {
    name: 'picture-bytes',
    says: 'The pictures and thumbnails themselves.',
    rows: own.pictures,
    bytes: own.pictureBytes,
  };
  const files = {
    name: 'file-bytes',
    says: 'The files themselves.',
    rows: own.files,
    bytes: own.fileBytes,
  };
  return [pictures, files].filter(({ rows }) => rows > 0);
}
