import { VisuallyHidden } from '@mantine/core';
import type { SegmentNumber } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import type { Zone } from '../time/zone.ts';
import { pictureOf, primaryOf } from './face.ts';
import styles from './grid.module.css';
import { type Columns, columnNames, foldRows, type Row, rowsOf, stepFrom } from './grid.ts';
import { GridPart } from './grid-part.tsx';
import { FoldedRows, HourRow } from './hour-row.tsx';
import { deedOfKey, stepOfKey } from './keys.ts';
import type { OpenSegment } from './open.ts';

interface DayGridProps {
  readonly day: Span;
  readonly zone: Zone;
  readonly diary: DiaryBySegment;
  readonly columns: Columns;
  readonly opened: OpenSegment;
}

/** The day: a row for each hour, six segments in it. Tab reaches one of them, arrow keys the others. */
export function DayGrid({ day, zone, diary, columns, opened }: DayGridProps) {
  const lines = useMemo(
    () => foldRows(rowsOf(day, zone, columns), (segment) => diary.has(segment)),
    [day, zone, columns, diary],
  );
  const rows = useMemo(
    () => lines.flatMap((line) => ('folded' in line ? [] : [held(line, diary)])),
    [lines, diary],
  );
  const { current, setChosen, ...moved } = useKeys(rows, diary, opened);
  const look = (segment: SegmentNumber, why: boolean) =>
    opened.open(segment, why ? 'why' : lookAt(diary, segment));
  return (
    <GridPart
      as="grid"
      {...moved}
      className={styles.grid}
      data-columns={columns}
      aria-label="Segments of the day"
    >
      {columns === 6 && <ColumnHead names={columnNames(day, zone)} />}
      {lines.map((line) =>
        'folded' in line ? (
          <FoldedRows key={line.key} fold={line} columns={columns} />
        ) : (
          <HourRow
            key={line.key}
            row={line}
            zone={zone}
            diary={diary}
            current={current}
            onFocus={setChosen}
            onOpen={look}
          />
        ),
      )}
    </GridPart>
  );
}

/** Arrow keys move the focus, letters do what the segment allows; what is open follows. */
function useKeys(rows: readonly Row[], diary: DiaryBySegment, opened: OpenSegment) {
  const ref = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<SegmentNumber | null>(null);
  const current = currentOf(rows, [opened.segment, chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = stepOfKey(event.key);
    const deed = deedOfKey(event.key);
    if (!step && !deed) return;
    event.preventDefault();
    if (step) {
      const next = stepFrom(current, step, rows);
      setChosen(next);
      if (opened.segment !== null) opened.follow(next);
      ref.current?.querySelector<HTMLElement>(`[data-segment="${next}"]`)?.focus();
    } else if (deed === 'close') opened.close();
    else if (deed === 'look') opened.open(current, lookAt(diary, current));
    else if (deed) opened.open(current, deed);
  };
  useFocusBack(ref, opened);
  return { current, setChosen, ref, onKeyDown };
}

/** What was open of a segment closes: the focus is on that segment again. */
function useFocusBack(ref: RefObject<HTMLDivElement | null>, { show, segment }: OpenSegment) {
  const before = useRef<SegmentNumber | null>(null);
  useEffect(() => {
    if (show !== null) before.current = segment;
    else if (before.current !== null) {
      ref.current?.querySelector<HTMLElement>(`[data-segment="${before.current}"]`)?.focus();
      before.current = null;
    }
  }, [ref, show, segment]);
}

function ColumnHead({ names }: { names: readonly string[] }) {
  return (
    <GridPart as="row" className={styles.names}>
      <GridPart as="columnheader">
        <VisuallyHidden>Hour</VisuallyHidden>
      </GridPart>
      {names.map((name) => (
        <GridPart key={name} as="columnheader">
          {name}
        </GridPart>
      ))}
    </GridPart>
  );
}

/** The row's segments that hold something: only those can be reached. */
function held(row: Row, diary: DiaryBySegment): Row {
  return {
    ...row,
    segments: row.segments.map((segment) => (segment !== null && diary.has(segment) ? segment : null)),
  };
}

function currentOf(rows: readonly Row[], wanted: readonly (SegmentNumber | null)[]): SegmentNumber | null {
  const there = rows.flatMap(({ segments }) => segments.filter((segment) => segment !== null));
  return wanted.find((segment) => segment !== null && there.includes(segment)) ?? there[0] ?? null;
}

/** Its picture, or where there is none the reason. */
function lookAt(diary: DiaryBySegment, segment: SegmentNumber): 'picture' | 'why' {
  const entries = diary.get(segment);
  return entries && pictureOf(primaryOf(entries)) === 'shown' ? 'picture' : 'why';
}
