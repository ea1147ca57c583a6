import { Button } from '@mantine/core';
import { formatMinutes } from '@stint/core/duration';
import { formatDay, type Instant } from '@stint/core/instant';
import { SEGMENT_MINUTES, segmentEnd, segmentStart } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/core/timesheet';
import { IconTrash } from '@tabler/icons-react';
import { money } from '../money/amount.ts';
import { Shield } from '../parts/shield.tsx';
import shared from '../recorded/public.module.css';
import { dayName, time, timeExact } from '../time/spoken.ts';
import { deleteSegment } from './edits.ts';
import { dayOf } from './frame.ts';
import { stateOf } from './lanes.tsx';
import type { Play, Way } from './play.ts';
import styles from './segments.module.css';
import type { StorySteps } from './use-story.ts';
import { PAY_NAMES } from './verdict-lane.tsx';
import { WhyLines } from './why-lines.tsx';

/** So many are shown at once; a page of more is no help. */
const SHOWN = 60;

/** Each segment by both ways: its minutes, its verdict with the reasons, its money, and why. */
export function Segments({ steps, play }: { steps: StorySteps; play: Play }) {
  const segments = [...new Set([...numbersOf(play.segment), ...numbersOf(play.exact)])].toSorted(
    (a, b) => a - b,
  );
  const [only] = segments.length === 1 ? segments : [];
  return (
    <section className={shared.panel} aria-labelledby="segments">
      <h2 id="segments">Segment by segment</h2>
      {segments.length === 0 && <p className={shared.quiet}>Nothing was tracked or written in this week.</p>}
      <ol className={styles.list}>
        {segments.slice(0, SHOWN).map((segment) => (
          <Row key={segment} steps={steps} play={play} segment={segment} open={segment === only} />
        ))}
      </ol>
      {segments.length > SHOWN && (
        <p className={shared.quiet}>{segments.length - SHOWN} more count in the sums above.</p>
      )}
    </section>
  );
}

interface RowProps {
  readonly steps: StorySteps;
  readonly play: Play;
  readonly segment: number;
  readonly open: boolean;
}

function Row({ steps, play, segment, open }: RowProps) {
  const start = segmentStart(segment);
  const deleted = entriesOf(play.segment, segment).some(({ kind }) => kind === 'deleted');
  return (
    <li>
      <details className={styles.row} open={open}>
        <summary>
          <span className={styles.when}>
            <strong>
              {time(start, 'UTC')}–{time(segmentEnd(segment), 'UTC')}
            </strong>
            <span>{dayName(formatDay(start))}</span>
          </span>
          <Minutes way={play.segment} segment={segment} />
          <Verdicts way={play.segment} segment={segment} />
          <Verdicts way={play.exact} segment={segment} />
        </summary>
        <div className={styles.why}>
          {[play.segment, play.exact].map((way) => (
            <WhyLines key={way.pay} way={way} entries={entriesOf(way, segment)} />
          ))}
        </div>
        {!deleted && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={14} stroke={1.8} />}
            onClick={() => steps.edit(deleteSegment(steps.story, segment, lastOf(steps, start)))}
          >
            Delete these ten minutes (C3)
          </Button>
        )}
      </details>
    </li>
  );
}

function Minutes({ way, segment }: { way: Way; segment: number }) {
  const { tracked } = way.judged.diary.at(segment);
  if (!tracked) return <span className={styles.minutes}>–</span>;
  return (
    <span className={styles.minutes}>
      <span className={styles.boxes} aria-hidden="true">
        {Array.from({ length: SEGMENT_MINUTES }, (_, minute) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ten minutes that never move
          <i key={minute} data-state={stateOf(tracked, minute)} />
        ))}
      </span>
      <span>
        {tracked.activeMinutes.length}/10 active
        {tracked.snapshotAt !== null && ` · × ${timeExact(tracked.snapshotAt, 'UTC')}`}
      </span>
    </span>
  );
}

function Verdicts({ way, segment }: { way: Way; segment: number }) {
  const entries = entriesOf(way, segment);
  return (
    <span className={styles.verdicts}>
      <small>{PAY_NAMES[way.pay]}</small>
      {entries.length === 0 && <span>–</span>}
      {entries.map((entry) => (
        <Verdict key={entry.kind} entry={entry} way={way} />
      ))}
    </span>
  );
}

function Verdict({ entry, way }: { entry: DiaryEntry; way: Way }) {
  const { amount } = way.whyOf(entry);
  return (
    <span className={styles.verdict}>
      <span>
        {entry.kind === 'manual' && 'manual '}
        <span data-number>{formatMinutes(entry.billedSeconds)}</span>
        {entry.billedSeconds > 0 && <strong>{money(amount, way.judged.contract.currency)}</strong>}
        <Shield verdict={entry.protected} />
        {entry.protected !== null && (entry.protected ? 'protected' : 'not protected')}
      </span>
      {entry.reasons.map((reason) => (
        <code key={reason}>{reason}</code>
      ))}
    </span>
  );
}

function numbersOf({ judged }: Way): number[] {
  return judged.timesheet.entries.map(({ segment }) => segment);
}

function entriesOf({ judged }: Way, segment: number): DiaryEntry[] {
  return judged.timesheet.entries.filter((entry) => entry.segment === segment);
}

/** After all else that happened on that day. */
function lastOf({ story }: StorySteps, start: Instant): Instant {
  return Math.max(start, ...story.told.filter(({ at }) => dayOf(at) === dayOf(start)).map(({ at }) => at));
}
