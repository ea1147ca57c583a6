import { SEGMENT_MINUTES, segmentStart, segmentsBetween } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import type { Stretch, TrackedSegment } from '@stint/core/tracked';
import { place, placeSegment } from './place.ts';
import type { Way } from './play.ts';
import styles from './timeline.module.css';

interface LanePart {
  readonly way: Way;
  readonly frame: Span;
}

/** What was tracked, as sessions; where one ended by itself that is said. */
export function SessionBars({ way, frame }: LanePart) {
  return sessionsIn(way, frame).map(({ from, to, end }) => (
    <span key={from} className={styles.session} style={place(frame, from, to - from)}>
      {end === 'idle' && <i>idle</i>}
    </span>
  ));
}

/** The minutes of each segment: active, not active, not tracked. */
export function InputLane({ way, frame }: LanePart) {
  return trackedIn(way, frame).map((tracked) => (
    <span key={tracked.segment} className={styles.minutes} style={placeSegment(frame, tracked.segment)}>
      {Array.from({ length: SEGMENT_MINUTES }, (_, minute) => (
        <i key={minuteStart(tracked, minute)} data-state={stateOf(tracked, minute)} />
      ))}
    </span>
  ));
}

export function stateOf(tracked: TrackedSegment, minute: number): 'active' | 'still' | 'untracked' {
  if (tracked.activeMinutes.includes(minute)) return 'active';
  const from = minuteStart(tracked, minute);
  return tracked.stretches.some((stretch) => stretch.from < from + 60 && stretch.to > from)
    ? 'still'
    : 'untracked';
}

function minuteStart({ segment }: TrackedSegment, minute: number): number {
  return segmentStart(segment) + minute * 60;
}

function trackedIn({ judged }: Way, { from, to }: Span): TrackedSegment[] {
  return segmentsBetween(from, to).flatMap((segment) => judged.diary.at(segment).tracked ?? []);
}

/** Stretches that run on from one segment into the next are one. */
function sessionsIn(way: Way, frame: Span): Stretch[] {
  const sessions: Stretch[] = [];
  for (const stretch of trackedIn(way, frame).flatMap(({ stretches }) => stretches)) {
    const before = sessions.at(-1);
    if (before?.to === stretch.from && before.end === 'continues') {
      sessions[sessions.length - 1] = { ...stretch, from: before.from };
    } else {
      sessions.push(stretch);
    }
  }
  return sessions;
}
