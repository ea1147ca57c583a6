import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@stint/proof/hash';
import type { CapturedPicture } from '@stint/tracker/desktop/ports';
import { privateFolder } from '@stint/tracker/files';
import sharp from 'sharp';
import type { Chance } from './chance.ts';

const WIDTH = 320;
const HEIGHT = 200;

/** A picture that nobody has seen before, as a capture leaves it on the disk: WebP of some 40 kB and a thumbnail. */
export async function drawPicture(folder: string, name: string, chance: Chance): Promise<CapturedPicture> {
  await privateFolder(folder);
  const noise = chance.bytes(WIDTH * HEIGHT * 3);
  const image = sharp(noise, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  const bytes = await image.clone().webp({ quality: 60, effort: 0 }).toBuffer();
  const small = await image.clone().resize(64, 40).webp({ quality: 60, effort: 0 }).toBuffer();
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
  };
}
