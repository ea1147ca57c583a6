import { type SegmentNumber, segmentOf, segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { Actor, House } from '../house.ts';
import { askBonus } from '../operations/bonus/ask-bonus.ts';
import { declineBonus } from '../operations/bonus/decline-bonus.ts';
import { listBonusRequests } from '../operations/bonus/list-bonus-requests.ts';
import { visibleContract } from '../operations/contracts/visible.ts';
import { deleteSegment } from '../operations/diary/delete-segment.ts';
import { editMemo } from '../operations/diary/edit-memo.ts';
import { readDiary } from '../operations/diary/read-diary.ts';
import { readPicture } from '../operations/diary/read-picture.ts';
import { readThumbnails } from '../operations/diary/read-thumbnails.ts';
import { readTotals } from '../operations/diary/read-totals.ts';
import { listWeeks, readWeek, weekLetter } from '../operations/diary/read-week.ts';
import { writeManualTime } from '../operations/diary/write-manual-time.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { contractStream } from './contract-stream.ts';

type DiaryAnswers = Pick<
  Answers,
  | 'readDiary'
  | 'readTotals'
  | 'readWeek'
  | 'listWeeks'
  | 'addManualTime'
  | 'editMemo'
  | 'deleteSegment'
  | 'readPicture'
  | 'readThumbnails'
  | 'diaryEvents'
  | 'askBonus'
  | 'listBonusRequests'
  | 'declineBonus'
>;

export function diaryAnswers(house: House): DiaryAnswers {
  return {
    readDiary: ({ actor, params, query }) =>
      readDiary(house, actor, {
        ...params,
        from: toInstant(query.from),
        to: toInstant(query.to),
        as: query.as,
      }),
    readTotals: ({ actor, params, query }) => readTotals(house, actor, { ...params, ...query }),
    readWeek: ({ actor, params }) => readWeek(house, actor, params),
    listWeeks: ({ actor, params }) => listWeeks(house, actor, params),
    addManualTime: async ({ actor, params, body }) => {
      const [from, to] = [toInstant(body.from), toInstant(body.to)];
      const { id, memo } = body;
      const written = await writeManualTime(house, actor, { ...params, id, from, to, memo });
      if (isRefusal(written)) return written;
      const week = await weekAfter(house, actor, params.contract, segmentOf(from));
      return isRefusal(week) ? week : { id: written.id, week };
    },
    editMemo: async ({ actor, params, body }) => {
      const edited = await editMemo(house, actor, { ...params, ...body });
      return isRefusal(edited) ? edited : withWeek(house, actor, params);
    },
    deleteSegment: async ({ actor, params }) => {
      const deleted = await deleteSegment(house, actor, params);
      return isRefusal(deleted) ? deleted : withWeek(house, actor, params);
    },
    readPicture: ({ actor, params }) => readPicture(house, actor, params),
    readThumbnails: ({ actor, params, query }) =>
      readThumbnails(house, actor, { ...params, from: toInstant(query.from), to: toInstant(query.to) }),
    askBonus: ({ actor, params, body }) => askBonus(house, actor, { ...params, ...body }),
    listBonusRequests: ({ actor }) => listBonusRequests(house, actor),
    declineBonus: ({ actor, params, body }) => declineBonus(house, actor, { ...params, ...body }),
    diaryEvents: async ({ actor, params }) => {
      const stream = await contractStream(house, actor, params.contract);
      if (isRefusal(stream)) return stream;
      // Trackers listen here, of every version: they are told what they know.
      const { quietFor: _, ...events } = stream;
      return events;
    },
  };
}

async function withWeek(
  house: House,
  actor: Actor,
  at: { contract: string; segment: SegmentNumber },
): Promise<{ week: Week } | Refusal> {
  const week = await weekAfter(house, actor, at.contract, at.segment);
  return isRefusal(week) ? week : { week };
}

/** The week as a correction has left it. */
async function weekAfter(
  house: House,
  actor: Actor,
  contract: string,
  segment: SegmentNumber,
): Promise<Week | Refusal> {
  const visible = await visibleContract(house, actor, contract);
  return isRefusal(visible) ? visible : weekLetter(house, visible, weekOf(segmentStart(segment)));
}
