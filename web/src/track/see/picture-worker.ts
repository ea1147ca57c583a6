// Encodes and blurs beside the page, so that the page's clock and the freelancer's own work go on meanwhile.
import { blurred } from './blur.ts';
import { encodePicture } from './encode.ts';
import type { Pictured, PictureWork } from './pictured.ts';

/** As much of a worker's world as is used here: web's own types are those of a page. */
interface Desk {
  onmessage: ((event: MessageEvent<PictureWork>) => void) | null;
  postMessage(answer: Pictured | null, handedOver: ArrayBuffer[]): void;
}

const desk = globalThis as unknown as Desk;

desk.onmessage = ({ data }) => void answer(data);

async function answer(asked: PictureWork): Promise<void> {
  const done = await work(asked);
  desk.postMessage(done, done ? [done.picture.buffer, done.thumbnail.buffer] : []);
}

async function work(asked: PictureWork): Promise<Pictured | null> {
  if ('picture' in asked) {
    const drawn = await createImageBitmap(new Blob([asked.picture], { type: 'image/webp' }));
    return encodePicture(blurred(drawn));
  }
  const { frame } = asked;
  const done = await encodePicture(asked.blurred ? blurred(frame) : frame);
  frame.close();
  return done;
}
