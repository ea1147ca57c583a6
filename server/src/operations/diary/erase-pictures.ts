import type { House } from '../../house.ts';
import type { PictureRef } from '../../outside/objects/store.ts';
import { erasuresOwed, settleErasure } from '../../store/erasures.ts';

type Shelves = Pick<House, 'db' | 'pictures' | 'log'>;

/**
 * Erases at once what is owed (C3). What cannot be erased now is logged and stays owed: whoever deleted it is not
 * told of it, the clock tries again.
 */
export async function erasePictures(house: Shelves, owed: readonly PictureRef[]): Promise<void> {
  for (const ref of owed) {
    try {
      await eraseOwed(house, ref);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      house.log(`A deleted picture is not erased yet (pack ${ref.pack}, ${ref.offset}): ${why}.`);
    }
  }
}

/** Erases one that is owed. Throws what stands in the way. */
export async function eraseOwed(house: Shelves, ref: PictureRef): Promise<string> {
  await house.pictures.erase(ref);
  await settleErasure(house.db, ref);
  return `A deleted picture was erased (pack ${ref.pack}).`;
}

/** All that is owed, before anything new comes. */
export async function eraseAllOwed(house: Shelves): Promise<void> {
  await erasePictures(house, await erasuresOwed(house.db));
}
