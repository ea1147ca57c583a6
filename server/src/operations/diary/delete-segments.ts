import { refuseByClock, refuseCorrection } from '@stint/core/corrections';
import type { SegmentNumber } from '@stint/core/segment';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import type { PictureRow } from '../../store/pictures.ts';
import { correct, diaryOfSegments, ofSegments } from './correction.ts';
import { eraseRows, removeContents } from './delete-segment.ts';

/**
 * Deletes segments and all that they hold, for good, all of them or none (C3); tombstones stay. Refusals, each with
 * the segment's place as its field (`segments.3`): `week-locked`, `segment-running`, `no-such-segment`.
 */
export async function deleteSegments(
  house: House,
  actor: Actor,
  { contract, segments }: { contract: string; segments: readonly SegmentNumber[] },
): Promise<{ segments: readonly SegmentNumber[] } | Refusal> {
  const key = { freelancer: actor.person, contract };
  const gone: PictureRow[] = [];
  const deletion = ofSegments(actor, contract, segments, { deed: 'segments-deleted', list: 'segments' });
  const answer = await correct(house, actor, deletion, async (trx, now) => {
    // First by the clock alone: what is read of the diary then spans the two weeks at most that are open.
    const early = firstRefusal(segments, (segment) => refuseByClock(segment, now));
    if (early) return early;
    const diary = await diaryOfSegments(trx, key, segments);
    const refusal = firstRefusal(segments, (segment) => refuseCorrection(segment, now, diary));
    if (refusal) return refusal;
    gone.push(...(await removeContents(trx, key, segments, now)));
    return { segments };
  });
  if (!isRefusal(answer)) await eraseRows(house, gone);
  return answer;
}

function firstRefusal(
  segments: readonly SegmentNumber[],
  refuseOne: (segment: SegmentNumber) => Refusal | null,
): Refusal | null {
  for (const [place, segment] of segments.entries()) {
    const refusal = refuseOne(segment);
    if (refusal) return { ...refusal, field: `segments.${place}` };
  }
  return null;
}
