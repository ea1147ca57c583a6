import { buffer } from 'node:stream/consumers';
import { formatInstant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import type { House } from '../../house.ts';
import { type PictureRef, PictureUnreadable } from '../../outside/objects/store.ts';
import type { ZipStream } from '../../outside/zip.ts';
import { HELD, NOT_HELD } from '../../store/held/held.ts';
import { type Kind, linesOf, type OfWhom } from '../../store/held/kind.ts';
import { type OwnPicture, ownFiles, ownPictures } from '../../store/held/own-bytes.ts';

/** Packs everything about a person: a page of rows, or one picture, is in memory at a time. `onPacked` hears of each. */
export async function packExport(
  house: House,
  whom: OfWhom,
  zip: ZipStream,
  onPacked: () => void,
): Promise<void> {
  await zip.add('README.txt', once(readme(whom)));
  for (const one of HELD) await zip.add(`${one.name}.json`, arrayOf(house, one, whom, onPacked));
  const missing: string[] = [];
  const add = async (name: string, place: PictureRef): Promise<void> => {
    const bytes = await bytesOf(house, place);
    if (bytes === null) missing.push(name);
    else await zip.add(name, once(bytes), { packed: false });
    onPacked();
  };
  for await (const picture of ownPictures(house.db, whom.person)) await add(nameOf(picture), picture.place);
  for await (const { id, name, place } of ownFiles(house.db, whom.person)) {
    await add(`files/${id}/${name.replaceAll(/[/\\:]/g, '_').replace(/^\.+$/, '_')}`, place);
  }
  if (missing.length > 0) await zip.add('missing.json', once(`${JSON.stringify(missing, null, 1)}\n`));
}

/** One row a line, so that no program has to read all of it to begin. */
async function* arrayOf(house: House, one: Kind, whom: OfWhom, onPacked: () => void): AsyncGenerator<string> {
  let before = '[\n';
  for await (const line of linesOf(house.db, one, whom)) {
    yield before + line;
    before = ',\n';
    onPacked();
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

async function* once(whole: string | Buffer): AsyncGenerator<string | Buffer> {
  yield whole;
}

/** Null where it went meanwhile, or the disk does not give it back. */
async function bytesOf(house: House, place: PictureRef): Promise<Buffer | null> {
  try {
    return await buffer(house.pictures.get(place));
  } catch (error) {
    if (error instanceof PictureUnreadable) return null;
    throw error;
  }
}

/** `pictures/<contract>/2026-11-16/0910-1-thumbnail.webp`, by UTC; monitors are counted from 1. */
function nameOf({ contract, segment, monitor, kind }: OwnPicture): string {
  const [day = '', time = ''] = formatInstant(segmentStart(segment)).split('T');
  return `pictures/${contract}/${day}/${time.slice(0, 5).replace(':', '')}-${monitor + 1}-${kind}.webp`;
}

function readme({ now }: OfWhom): string {
  const files = HELD.map(({ name, says }) => `${name}.json`.padEnd(28) + says);
  const left = Object.entries(NOT_HELD).map(([table, why]) => table.padEnd(28) + why);
  return [
    `Everything that this Stint holds about you, as of ${formatInstant(now)}.`,
    '',
    'Each file is a JSON array with one record a line. Instants are UTC. Amounts are in the smallest unit of their',
    'currency (cents). A segment is named by its start. Pictures lie in “pictures” by contract and day, files that you',
    'handed in lie in “files”; what could not be read stands in missing.json.',
    '',
    ...files,
    '',
    'Not in here: what others wrote to you stands in your conversations and is theirs; passwords, tokens and other',
    'secrets are given to nobody; and these tables tell of nobody, or only repeat the above:',
    '',
    ...left,
    '',
  ].join('\n');
}
