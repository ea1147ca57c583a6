import { DAY_SECONDS, formatDay } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import type { House } from '../../house.ts';
import { type Schedule, schedule } from '../../schedule.ts';
import { type KeptPictures, letPicturesGo, picturesDue } from '../../store/retention.ts';
import { erasePictures } from '../diary/erase-pictures.ts';

/** A day's pictures at a time, until none are due. */
export const ERASE_KEPT: Schedule = {
  name: 'erase pictures that were kept',
  due: 'the days are over for which the house keeps pictures after a review',
  run: async (house, round) => {
    const { picturesKeptDays: days } = house;
    if (days === null) return;
    const due = schedule(
      ERASE_KEPT.name,
      ERASE_KEPT.due,
      (db, now, part) => picturesDue(db, now, days, part),
      eraseKept,
    );
    await due.run(house, round);
  },
};

/**
 * Erases the pictures of a contract's day whose time is over. Bytes that cannot be erased now stay owed, and the clock
 * tries again. Null where nothing of it goes any more.
 */
export async function eraseKept(house: House, due: KeptPictures): Promise<string | null> {
  const keptDays = house.picturesKeptDays;
  if (keptDays === null) return null;
  const at = house.clock.now();
  const gone = await house.db.transaction().execute((trx) => letPicturesGo(trx, due, { at, keptDays }));
  if (gone.pictures === 0) return null;
  await erasePictures(house, gone.places);
  const day = due.day * DAY_SECONDS;
  house.events.tell(due.contract, { kind: 'diary', segment: segmentOf(day) });
  return `${gone.pictures} pictures of ${formatDay(day)} were erased: they had been kept for ${keptDays} days after their review, as told.`;
}
