import { encodePicture, encodeThumbnail } from '@stint/tracker/desktop/capture/encode';
import type { CapturedPicture, CaptureWish } from '@stint/tracker/desktop/ports';
import { keepPicture } from '@stint/tracker/testing/keep-picture';
import type { Chance } from './chance.ts';

const WIDTH = 120;
const HEIGHT = 75;

/** A picture that nobody has seen before, as a capture leaves it on the disk: WebP of some 20 kB and a thumbnail. */
export async function drawPicture(
  folder: string,
  wish: Pick<CaptureWish, 'vault' | 'contract' | 'segment' | 'blurred'>,
  chance: Chance,
): Promise<CapturedPicture> {
  const rgb = chance.bytes(WIDTH * HEIGHT * 3);
  const frame = { x: 0, y: 0, width: WIDTH, height: HEIGHT, rgb };
  const drawn = { picture: await encodePicture(frame), thumbnail: await encodeThumbnail(frame) };
  return keepPicture(folder, wish, { width: WIDTH, height: HEIGHT, ...drawn }, `monitor-${wish.segment}`);
}
