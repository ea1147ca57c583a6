import sharp from 'sharp';

const [WIDTH, HEIGHT] = [9, 8];

/**
 * A difference hash: the picture in grey, nine by eight points; a bit for each of a row's eight steps, set where it gets
 * brighter. 16 hexadecimal digits. Runs in a process of its own (TH-W7): it decodes what came from outside.
 */
export async function differenceHash(thumbnail: Uint8Array): Promise<string> {
  const points = await sharp(thumbnail, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .flatten()
    .greyscale()
    .resize(WIDTH, HEIGHT, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  let bits = 0n;
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x + 1 < WIDTH; x += 1) {
      const [left = 0, right = 0] = [points[y * WIDTH + x], points[y * WIDTH + x + 1]];
      bits = (bits << 1n) | (left < right ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}

/** 640 by 640: no thumbnail is larger. */
const MOST_PIXELS = 409_600;

sharp.concurrency(1);
sharp.cache(false);
