import { refuseCorrection } from '@stint/core/corrections';
import type { SegmentNumber } from '@stint/core/segment';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { addTombstones, removeRecords } from '../../store/corrections.ts';
import type { Trx } from '../../store/desk.ts';
import type { DiaryKey } from '../../store/diary.ts';
import { removePieces } from '../../store/manual.ts';
import { type PictureRow, removePictures } from '../../store/pictures.ts';
import { correct, diaryOfSegment, ofSegment } from './correction.ts';
import { erasePictures } from './erase-pictures.ts';

/**
 * Deletes a segment and all that it holds, for good (C3); a tombstone stays. Refusals, in this order: `week-locked`,
 * `segment-running`, `no-such-segment`.
 */
export async function deleteSegment(
  house: House,
  actor: Actor,
  { contract, segment }: { contract: string; segment: SegmentNumber },
): Promise<{ segment: SegmentNumber } | Refusal> {
  const key = { freelancer: actor.person, contract };
  const gone: PictureRow[] = [];
  const deletion = ofSegment(actor, contract, segment, 'segment-deleted');
  const answer = await correct(house, actor, deletion, async (trx, now) => {
    const refusal = refuseCorrection(segment, now, await diaryOfSegment(trx, key, segment));
    if (refusal) return refusal;
    gone.push(...(await removeContents(trx, key, [segment], now)));
    return { segment };
  });
  if (!isRefusal(answer)) await eraseRows(house, gone);
  return answer;
}

/** Takes away all that segments hold, and leaves tombstones. Answers the pictures whose bytes are to be erased. */
export async function removeContents(
  trx: Trx,
  key: DiaryKey,
  segments: readonly SegmentNumber[],
  at: number,
): Promise<PictureRow[]> {
  const gone = await removePictures(trx, key, segments);
  await removePieces(trx, key, segments);
  await removeRecords(trx, key, segments);
  await addTombstones(trx, key, segments, { by: key.freelancer, at });
  return gone;
}

/** What fails is owed still, and the clock does it: the segment is gone, and that is the answer. */
export async function eraseRows(house: House, rows: readonly PictureRow[]): Promise<void> {
  const places = rows.flatMap(({ pack, pack_offset, bytes, sha256 }) =>
    pack === null || pack_offset === null ? [] : [{ pack, offset: Number(pack_offset), bytes, sha256 }],
  );
  await erasePictures(house, places);
}
