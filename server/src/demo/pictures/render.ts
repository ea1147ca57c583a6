import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import { drawScreen, type ScreenAsk } from './screen.ts';

export interface RenderedScreen {
  /** WebP, as large as the SVG asks. */
  readonly picture: Buffer;
  /** WebP, 320 pixels wide. */
  readonly thumbnail: Buffer;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
}

/** An SVG of drawScreen as the two pictures that a tracker would have sent. */
export async function renderScreen(svg: string): Promise<RenderedScreen> {
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = () => sharp(data, { raw: { width, height, channels } });
  const picture = await pixels().webp({ quality: 80, effort: 0 }).toBuffer();
  // As the tracker makes them.
  const thumbnail = await pixels().resize(320).webp({ quality: 22, effort: 6, preset: 'picture' }).toBuffer();
  return { picture, thumbnail, width, height };
}

/**
 * Draws and renders every ask, as many at a time as there are cores. `onDone` gets each one as it is ready, in
 * no fixed order, and is waited for; when it fails, no further picture is begun.
 *
 * Nearly all of the work is sharp's own, outside the JavaScript thread: a house that is starting stays awake.
 */
export async function renderMany(
  asks: readonly ScreenAsk[],
  { onDone }: { onDone: (rendered: RenderedScreen, place: number) => void | Promise<void> },
): Promise<void> {
  const queue = each(asks);
  const lane = async () => {
    for (const [place, ask] of queue) await onDone(await renderScreen(drawScreen(ask)), place);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, lane));
}

// All lanes take from this one generator: whoever fails closes it for the others.
function* each<T>(list: readonly T[]): Generator<[place: number, item: T]> {
  yield* list.entries();
}

// One picture keeps one core busy; the lanes use the others.
sharp.concurrency(1);
