import { refuseCorrection } from '@stint/core/corrections';
import type { SegmentContent } from '@stint/core/diary';
import type { SegmentNumber } from '@stint/core/segment';
import { labelOf, memoOf } from '@stint/core/tracked';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import { editMemos, editsBefore } from '../../store/corrections.ts';
import { ownContract } from '../contracts/visible.ts';
import { correct, diaryOfSegment, ofSegment } from './correction.ts';

/**
 * Edits the memo of all that a segment holds (T3), and its activity label where one is named; the earlier ones are
 * kept. Refusals: `no-such-label`, `label-required`, `too-many-edits`, those of C3.
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
    const before = (await editsBefore(trx, key, [segment])).get(segment);
    if ((before?.times ?? 0) >= LIMITS.memoEdits) return refuse('too-many-edits');
    const earlier = earlierOf(saidIn(diary.at(segment)));
    await editMemos(trx, key, [{ segment, earlier, memo, label }], now);
    return { segment };
  });
}

/** What a segment says: its memo and label, and the memo of manual time beside tracked time; null: there is none. */
export interface Said {
  readonly memo: string;
  readonly label: string | null;
  readonly manualMemo: string | null;
}

export function saidIn({ tracked, manual }: SegmentContent): Said {
  const written = manual[0]?.memo ?? null;
  if (!tracked) return { memo: written ?? '', label: null, manualMemo: null };
  return { memo: memoOf(tracked), label: labelOf(tracked), manualMemo: written };
}

/** T3: what is kept of it. Manual time that said the same is not kept twice. */
export function earlierOf({ memo, label, manualMemo }: Said): { memo: string; label: string | null }[] {
  const own = { memo, label };
  return manualMemo === null || manualMemo === memo ? [own] : [{ memo: manualMemo, label: null }, own];
}

/** P6: one of those that both sides agreed to; none, where the terms do not ask for one. */
export function refuseLabel(loaded: LoadedContract, label: string | null | undefined): Refusal | null {
  if (label === undefined) return null;
  if (label === null) return loaded.labelRequired ? refuse('label-required', { field: 'label' }) : null;
  const known = loaded.contract.activityLabels?.some(({ name }) => name === label) ?? false;
  return known ? null : refuse('no-such-label', { field: 'label' });
}
