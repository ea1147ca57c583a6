import { explainedSegment } from '@stint/core/explain/explained';
import { parseMoney } from '@stint/core/money';
import { segmentOf } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/core/timesheet';
import type { Entry } from './diary.ts';
import { toInstant } from './letters.ts';

/** A diary entry as a letter: instants as text, money in the currency's minor digits. */
export function entryLetter(entry: DiaryEntry, currency: string): Entry {
  return { ...explainedSegment(entry, currency), label: entry.label };
}

/** The diary entry that a letter tells of, for the same functions of core to explain. */
export function entryOfLetter(letter: Entry, currency: string): DiaryEntry {
  const rate = parseMoney(letter.rate, currency);
  if (rate === null) throw new RangeError(`not a rate in ${currency}: ${letter.rate}`);
  return {
    segment: segmentOf(toInstant(letter.start)),
    kind: letter.kind,
    trackedSeconds: letter.trackedSeconds,
    trackedMinutes: letter.trackedMinutes,
    activeMinutes: letter.activeMinutes,
    snapshotAt: letter.snapshotAt === null ? null : toInstant(letter.snapshotAt),
    memo: letter.memo,
    // What locked before there were labels has none.
    label: letter.label ?? null,
    countedSeconds: letter.countedSeconds,
    billedSeconds: letter.billedSeconds,
    rate,
    protected: letter.protected,
    reasons: letter.reasons,
  };
}
