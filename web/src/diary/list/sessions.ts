import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import { holds, type Span } from '@stint/core/span';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { DiaryBySegment } from '../../api/queries.ts';

export interface Listed {
  readonly segment: SegmentNumber;
  readonly entry: DiaryEntry;
}

/** Segments of one session, one after the other, with the same memo and label. */
export interface MemoGroup extends Span {
  readonly memo: string;
  readonly label: string | null;
  readonly listed: readonly [Listed, ...Listed[]];
}

/** A session from Start to Stop; or manual time, or tombstones, that stand side by side. */
export interface Listing extends Span {
  readonly kind: DiaryEntry['kind'];
  /** Why it ended; `continues` where it goes on beyond what is shown. Null: it is no session. */
  readonly end: string | null;
  readonly groups: readonly MemoGroup[];
}

/**
 * The diary by session and memo. Each entry stands in one place, so that sums add up: a segment in which two sessions
 * meet stands in the one that has its snapshot, or without one in the last that worked in it, as its memo does.
 * ```
 *           09:00     09:10     09:20
 * sessions    |==========|  |======|      stretches that meet at a border are one session
 * segments    |    x    |      x  |  |    09:10 stands in the second: it has the snapshot
 * ```
 */
export function listingsOf(diary: DiaryBySegment): Listing[] {
  const listed = [...diary].flatMap(([segment, entries]) => entries.map((entry) => ({ segment, entry })));
  const of = (kind: DiaryEntry['kind']) => listed.filter(({ entry }) => entry.kind === kind);
  return [
    ...sessionsOf(of('tracked')),
    ...runsOf(of('manual'), 'manual'),
    ...runsOf(of('deleted'), 'deleted'),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The same list with those entries alone that are shown. */
export function shownOf(listings: readonly Listing[], shown: DiaryBySegment): Listing[] {
  return listings.flatMap((listing) => {
    const groups = listing.groups.flatMap((group) => {
      const [first, ...others] = group.listed.filter(({ segment, entry }) =>
        shown.get(segment)?.includes(entry),
      );
      return first ? [{ ...group, listed: [first, ...others] as const }] : [];
    });
    return groups.length > 0 ? [{ ...listing, groups }] : [];
  });
}

interface Session extends Span {
  readonly end: string;
  readonly listed: Listed[];
}

function sessionsOf(tracked: readonly Listed[]): Listing[] {
  const sessions: Session[] = [];
  for (const { from, to, end } of stretchesOf(tracked)) {
    const last = sessions.at(-1);
    if (last && last.to === from && last.end === 'continues') {
      sessions[sessions.length - 1] = { ...last, to, end };
    } else sessions.push({ from, to, end, listed: [] });
  }
  for (const one of tracked) {
    const at = ownedAt(one);
    sessions.find((session) => holds(session, at))?.listed.push(one);
  }
  return sessions.map(({ from, to, end, listed }) => ({
    kind: 'tracked',
    from,
    to,
    end,
    groups: groupsOf(listed, { from, to }),
  }));
}

interface Stretch extends Span {
  readonly end: string;
}

function stretchesOf(tracked: readonly Listed[]): Stretch[] {
  return tracked
    .flatMap(({ segment, entry }): Stretch[] =>
      entry.seen
        ? entry.seen.stretches.map(({ from, to, end }) => ({ from: toInstant(from), to: toInstant(to), end }))
        : [{ from: segmentStart(segment), to: segmentEnd(segment), end: 'continues' }],
    )
    .sort((a, b) => a.from - b.from);
}

/** The instant whose session a segment stands in. */
function ownedAt({ segment, entry }: Listed): Instant {
  const at = entry.snapshotAt === null ? null : toInstant(entry.snapshotAt);
  const spans = entry.seen?.stretches ?? [];
  const taken = at !== null && spans.some(({ from, to }) => toInstant(from) <= at && at < toInstant(to));
  if (at !== null && taken) return at;
  const last = spans.at(-1);
  return last ? toInstant(last.to) - 1 : segmentStart(segment);
}

/** Entries of neighbouring segments, as one listing. */
function runsOf(listed: readonly Listed[], kind: 'manual' | 'deleted'): Listing[] {
  const runs: Listed[][] = [];
  for (const one of listed) {
    const last = runs.at(-1);
    if (last?.at(-1)?.segment === one.segment - 1) last.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => {
    const segments = run.map(({ segment }) => segment);
    const span = {
      from: segmentStart(Math.min(...segments)),
      to: segmentEnd(Math.max(...segments)),
    };
    return { kind, ...span, end: null, groups: groupsOf(run, span) };
  });
}

function groupsOf(listed: readonly Listed[], span: Span): MemoGroup[] {
  const groups: MemoGroup[] = [];
  for (const one of listed) {
    const { memo, label, start } = one.entry;
    const segment = segmentOf(toInstant(start));
    const [from, to] = [Math.max(span.from, segmentStart(segment)), Math.min(span.to, segmentEnd(segment))];
    const last = groups.at(-1);
    if (last && last.memo === memo && last.label === label) {
      groups[groups.length - 1] = { ...last, to, listed: [...last.listed, one] };
    } else groups.push({ memo, label, from, to, listed: [one] });
  }
  return groups;
}
