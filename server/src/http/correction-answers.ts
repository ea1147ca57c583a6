import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import type { Week } from '@stint/wire/diary';
import type { Actor, House } from '../house.ts';
import { visibleContract } from '../operations/contracts/visible.ts';
import { deleteSegments } from '../operations/diary/delete-segments.ts';
import { editMemos } from '../operations/diary/edit-memos.ts';
import { weekLetter } from '../operations/diary/read-week.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Answers } from './answers.ts';

/** Corrections of many segments at once. */
export function correctionAnswers(house: House): Pick<Answers, 'editMemos' | 'deleteSegments'> {
  return {
    editMemos: async ({ actor, params, body }) => {
      const edited = await editMemos(house, actor, { ...params, ...body });
      const segments = body.edits.map(({ segment }) => segment);
      return isRefusal(edited) ? edited : withWeeks(house, actor, params.contract, segments);
    },
    deleteSegments: async ({ actor, params, body }) => {
      const deleted = await deleteSegments(house, actor, { ...params, ...body });
      return isRefusal(deleted) ? deleted : withWeeks(house, actor, params.contract, body.segments);
    },
  };
}

/** The weeks of these segments, in order, as a correction has left them. */
async function withWeeks(
  house: House,
  actor: Actor,
  contract: string,
  segments: readonly SegmentNumber[],
): Promise<{ weeks: Week[] } | Refusal> {
  const visible = await visibleContract(house, actor, contract);
  if (isRefusal(visible)) return visible;
  const weeks = new Set(segments.toSorted((a, b) => a - b).map((segment) => weekOf(segmentStart(segment))));
  return { weeks: await Promise.all([...weeks].map((week) => weekLetter(house, visible, week))) };
}
