import { refuseCorrection, writeManualTime } from '@stint/core/corrections';
import type { Diary, PaidDiary } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentOf, segmentStart } from '@stint/core/segment';
import { memoOf } from '@stint/core/tracked';
import { type Week, weekOf, weekSpan } from '@stint/core/week';
import type { Actor, House } from '../house.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { noteDeed } from '../store/audit.ts';
import { contractsOf, loadContract, loadContracts } from '../store/contracts.ts';
import { addTombstone, editMemos, removeRecords } from '../store/corrections.ts';
import { lockDesk, type Trx } from '../store/desk.ts';
import { type DiaryKey, loadDiary } from '../store/diary.ts';
import { addManualTime, removePieces } from '../store/manual.ts';
import { isClosed } from '../store/money.ts';
import { type PictureRow, removePictures } from '../store/pictures.ts';

import { erasePictures } from './erase-pictures.ts';
import { ownContract } from './visible.ts';

/** Writes time in by hand (M1–M3). Answers the manual time's id. */
export async function addTime(
  house: House,
  actor: Actor,
  wanted: { contract: string; from: Instant; to: Instant; memo: string },
): Promise<{ id: string } | Refusal> {
  const key = { freelancer: actor.person, contract: wanted.contract };
  const id = house.random.uuid();
  const week = weekOf(wanted.from);
  return correct(house, actor, { ...key, week }, 'manual-time-written', async (trx, now) => {
    const loaded = await loadContract(trx, key.contract);
    if (!loaded) throw new Error('the contract went away under the lock');
    const diaries = await diariesOf(trx, key, wanted);
    const pieces = writeManualTime(wanted, now, loaded.contract, diaries);
    if (isRefusal(pieces)) return pieces;
    await addManualTime(trx, key, { id, from: wanted.from, to: wanted.to, at: now }, pieces);
    return { id };
  });
}

/** Edits the memo of all that a segment holds (T3); the earlier ones are kept. */
export async function editMemo(
  house: House,
  actor: Actor,
  wanted: { contract: string; segment: SegmentNumber; memo: string },
): Promise<{ segment: SegmentNumber } | Refusal> {
  const key = { freelancer: actor.person, contract: wanted.contract };
  return correct(house, actor, { ...key, week: weekAt(wanted.segment) }, 'memo-edited', async (trx, now) => {
    const diary = await diaryAround(trx, key, wanted.segment);
    const refusal = refuseCorrection(wanted.segment, now, diary);
    if (refusal) return refusal;
    const { tracked, manual } = diary.at(wanted.segment);
    const earlier = tracked ? memoOf(tracked) : (manual[0]?.memo ?? '');
    await editMemos(trx, key, { segment: wanted.segment, earlier, memo: wanted.memo, at: now });
    return { segment: wanted.segment };
  });
}

/** Deletes a segment and all that it holds, for good (C3); a tombstone stays. */
export async function deleteSegment(
  house: House,
  actor: Actor,
  wanted: { contract: string; segment: SegmentNumber },
): Promise<{ segment: SegmentNumber } | Refusal> {
  const key = { freelancer: actor.person, contract: wanted.contract };
  const gone: PictureRow[] = [];
  const answer = await correct(
    house,
    actor,
    { ...key, week: weekAt(wanted.segment) },
    'segment-deleted',
    async (trx, now) => {
      const diary = await diaryAround(trx, key, wanted.segment);
      const refusal = refuseCorrection(wanted.segment, now, diary);
      if (refusal) return refusal;
      gone.push(...(await removePictures(trx, key, wanted.segment)));
      await removePieces(trx, key, wanted.segment);
      await removeRecords(trx, key, wanted.segment);
      await addTombstone(trx, key, { segment: wanted.segment, by: actor.person, at: now });
      return { segment: wanted.segment };
    },
  );
  if (!isRefusal(answer)) await erase(house, gone);
  return answer;
}

/** One correction: on the freelancer's own contract, alone at the desk, by the time it is then. */
async function correct<Answer extends object>(
  house: House,
  actor: Actor,
  key: DiaryKey & { week: Week },
  deed: string,
  decide: (trx: Trx, now: Instant) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const visible = await ownContract(house, actor, key.contract);
  if (isRefusal(visible)) return visible;
  const answer = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, key.freelancer);
    const now = house.clock.now();
    const decided = (await isClosed(trx, key)) ? refuse('week-locked') : await decide(trx, now);
    if (!isRefusal(decided)) {
      await noteDeed(trx, { at: now, person: actor.person, deed, object: key.contract, detail: decided });
    }
    return decided;
  });
  if (!isRefusal(answer)) house.events.tell(key.contract, { kind: 'diary' });
  return answer;
}

function weekAt(segment: SegmentNumber): Week {
  return weekOf(segmentStart(segment));
}

/** Every diary of the freelancer that manual time could meet (M3), each with its contract's pay. */
async function diariesOf(
  trx: Trx,
  key: DiaryKey,
  wanted: { from: Instant; to: Instant },
): Promise<PaidDiary[]> {
  const ids = await contractsOf(trx, { person: key.freelancer, organisations: [] });
  // Beyond the week it is refused anyway (M2): nobody makes the house read years.
  const to = Math.min(wanted.to, weekSpan(weekOf(wanted.from)).to);
  const range = { first: segmentOf(wanted.from), end: segmentOf(to) + 1 };
  const diaries: PaidDiary[] = [];
  for (const { id, contract } of await loadContracts(trx, ids)) {
    diaries.push({ pay: contract.pay, diary: await loadDiary(trx, { ...key, contract: id }, range) });
  }
  return diaries;
}

function diaryAround(trx: Trx, key: DiaryKey, segment: SegmentNumber): Promise<Diary> {
  return loadDiary(trx, key, { first: segment, end: segment + 1 });
}

/** What fails is owed still, and the clock does it: the segment is gone, and that is the answer. */
async function erase(house: House, rows: readonly PictureRow[]): Promise<void> {
  const places = rows.flatMap(({ pack, pack_offset, bytes, sha256 }) =>
    pack === null || pack_offset === null ? [] : [{ pack, offset: Number(pack_offset), bytes, sha256 }],
  );
  await erasePictures(house, places);
}
