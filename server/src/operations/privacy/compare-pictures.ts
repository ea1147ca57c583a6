import { buffer } from 'node:stream/consumers';
import type { House } from '../../house.ts';
import { likenessOf } from '../../outside/likeness/likeness.ts';
import { PictureUnreadable } from '../../outside/objects/store.ts';
import type { Schedule } from '../../schedule.ts';
import { putLikeness, type Uncompared, uncompared } from '../../store/likeness.ts';

/** How many thumbnails of one tick at most, and for how long. */
const MOST = 100;
const MOST_MS = 1000;

/**
 * Looks at thumbnails that have arrived, once in a tick and a few of them: never while a tracker waits for its receipt.
 * It says nothing of it: nobody but the diary's hint has to do with it.
 */
export const COMPARE_PICTURES: Schedule = {
  name: 'compare pictures',
  due: 'a thumbnail has arrived and nobody knows what it looks like',
  run: async (house, { tried, stopping }) => {
    if (tried.has(COMPARE_PICTURES.name)) return;
    tried.add(COMPARE_PICTURES.name);
    const begun = performance.now();
    for (const one of await uncompared(house.db, MOST)) {
      if (stopping?.aborted || performance.now() - begun > MOST_MS) return;
      await compare(house, one);
    }
  },
};

async function compare(house: House, { key, place }: Uncompared): Promise<void> {
  try {
    const thumbnail = await buffer(house.pictures.get(place));
    await putLikeness(house.db, key, await likenessOf(thumbnail));
  } catch (error) {
    // What the disk lost is told to whoever opens it; a picture that went meanwhile has no row any more.
    if (!(error instanceof PictureUnreadable)) throw error;
    await putLikeness(house.db, key, '');
  }
}
