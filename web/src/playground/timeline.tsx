import type { Instant } from '@stint/core/instant';
import { segmentStart, segmentsBetween } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { type CSSProperties, useRef } from 'react';
import { time } from '../time/spoken.ts';
import { move, remove } from './edits.ts';
import { InputLane, SessionBars } from './lanes.tsx';
import { MarkHandle } from './mark.tsx';
import type { Lane, Mark } from './marks.ts';
import { place } from './place.ts';
import type { Play } from './play.ts';
import { rowsOf } from './rows.ts';
import styles from './timeline.module.css';
import type { StorySteps } from './use-story.ts';
import { VerdictLane } from './verdict-lane.tsx';

interface TimelineProps {
  readonly steps: StorySteps;
  readonly play: Play;
  readonly frame: Span;
  /** As far as the arrow keys go. */
  readonly day: Span;
  readonly marks: readonly Mark[];
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
  readonly onDragging: (dragging: boolean) => void;
}

const LANES: readonly (readonly [Lane, string])[] = [
  ['clock', 'Clock'],
  ['input', 'Input'],
  ['snapshot', 'Snapshots'],
  ['manual', 'Manual time'],
  ['deed', 'What else was done'],
];

/** The others only where they hold something. */
const ALWAYS: readonly Lane[] = ['clock', 'input', 'snapshot'];

/**
 * A part of a day. Above what happened, each thing to be dragged or moved by keys; below what it comes to.
 * ```
 *            09:00      09:10      09:20
 * Clock      ▶[=================]■
 * Input      ◂▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▸
 * Snapshots          ×            ×
 * Segment    [ 10:00 ][  0:00  ]
 * Exact      [ 10:00 ][  8:00  ]
 * ```
 */
export function Timeline(props: TimelineProps) {
  const { play, frame, marks } = props;
  const track = useRef<HTMLDivElement>(null);
  const segments = segmentsBetween(frame.from, frame.to);
  const at = (clientX: number): Instant => {
    const { left, width } = track.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return frame.from + ((clientX - left) / width) * (frame.to - frame.from);
  };
  const style = { '--segments': segments.length, '--frame': frame.to - frame.from } as CSSProperties;
  return (
    <section
      className={styles.scroll}
      aria-label="Timeline: Tab goes from mark to mark, arrow keys move one" // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <div ref={track} className={styles.track} style={style}>
        <div className={styles.hours} aria-hidden="true">
          {segments.map((segment) => (
            <span key={segment} style={place(frame, segmentStart(segment))}>
              {time(segmentStart(segment), 'UTC')}
            </span>
          ))}
        </div>
        {LANES.filter(([lane]) => ALWAYS.includes(lane) || marks.some((mark) => mark.lane === lane)).map(
          ([lane, name]) => (
            <LaneOf key={lane} {...props} lane={lane} name={name} at={at} />
          ),
        )}
        <VerdictLane way={play.segment} frame={frame} />
        <VerdictLane way={play.exact} frame={frame} />
      </div>
    </section>
  );
}

interface LaneProps extends TimelineProps {
  readonly lane: Lane;
  readonly name: string;
  readonly at: (clientX: number) => Instant;
}

function LaneOf({ lane, name, at, steps, play, frame, day, marks, chosen, onChoose, onDragging }: LaneProps) {
  const own = marks.filter((mark) => mark.lane === lane);
  const { rows, count } = rowsOf(own);
  return (
    <fieldset
      className={styles.lane}
      aria-label={name}
      data-lane={lane}
      style={{ '--rows': count } as CSSProperties}
    >
      <span className={styles.name} aria-hidden="true">
        {name}
      </span>
      <div className={styles.rail}>
        {lane === 'clock' && <SessionBars way={play.segment} frame={frame} />}
        {lane === 'input' && <InputLane way={play.segment} frame={frame} />}
        {own.map((mark) => (
          <MarkHandle
            key={mark.key}
            mark={mark}
            row={rows.get(mark.key) ?? 0}
            frame={frame}
            day={day}
            at={at}
            chosen={chosen === mark.key}
            onChoose={() => onChoose(mark.key)}
            onMove={(to, gesture) => steps.edit(move(steps.story, mark.held, to), gesture)}
            onRemove={() => {
              steps.edit(remove(steps.story, mark.held));
              onChoose(null);
            }}
            onDragging={onDragging}
          />
        ))}
      </div>
    </fieldset>
  );
}
