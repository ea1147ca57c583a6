import { refuseByClock, refuseCorrection } from '@stint/core/corrections';
import type { Diary } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import type { MemoEdit } from '@stint/wire/corrections';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import { editsBefore, editMemos as writeEdits } from '../../store/corrections.ts';
import { ownContract } from '../contracts/visible.ts';
import { correct, diaryOfSegments, ofSegments } from './correction.ts';
import { earlierOf, refuseLabel, type Said, saidIn } from './edit-memo.ts';

/**
 * Edits the memos and labels of many segments, all of them or none (T3). A label may be brought back that stood there
 * before, whatever the terms ask for. Answers the segments that say something else now. Refusals, each with its edit as
 * its field (`edits.3.memo`): those of `editMemo` (`too-many-edits` too); `changed-meanwhile`, where a segment no longer says what was seen.
 */
export async function editMemos(
  house: House,
  actor: Actor,
  { contract, edits }: { contract: string; edits: readonly MemoEdit[] },
): Promise<{ segments: SegmentNumber[] } | Refusal> {
  const visible = await ownContract(house, actor, contract);
  if (isRefusal(visible)) return visible;
  const key = { freelancer: actor.person, contract };
  const segments = edits.map(({ segment }) => segment);
  const correction = ofSegments(actor, contract, segments, { deed: 'memos-edited', list: 'edits' });
  return correct(house, actor, correction, async (trx, now) => {
    // First by the clock alone: what is read of the diary then spans the two weeks at most that are open.
    const early = firstRefusal(edits, ({ segment }) => refuseByClock(segment, now));
    if (early) return early;
    const diary = await diaryOfSegments(trx, key, segments);
    const before = await editsBefore(trx, key, segments);
    const refusal = firstRefusal(edits, (edit) => refuseEdit(visible, edit, { diary, before, now }));
    if (refusal) return refusal;
    const made = edits.flatMap((edit) => madeOf(edit, saidIn(diary.at(edit.segment))));
    await writeEdits(trx, key, made, now);
    return { segments: made.map(({ segment }) => segment) };
  });
}

function firstRefusal(
  edits: readonly MemoEdit[],
  refuseOne: (edit: MemoEdit) => Refusal | null,
): Refusal | null {
  for (const [place, edit] of edits.entries()) {
    const refusal = refuseOne(edit);
    if (refusal) return { ...refusal, field: `edits.${place}.${refusal.field ?? 'segment'}` };
  }
  return null;
}

interface Found {
  readonly diary: Diary;
  readonly before: Awaited<ReturnType<typeof editsBefore>>;
  readonly now: Instant;
}

function refuseEdit(
  loaded: LoadedContract,
  { segment, seen, label }: MemoEdit,
  { diary, before, now }: Found,
): Refusal | null {
  const refusal = refuseCorrection(segment, now, diary);
  if (refusal) return refusal;
  const said = saidIn(diary.at(segment));
  const other = differs(said, seen);
  if (other) return refuse('changed-meanwhile', { field: other });
  const { times, labels } = before.get(segment) ?? NEVER;
  if (times >= LIMITS.memoEdits) return refuse('too-many-edits');
  const stood = label !== undefined && (label === said.label || labels.includes(label));
  return stood ? null : refuseLabel(loaded, label);
}

const NEVER = { times: 0, labels: [] } as const;

/** Which part of it is not as it was seen; null: none. */
function differs(said: Said, seen: MemoEdit['seen']): 'memo' | 'label' | 'manualMemo' | null {
  if (said.memo !== seen.memo) return 'memo';
  if (said.label !== seen.label) return 'label';
  const isOther = seen.manualMemo !== undefined && said.manualMemo !== seen.manualMemo;
  return isOther ? 'manualMemo' : null;
}

/** Nothing, where it says that already. */
function madeOf({ segment, memo, label, manualMemo }: MemoEdit, said: Said) {
  const isSame =
    memo === said.memo &&
    (label === undefined || label === said.label) &&
    (said.manualMemo === null || (manualMemo ?? memo) === said.manualMemo);
  return isSame ? [] : [{ segment, earlier: earlierOf(said), memo, label, manualMemo }];
}
