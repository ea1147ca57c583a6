import type { Pictured, PictureWork } from './pictured.ts';

/** Hands one picture to a worker of its own, which ends with it. Null: this browser cannot make WebP, or failed. */
export function makePicture(work: PictureWork): Promise<Pictured | null> {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  const handedOver = 'frame' in work ? [work.frame] : [];
  return new Promise<Pictured | null>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Pictured | null>) => resolve(data);
    worker.onerror = () => resolve(null);
    worker.postMessage(work, handedOver);
  }).finally(() => worker.terminate());
}
