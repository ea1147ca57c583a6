import { join } from 'node:path';
import { sha256 } from '@stint/proof/hash';
import type { CapturedPicture, CaptureWish } from '../desktop/ports.ts';
import { privateFolder } from '../files.ts';
import { pictureRole } from '../vault/roles.ts';

export interface DrawnPicture {
  readonly width: number;
  readonly height: number;
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
}

/** Leaves a picture on the disk as a capture does, whatever is in it: encrypted, two files to a monitor. */
export async function keepPicture(
  into: string,
  { vault, contract, segment, blurred }: Pick<CaptureWish, 'vault' | 'contract' | 'segment' | 'blurred'>,
  { width, height, picture, thumbnail }: DrawnPicture,
  name = 'monitor-0',
): Promise<CapturedPicture> {
  await privateFolder(into);
  const place = { contract, segment, monitor: 0 };
  const paths = [join(into, `${name}.vault`), join(into, `${name}-thumbnail.vault`)] as const;
  await vault.write(paths[0], pictureRole({ ...place, kind: 'picture' }), picture);
  await vault.write(paths[1], pictureRole({ ...place, kind: 'thumbnail' }), thumbnail);
  return {
    monitor: 0,
    picture: paths[0],
    width,
    height,
    bytes: picture.length,
    sha256: sha256(picture),
    thumbnail: paths[1],
    thumbnailBytes: thumbnail.length,
    thumbnailSha256: sha256(thumbnail),
    blurred,
    maskedPermille: 0,
  };
}
