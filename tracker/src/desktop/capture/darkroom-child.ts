// Blurs pictures that were taken before, then ends: a `DarkroomOrder` on its standard input, a line of JSON with the
// results on its standard output. A process of its own, as a capture is. Nothing of a picture reaches a disk but encrypted.
import { hash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { writeSynced } from '../../files.ts';
import { pictureRole } from '../../vault/roles.ts';
import { Vault } from '../../vault/vault.ts';
import { blur, wholeOf } from './blur.ts';
import type { DarkroomOrder, DarkroomPrint, DarkroomResult } from './darkroom-order.ts';
import { encodePicture, encodeThumbnail } from './encode.ts';
import type { Frame } from './frame.ts';
import { patchOf } from './masks.ts';

const order = JSON.parse(await text(process.stdin)) as DarkroomOrder;
const vault = new Vault(Buffer.from(order.key, 'base64'), 'file');
const results: DarkroomResult[] = [];
for (const print of order.prints) results.push(await develop(print));
process.stdout.write(`${JSON.stringify(results)}\n`);

async function develop(print: DarkroomPrint): Promise<DarkroomResult> {
  const { monitor, regions, maskedAreas } = print;
  const { contract, segment } = order;
  const roles = {
    picture: pictureRole({ contract, segment, monitor, kind: 'picture' }),
    thumbnail: pictureRole({ contract, segment, monitor, kind: 'thumbnail' }),
  };
  const webp = await vault.read(print.from, roles.picture);
  if (!webp) throw new Error('the picture is not there');
  const frame = await frameOf(webp);
  const patches = regions === 'whole' ? [wholeOf(frame)] : regions.map((region) => patchOf(frame, region));
  const maskedPermille = blur(frame, [...maskedAreas, ...patches]);
  const picture = await encodePicture(frame);
  const thumbnail = await encodeThumbnail(frame);
  await writeSynced(print.picture, vault.encrypt(roles.picture, picture));
  await writeSynced(print.thumbnail, vault.encrypt(roles.thumbnail, thumbnail));
  return {
    monitor,
    bytes: picture.length,
    sha256: hash('sha256', picture),
    thumbnailBytes: thumbnail.length,
    thumbnailSha256: hash('sha256', thumbnail),
    maskedPermille,
  };
}

async function frameOf(webp: Buffer): Promise<Frame> {
  const { data, info } = await sharp(webp).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { x: 0, y: 0, width: info.width, height: info.height, rgb: data };
}
