import { segmentOf } from '@stint/core/segment';
import { unusualOf } from '@stint/core/usual';
import { parseWeek, type Week, weekSpan } from '@stint/core/week';
import { toInstant } from '@stint/wire/letters';
import type { Review, ReviewEntry } from '@stint/wire/review';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { disputedOf, disputesOf } from '../../store/disputes.ts';
import { usualBefore } from '../../store/usual.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { readDiary } from '../diary/read-diary.ts';
import { LAST_WEEK, weekLetter } from '../diary/read-week.ts';
import { disputeLetter } from './dispute-letter.ts';

/**
 * All that the two sides look at before a week's pay moves on; both read the same. Refusals: `no-such-contract`,
 * `bad-week` (not a Monday).
 */
export async function readReview(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string },
): Promise<Review | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const week = parseWeek(asked.week);
  if (week === null || week > LAST_WEEK) return refuse('bad-week', { field: 'week' });
  return reviewLetter(house, actor, visible, week);
}

/** The review as it stands, also after a deed. Refusals: those of `readDiary`. */
export async function reviewLetter(
  house: House,
  actor: Actor,
  visible: Visible,
  week: Week,
): Promise<Review | Refusal> {
  const key = { organisation: visible.organisation.id, contract: visible.id };
  const diaryKey = { freelancer: visible.freelancer.id, contract: visible.id };
  const [diary, usual, letter, rows] = await Promise.all([
    readDiary(house, actor, { contract: visible.id, ...weekSpan(week) }),
    usualBefore(house.db, diaryKey, week),
    weekLetter(house, visible, week),
    disputesOf(house.db, key, [week]),
  ]);
  if (isRefusal(diary)) return diary;
  const lines = rows.length === 0 ? [] : await disputedOf(house.db, key, [week]);
  const now = house.clock.now();
  const inTime = diary.entries.filter(({ reasons }) => !reasons.includes('late'));
  return {
    week: letter,
    entries: withHints(diary.entries, usual),
    disputes: rows.map((row) => disputeLetter(row, lines, inTime, now)),
  };
}

type Entries = Omit<ReviewEntry, 'hints'>[];

/** Only what was tracked has an app and an hour of its own; manual time is looked at as such. */
function withHints(entries: Entries, usual: Parameters<typeof unusualOf>[1]): ReviewEntry[] {
  const tracked = entries.filter(({ kind, seen }) => kind === 'tracked' && seen !== null);
  const hints = unusualOf(
    tracked.map(({ start, seen }) => ({ segment: segmentOf(toInstant(start)), app: seen?.app ?? null })),
    usual,
  );
  const byEntry = new Map(tracked.map((entry, index) => [entry, hints[index] ?? []]));
  return entries.map((entry) => ({ ...entry, hints: byEntry.get(entry) ?? [] }));
}
