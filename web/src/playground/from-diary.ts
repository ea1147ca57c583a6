import { isBlank } from '@stint/core/diary';
import { formatDay, formatInstant, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { ownMinActiveMinutes } from '@stint/core/protection';
import { SEGMENT_SECONDS, segmentEnd, segmentOf } from '@stint/core/segment';
import { holds, type Span } from '@stint/core/span';
import { weekOf } from '@stint/core/week';
import type { Contract } from '@stint/wire/contracts';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { Deed, ScenarioFile } from './story.ts';

type OfContract = Pick<Contract, 'starts' | 'terms' | 'clientVerifiedAt'>;
type Event = ScenarioFile['events'][number];

/**
 * One entry of the diary as a scenario that comes to the same numbers: its stretches, active minutes, snapshot and terms,
 * made of nothing but what the reader's diary was told anyway. Null where there is nothing to play with: a tombstone, a
 * fixed price, and time that came late.
 */
export function scenarioOfEntry(entry: DiaryEntry, contract: OfContract): ScenarioFile | null {
  const { terms } = contract;
  const start = toInstant(entry.start);
  if (entry.kind === 'deleted' || entry.reasons.includes('late') || /^[0.]+$/.test(entry.rate)) return null;
  const over = overLimit(entry, start);
  const own = entry.kind === 'manual' ? manualEvents(entry, start) : trackedEvents(entry, start);
  return {
    contract: {
      starts: contract.starts,
      pay: terms.pay,
      rate: entry.rate,
      currency: terms.currency,
      weeklyLimitMinutes: over.limitMinutes,
      manualTime: terms.manualTime || entry.kind === 'manual',
      idleMinutes: entry.seen?.activity ? terms.idleMinutes : null,
      freelancerFeePercent: terms.freelancerFeePercent,
      clientFeePercent: terms.clientFeePercent,
      minActiveMinutes: ownMinActiveMinutes(terms, entry.label) ?? terms.minActiveMinutes,
    },
    client: { verifiedAt: contract.clientVerifiedAt },
    week: formatDay(weekOf(start)),
    snapshots: { [entry.start]: drawnSecond(entry, start) },
    events: [...over.before, ...own],
  };
}

/** What a scenario cannot tell of an entry, in words; null where it tells all. */
export function leftOut({ reasons, seen }: DiaryEntry): string | null {
  const device = reasons.includes('activity-unmeasured') || (seen?.unmeasuredSeconds ?? 0) > 0;
  const picture = reasons.includes('picture-private');
  if (device) return 'without what its device could not measure (P8)';
  return picture ? 'without its picture (P7)' : null;
}

function trackedEvents(entry: DiaryEntry, start: Instant): Event[] {
  const stretches = stretchesOf(entry);
  const inputs = (entry.seen?.activity ?? []).flatMap(([keys, clicks, scrolls], minute) =>
    keys + clicks + scrolls > 0
      ? inputsOf(start + minute * MINUTE_SECONDS, stretches, { keys, clicks, scrolls })
      : [],
  );
  return stretches.flatMap((stretch) => [
    event(stretch.from, { type: 'start', memo: entry.memo }),
    ...inputs.filter(({ at }) => holds(stretch, at)).map(({ at, deed }) => event(at, deed)),
    event(stretch.to, { type: 'stop' }),
  ]);
}

/**
 * The diary tells of a minute's counts, and not of their seconds. With an input at the first and one at the last second
 * that was tracked in an active minute, no idle check (T4) ends what it did not end on the day.
 */
function inputsOf(
  minute: Instant,
  stretches: readonly Span[],
  counts: { keys: number; clicks: number; scrolls: number },
) {
  return stretches.flatMap((stretch) => {
    const first = Math.max(minute, stretch.from);
    const last = Math.min(minute + MINUTE_SECONDS, stretch.to) - 1;
    if (first > last) return [];
    const again = { type: 'input', keys: 1 } as const;
    return [
      { at: first, deed: { type: 'input', ...counts } as const },
      ...(last > first ? [{ at: last, deed: again }] : []),
    ];
  });
}

/** Manual time needs a memo (M2); one that was taken out afterwards is taken out here too. */
function manualEvents(entry: DiaryEntry, start: Instant): Event[] {
  const at = segmentEnd(segmentOf(start));
  const to = formatInstant(start + entry.countedSeconds);
  const blank = isBlank(entry.memo);
  const written = event(at, { type: 'manual', from: entry.start, to, memo: blank ? 'By hand' : entry.memo });
  return blank
    ? [written, event(at, { type: 'editMemo', segment: entry.start, memo: entry.memo })]
    : [written];
}

/** Of time past the week's limit (B2): a limit that leaves as much for this entry as was left for it. */
function overLimit(entry: DiaryEntry, start: Instant): { limitMinutes: number | null; before: Event[] } {
  if (entry.billedSeconds === entry.countedSeconds) return { limitMinutes: null, before: [] };
  const limitMinutes = Math.ceil(entry.billedSeconds / MINUTE_SECONDS);
  const taken = limitMinutes * MINUTE_SECONDS - entry.billedSeconds;
  const from = start - SEGMENT_SECONDS;
  const before = [
    event(from, { type: 'start', memo: 'Earlier this week' }),
    event(from + taken, { type: 'stop' }),
  ];
  return { limitMinutes, before: taken === 0 ? [] : before };
}

/** Where no snapshot was taken its instant is nobody's to know: any at which no session was open says the same. */
function drawnSecond(entry: DiaryEntry, start: Instant): number {
  if (entry.snapshotAt !== null) return toInstant(entry.snapshotAt) - start;
  const stretches = stretchesOf(entry);
  const free = Array.from({ length: SEGMENT_SECONDS }, (_, second) => second).find(
    (second) => !stretches.some((stretch) => holds(stretch, start + second)),
  );
  return free ?? 0;
}

function stretchesOf({ seen }: DiaryEntry): Span[] {
  return (seen?.stretches ?? []).map(({ from, to }) => ({ from: toInstant(from), to: toInstant(to) }));
}

function event(at: Instant, deed: Deed): Event {
  return { at: formatInstant(at), ...deed };
}
