import { DAY_SECONDS, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import type { DiaryEntry } from '@stint/core/timesheet';
import { type Week, weekOf } from '@stint/core/week';
import type { DiaryEntry as EntryLetter } from '@stint/wire/diary';
import { entryLetter } from '@stint/wire/entry';
import { LIMITS } from '@stint/wire/limits';
import type { Overlap as OverlapLetter, Seen } from '@stint/wire/seen';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { type DiaryKey, loadRecords, type SegmentRange } from '../../store/diary.ts';
import { supersededBetween } from '../../store/manual.ts';
import { overlapsBetween } from '../../store/overlaps.ts';
import { visibleContract } from '../contracts/visible.ts';
import { segmentDisputes } from '../review/segment-disputes.ts';
import { judgeWeeks } from './judge-week.ts';
import { seenBetween, widerThan } from './seen-between.ts';

export interface DiaryLetter {
  readonly from: string;
  readonly to: string;
  readonly entries: EntryLetter[];
  /** Manual time that gave way to a tracked segment (M4). */
  readonly superseded: { readonly from: string; readonly to: string; readonly at: string }[];
  readonly overlaps: OverlapLetter[];
}

/**
 * The work diary between two instants: every segment that meets them, judged within its week; `as` the client: with the
 * client's eyes, for the freelancer. Refusals: `no-such-contract`, `freelancers-only`, `bad-span` (not in order, or longer
 * than that).
 */
export async function readDiary(
  house: House,
  actor: Actor,
  asked: { contract: string; from: Instant; to: Instant; as?: 'client' | undefined },
): Promise<DiaryLetter | Refusal> {
  const own = await visibleContract(house, actor, asked.contract);
  if (isRefusal(own)) return own;
  if (asked.as && own.side !== 'freelancer') return refuse('freelancers-only');
  // From here on nothing knows any more who asks: the freelancer is answered what the client would be.
  const visible = asked.as ? { ...own, side: asked.as } : own;
  const seconds = asked.to - asked.from;
  if (seconds <= 0 || seconds > LIMITS.diaryDays * DAY_SECONDS) return refuse('bad-span', { field: 'to' });
  const key = { freelancer: visible.freelancer.id, contract: visible.id };
  const range = { first: segmentOf(asked.from), end: segmentOf(asked.to - 1) + 1 };
  const weeks = weeksOf(asked);
  // Read once, for the verdicts and for what is shown beside them.
  const records = loadRecords(house.db, key, widerThan(range));
  const [judged, seen, disputed, superseded, overlaps] = await Promise.all([
    judgeWeeks(house.db, visible, weeks, { shown: range, records }),
    seenBetween(house, key, range, records),
    segmentDisputes(house, visible, weeks),
    supersededBetween(house.db, key, range),
    visible.side === 'freelancer' ? overlapLetters(house, key, range) : [],
  ]);
  const inside = [...judged.values()]
    .flatMap(({ timesheet }) => timesheet.entries)
    .filter(({ segment }) => segmentStart(segment) < asked.to && asked.from < segmentEnd(segment));
  const seenOfEntry = ({ kind, reasons, segment }: DiaryEntry): Seen | null =>
    kind === 'tracked' ? ((reasons.includes('late') ? seen.late : seen.inTime).get(segment) ?? null) : null;
  return {
    from: formatInstant(asked.from),
    to: formatInstant(asked.to),
    entries: inside.map((entry) => ({
      ...entryLetter(entry, visible.contract.currency),
      seen: seenOfEntry(entry),
      ...disputed(entry),
    })),
    superseded: superseded.map((gone) => ({
      from: formatInstant(gone.from),
      to: formatInstant(gone.to),
      at: formatInstant(gone.at),
    })),
    overlaps,
  };
}

/** The billing weeks that a span meets, in order. */
function weeksOf({ from, to }: Span): Week[] {
  const weeks: Week[] = [];
  for (let week = weekOf(from); week < to; week += WEEK_SECONDS) weeks.push(week);
  return weeks;
}

/** T6: for the freelancer alone, since the other tracker may have been at work for somebody else. */
async function overlapLetters(house: House, key: DiaryKey, range: SegmentRange): Promise<OverlapLetter[]> {
  const overlaps = await overlapsBetween(house.db, key, range);
  return overlaps.map(({ segment, seconds, device, by }) => ({
    start: formatInstant(segmentStart(segment)),
    seconds,
    device,
    by: [...by],
  }));
}
