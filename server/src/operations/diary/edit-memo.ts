import { refuseCorrection } from '@stint/core/corrections';
import type { SegmentNumber } from '@stint/core/segment';
import { memoOf } from '@stint/core/tracked';
import type { Actor, House } from '../../house.ts';
import type { Refusal } from '../../refusal.ts';
import { editMemos } from '../../store/corrections.ts';
import { correct, diaryOfSegment, ofSegment } from './correction.ts';

/** Edits the memo of all that a segment holds (T3); the earlier ones are kept. Refusals: those of C3. */
export async function editMemo(
  house: House,
  actor: Actor,
  { contract, segment, memo }: { contract: string; segment: SegmentNumber; memo: string },
): Promise<{ segment: SegmentNumber } | Refusal> {
  const key = { freelancer: actor.person, contract };
  return correct(house, actor, ofSegment(actor, contract, segment, 'memo-edited'), async (trx, now) => {
    const diary = await diaryOfSegment(trx, key, segment);
    const refusal = refuseCorrection(segment, now, diary);
    if (refusal) return refusal;
    const { tracked, manual } = diary.at(segment);
    const earlier = tracked ? memoOf(tracked) : (manual[0]?.memo ?? '');
    await editMemos(trx, key, { segment, earlier, memo, at: now });
    return { segment };
  });
}
