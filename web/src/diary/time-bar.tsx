import { formatMinutes } from '@stint/core/duration';
import type { Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS, segmentOf, segmentStart } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { IconX } from '@tabler/icons-react';
import { timeExact } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import { activityText, measuredOf } from './activity-words.ts';
import styles from './time-bar.module.css';

/**
 * The ten minutes drawn.
 * ```
 * 09:40 |████████--------█████x████|   tracked stretches, x the snapshot
 *        ▮▮▮▯▯▯··▮▮▮                   minutes: active, not active (or not measured), not tracked
 * ```
 */
export function TimeBar({ entry, zone }: { entry: DiaryEntry; zone: Zone }) {
  const start = segmentStart(segmentOf(toInstant(entry.start)));
  if (entry.kind === 'deleted') return null;
  const snapshot = entry.snapshotAt === null ? null : toInstant(entry.snapshotAt);
  const spans = stretchesOf(entry, start);
  return (
    <div className={styles.drawing}>
      <div className={styles.bar} data-kind={entry.kind} aria-hidden="true">
        {spans.map(({ from, to }) => (
          <span key={from} style={{ left: at(from, start), width: at(to - from, 0) }} />
        ))}
        {snapshot !== null && <IconX className={styles.snapshot} style={{ left: at(snapshot, start) }} />}
      </div>
      <Minutes entry={entry} spans={spans} start={start} />
      <p className={styles.legend}>
        {entry.kind === 'manual' ? (
          <span>written by hand {formatMinutes(entry.countedSeconds)}</span>
        ) : (
          <>
            <span>worked {formatMinutes(entry.trackedSeconds)}</span>
            <span>{snapshot === null ? 'no snapshot' : `× snapshot ${timeExact(snapshot, zone)}`}</span>
            <span>{activityText(entry)}</span>
          </>
        )}
      </p>
      <Ends entry={entry} zone={zone} />
    </div>
  );
}

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

function Minutes({ entry, spans, start }: { entry: DiaryEntry; spans: readonly Stretch[]; start: Instant }) {
  const activity = entry.seen?.activity;
  if (!activity) return null;
  return (
    <div className={styles.minutes} aria-hidden="true">
      {activity.map(([keys, clicks, scrolls], minute) => {
        const from = start + minute * 60;
        const tracked = spans.some((span) => span.from < from + 60 && span.to > from);
        const quiet = measuredOf(entry) === 'part' ? 'unknown' : 'still';
        const state = keys + clicks + scrolls > 0 ? 'active' : tracked ? quiet : 'untracked';
        return <i key={from} data-state={state} />;
      })}
    </div>
  );
}

const ENDS: Readonly<Record<string, string>> = {
  stopped: 'Stop was pressed',
  switched: 'another contract was started',
  idle: 'no input any more, so it ends one second after the last (T4)',
  paused: 'the contract was paused',
  ended: 'the contract ended',
  died: 'the tracker broke off; it ends one second after the last input it had written down (T5)',
};

/** How each stretch ended, where it did not run on. */
function Ends({ entry, zone }: { entry: DiaryEntry; zone: Zone }) {
  const ended = (entry.seen?.stretches ?? []).filter(({ end }) => ENDS[end] !== undefined);
  if (ended.length === 0) return null;
  return (
    <ul className={styles.ends}>
      {ended.map(({ to, end }) => (
        <li key={to}>
          {timeExact(toInstant(to), zone)} {ENDS[end]}
        </li>
      ))}
    </ul>
  );
}

function stretchesOf(entry: DiaryEntry, start: Instant): Stretch[] {
  if (entry.kind === 'manual') return [{ from: start, to: start + entry.countedSeconds }];
  return (entry.seen?.stretches ?? []).map(({ from, to }) => ({ from: toInstant(from), to: toInstant(to) }));
}

function at(instant: Instant, start: Instant): string {
  return `${(100 * (instant - start)) / SEGMENT_SECONDS}%`;
}
