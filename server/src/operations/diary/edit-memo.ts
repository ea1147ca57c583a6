import { refuseCorrection } from '@stint/core/corrections';
import type { SegmentNumber } from '@stint/core/segment';
import { labelOf, memoOf } from '@stint/core/tracked';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import { editMemos } from '../../store/corrections.ts';
import { ownContract } from '../contracts/visible.ts';
import { correct, diaryOfSegment, ofSegment } from './correction.ts';

/**
 * Edits the memo of all that a segment holds (T3), and its activity label where one is named; the earlier ones are
 * kept. Refusals: `no-such-label`, `label-required`, those of C3.
 */
export async function editMemo(
  house: House,
  actor: Actor,
  {
    contract,
    segment,
    memo,
    label,
  }: { contract: string; segment: SegmentNumber; memo: string; label?: string | null | undefined },
): Promise<{ segment: SegmentNumber } | Refusal> {
  const visible = await ownContract(house, actor, contract);
  if (isRefusal(visible)) return visible;
  const wrong = refuseLabel(visible, label);
  if (wrong) return wrong;
  const key = { freelancer: actor.person, contract };
  return correct(house, actor, ofSegment(actor, contract, segment, 'memo-edited'), async (trx, now) => {
    const diary = await diaryOfSegment(trx, key, segment);
    const refusal = refuseCorrection(segment, now, diary);
    if (refusal) return refusal;
    const { tracked, manual } = diary.at(segment);
    const earlier = tracked ? memoOf(tracked) : (manual[0]?.memo ?? '');
    const earlierLabel = tracked && labelOf(tracked);
    await editMemos(trx, key, { segment, earlier, earlierLabel, memo, label, at: now });
    return { segment };
  });
}

/** P6: one of those that both sides agreed to; none, where the terms do not ask for one. */
function refuseLabel(loaded: LoadedContract, label: string | null | undefined): Refusal | null {
  if (label === undefined) return null;
  if (label === null) return loaded.labelRequired ? refuse('label-required', { field: 'label' }) : null;
  const known = loaded.contract.activityLabels?.some(({ name }) => name === label) ?? false;
  return known ? null : refuse('no-such-label', { field: 'label' });
}
