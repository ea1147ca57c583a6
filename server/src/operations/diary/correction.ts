import type { Diary } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { type Week, weekOf } from '@stint/core/week';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { type DiaryKey, loadDiary, type SegmentRange } from '../../store/diary.ts';
import { isClosed } from '../../store/money.ts';
import { ownContract } from '../contracts/visible.ts';

/** A correction of a freelancer's diary: by name, and the weeks that it changes. */
export interface Correction extends DiaryKey {
  readonly deed: string;
  readonly weeks: readonly Week[];
  /** Where a refusal that a week is closed belongs, of a correction of many. */
  readonly fieldOf?: (week: Week) => string;
}

/**
 * Corrects a diary on the freelancer's own contract, alone at the desk, by the time it is then. A closed week is
 * locked whatever the clock says. Refusals: `no-such-contract`, `freelancers-only`, `week-locked`, those of `decide`.
 */
export async function correct<Answer extends object>(
  house: House,
  actor: Actor,
  { deed, weeks, fieldOf, ...key }: Correction,
  decide: (trx: Trx, now: Instant) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const visible = await ownContract(house, actor, key.contract);
  if (isRefusal(visible)) return visible;
  const answer = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, key.freelancer);
    const now = house.clock.now();
    const closed = await firstClosed(trx, key, weeks);
    const decided = closed === null ? await decide(trx, now) : refuseWeek(closed, fieldOf);
    if (!isRefusal(decided)) {
      await noteDeed(trx, { at: now, person: actor.person, deed, object: key.contract, detail: decided });
    }
    return decided;
  });
  if (!isRefusal(answer)) house.events.tell(key.contract, { kind: 'diary' });
  return answer;
}

async function firstClosed(trx: Trx, key: DiaryKey, weeks: readonly Week[]): Promise<Week | null> {
  for (const week of weeks) if (await isClosed(trx, { ...key, week })) return week;
  return null;
}

function refuseWeek(week: Week, fieldOf: Correction['fieldOf']): Refusal {
  return refuse('week-locked', fieldOf ? { field: fieldOf(week) } : {});
}

/** A correction of one segment. */
export function ofSegment(actor: Actor, contract: string, segment: SegmentNumber, deed: string): Correction {
  return { freelancer: actor.person, contract, deed, weeks: [weekOfSegment(segment)] };
}

/** A correction of many segments, which a list of the request names. */
export function ofSegments(
  actor: Actor,
  contract: string,
  segments: readonly SegmentNumber[],
  { deed, list }: { deed: string; list: string },
): Correction {
  const weeks = segments.map(weekOfSegment);
  const fieldOf = (week: Week): string => `${list}.${weeks.indexOf(week)}`;
  return { freelancer: actor.person, contract, deed, weeks: [...new Set(weeks)], fieldOf };
}

export function diaryOfSegment(trx: Trx, key: DiaryKey, segment: SegmentNumber): Promise<Diary> {
  return diaryOfSegments(trx, key, [segment]);
}

/** What the diary holds from the first of them to the last. Whoever asks has looked that their weeks are open. */
export function diaryOfSegments(trx: Trx, key: DiaryKey, segments: readonly SegmentNumber[]): Promise<Diary> {
  return loadDiary(trx, key, rangeOf(segments));
}

function rangeOf(segments: readonly SegmentNumber[]): SegmentRange {
  return { first: Math.min(...segments), end: Math.max(...segments) + 1 };
}

function weekOfSegment(segment: SegmentNumber): Week {
  return weekOf(segmentStart(segment));
}
