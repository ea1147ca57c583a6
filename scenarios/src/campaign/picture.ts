import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@stint/proof/hash';
import { encodePicture, encodeThumbnail } from '@stint/tracker/desktop/capture/encode';
import type { CapturedPicture } from '@stint/tracker/desktop/ports';
import { privateFolder } from '@stint/tracker/files';
import type { Chance } from './chance.ts';

const WIDTH = 120;
const HEIGHT = 75;

/** A picture that nobody has seen before, as a capture leaves it on the disk: WebP of some 20 kB and a thumbnail. */
export async function drawPicture(folder: string, name: string, chance: Chance): Promise<CapturedPicture> {
  await privateFolder(folder);
  const noise = chance.bytes(WIDTH * HEIGHT * 3);
  const frame = { x: 0, y: 0, width: WIDTH, height: HEIGHT, rgb: noise };
  const bytes = await encodePicture(frame);
  const small = await encodeThumbnail(frame);
  const picture = join(folder, `${name}.webp`);
  const thumbnail = join(folder, `${name}-thumbnail.webp`);
  await writeFile(picture, bytes, { mode: 0o600 });
  await writeFile(thumbnail, small, { mode: 0o600 });
  return {
    monitor: 0,
    picture,
    width: WIDTH,
    height: HEIGHT,
    bytes: bytes.length,
    sha256: sha256(bytes),
    thumbnail,
    thumbnailBytes: small.length,
    thumbnailSha256: sha256(small),
    blurred: false,
    maskedPermille: 0,
  };
}
