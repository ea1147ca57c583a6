import { VisuallyHidden } from '@mantine/core';
import type { Span } from '@stint/core/span';
import { type CSSProperties, type MouseEvent, useMemo } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import type { Day } from '../../time/zone.ts';
import { dayFrame, weekDays, type Zone } from '../../time/zone.ts';
import { usePress } from '../choose/use-press.ts';
import type { OfView } from '../day-view.tsx';
import { lookAt } from '../face.ts';
import { foldRows, type Row } from '../grid.ts';
import { GridPart } from '../grid-part.tsx';
import { useGridKeys } from '../use-grid-keys.ts';
import { DayColumn } from './day-column.tsx';
import { segmentOfTarget } from './segment-of-target.ts';
import styles from './week.module.css';
import { WeekFold, WeekRow } from './week-row.tsx';
import { offsetsOf, weekRows } from './week-rows.ts';

interface WeekGridProps extends OfView {
  readonly days: readonly Day[];
  readonly diary: DiaryBySegment;
}

/** Of each of the seven days: a gap, and its segments side by side; on a phone three above three. */
const WIDE = '4px repeat(6, minmax(0, 1fr)) '.repeat(7);
const NARROW = '0 repeat(3, minmax(0, 1fr)) '.repeat(7);

/** Seven days: a row for each hour of the wall clock, six segments of each day in it. Tab reaches one of them. */
export function WeekGrid({ day, days, diary, zone, today, narrow, opened }: WeekGridProps) {
  const { frames, lines, rows } = useLines(days[0] ?? day, zone, diary);
  const { current, onFocus, ref, onKeyDown } = useGridKeys(rows, diary, opened);
  const onPress = usePress(ref, current, diary, (segment) => opened.open(segment, lookAt(diary, segment)));
  const offsets = useMemo(() => offsetsOf(frames, zone), [frames, zone]);
  return (
    <GridPart
      as="grid"
      ref={ref}
      className={styles.grid}
      data-narrow={narrow || undefined}
      style={{ '--columns': narrow ? NARROW : WIDE } as CSSProperties}
      aria-label="Segments of these seven days"
      aria-multiselectable="true"
      aria-colcount={frames.length * 6 + 1}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const segment = segmentOfTarget(event.target);
        if (segment !== null) onFocus(segment);
      }}
      onClick={(event: MouseEvent) => {
        const segment = segmentOfTarget(event.target);
        if (segment !== null) onPress(segment, event);
      }}
    >
      <Heads days={days} today={today} frames={frames} offsets={offsets} narrow={narrow} diary={diary} />
      {lines.map((line) =>
        'folded' in line ? (
          <WeekFold key={line.key} fold={line} />
        ) : (
          <WeekRow
            key={line.key}
            row={line}
            diary={diary}
            days={days}
            narrow={narrow}
            current={line.segments.includes(current) ? current : null}
          />
        ),
      )}
    </GridPart>
  );
}

/** The rows of the week, those without anything folded, and what of them can be reached. */
function useLines(monday: Day, zone: Zone, diary: DiaryBySegment) {
  const frames = useMemo(() => weekDays(monday).map((day) => dayFrame(day, zone)), [monday, zone]);
  const all = useMemo(() => weekRows(frames, zone), [frames, zone]);
  const lines = useMemo(() => foldRows(all, (segment) => diary.has(segment)), [all, diary]);
  const rows = useMemo(() => heldRows(lines, diary), [lines, diary]);
  return { frames, lines, rows };
}

interface HeadsProps {
  readonly days: readonly Day[];
  readonly today: Day;
  readonly frames: readonly Span[];
  readonly offsets: readonly string[] | null;
  readonly narrow: boolean;
  readonly diary: DiaryBySegment;
}

function Heads({ days, today, frames, offsets, narrow, diary }: HeadsProps) {
  return (
    <GridPart as="row" className={styles.heads}>
      <GridPart as="columnheader">
        <VisuallyHidden>Hour</VisuallyHidden>
      </GridPart>
      {days.map((day, column) => (
        <DayColumn
          key={day}
          day={day}
          today={today}
          column={narrow ? column * 4 + 3 : column * 7 + 3}
          offset={offsets?.[column] ?? null}
          frame={frames[column] ?? { from: 0, to: 0 }}
          diary={diary}
        />
      ))}
    </GridPart>
  );
}

/** Only what holds something can be reached. */
function heldRows(lines: ReturnType<typeof foldRows>, diary: DiaryBySegment): Row[] {
  return lines.flatMap((line) =>
    'folded' in line
      ? []
      : [
          {
            ...line,
            segments: line.segments.map((one) => (one !== null && diary.has(one) ? one : null)),
          },
        ],
  );
}
