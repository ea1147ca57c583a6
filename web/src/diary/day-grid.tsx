import { VisuallyHidden } from '@mantine/core';
import type { SegmentNumber } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { type MouseEvent, startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DiaryBySegment } from '../api/queries.ts';
import type { Zone } from '../time/zone.ts';
import { useFreeSegments } from './choose/use-choice.ts';
import { usePress } from './choose/use-press.ts';
import { lookAt } from './face.ts';
import styles from './grid.module.css';
import { type Columns, columnNames, foldRows, type Row, rowsOf } from './grid.ts';
import { GridPart } from './grid-part.tsx';
import { FoldedRows, HourRow } from './hour-row.tsx';
import type { OpenSegment } from './open.ts';
import { useGridKeys } from './use-grid-keys.ts';

interface DayGridProps {
  readonly day: Span;
  readonly zone: Zone;
  readonly diary: DiaryBySegment;
  readonly columns: Columns;
  readonly opened: OpenSegment;
}

/** The day: a row for each hour, six segments in it. Tab reaches one of them, arrow keys the others. */
export function DayGrid({ day, zone, diary, columns, opened }: DayGridProps) {
  const free = useFreeSegments();
  const { lines, rows, unfold } = useLines({ day, zone, columns, diary, free });
  const drawn = useDrawn(lines, opened.segment !== null);
  const { current, onFocus, ...moved } = useGridKeys(rows, diary, opened);
  const { open } = opened;
  const onOpen = useCallback(
    (segment: SegmentNumber, event: MouseEvent) =>
      open(segment, isOnWhy(event.target) ? 'why' : lookAt(diary, segment)),
    [open, diary],
  );
  const onPress = usePress(moved.ref, current, diary, onOpen);
  const { ref } = moved;
  const show = (hidden: readonly Row[]) => {
    const first = hidden.flatMap(({ segments }) => segments).find((one) => one !== null && free.has(one));
    flushSync(() => unfold(hidden));
    ref.current?.querySelector<HTMLElement>(`[data-segment="${first}"]`)?.focus();
  };
  return (
    <GridPart
      as="grid"
      {...moved}
      className={styles.grid}
      data-columns={columns}
      aria-label="Segments of the day"
      aria-multiselectable="true"
    >
      {columns === 6 && <ColumnHead names={columnNames(day, zone)} />}
      {drawn.map((line) =>
        'folded' in line ? (
          <FoldedRows key={line.key} fold={line} columns={columns} free={free} onUnfold={show} />
        ) : (
          <HourRow
            key={line.key}
            row={line}
            zone={zone}
            diary={diary}
            free={free}
            current={current !== null && line.segments.includes(current) ? current : null}
            onFocus={onFocus}
            onPress={onPress}
          />
        ),
      )}
    </GridPart>
  );
}

/** As many hours as the screen shows are drawn at once; the others when those are there with their pictures. */
const firstLines = (): number => Math.max(2, Math.ceil((innerHeight - HEAD_PIXELS) / LINE_PIXELS));
/** At least so much is above the grid, and so much is an hour: what is drawn is rather more than is seen. */
const HEAD_PIXELS = 330;
const LINE_PIXELS = 150;
const REST_MILLISECONDS = 150;
const MOST_WAITS = 8;

function useDrawn<Line>(lines: readonly Line[], isWanted: boolean): readonly Line[] {
  const [isDrawn, setDrawn] = useState(isWanted);
  useEffect(() => {
    const draw = (): void => startTransition(() => setDrawn(true));
    let waits = MOST_WAITS;
    const look = (): void => {
      waits -= 1;
      if (waits > 0 && [...document.images].some(({ complete }) => !complete))
        timer = setTimeout(look, REST_MILLISECONDS);
      else draw();
    };
    let timer = setTimeout(look, REST_MILLISECONDS);
    addEventListener('scroll', draw, { once: true });
    addEventListener('keydown', draw, { once: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', draw);
      removeEventListener('keydown', draw);
    };
  }, []);
  return isDrawn ? lines : lines.slice(0, firstLines());
}

interface LinesProps extends Pick<DayGridProps, 'day' | 'zone' | 'columns' | 'diary'> {
  readonly free: ReadonlySet<SegmentNumber>;
}

/** The lines of the day as they are drawn, and the rows of segments that can be reached in them. */
function useLines({ day, zone, columns, diary, free }: LinesProps) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(NO_ROWS);
  const lines = useMemo(
    () =>
      foldRows(
        rowsOf(day, zone, columns),
        (segment) => diary.has(segment),
        ({ key }) => unfolded.has(key),
      ),
    [day, zone, columns, diary, unfolded],
  );
  const rows = useMemo(
    () => lines.flatMap((line) => ('folded' in line ? [] : [reachable(line, diary, free)])),
    [lines, diary, free],
  );
  const unfold = (hidden: readonly Row[]) =>
    setUnfolded(new Set([...unfolded, ...hidden.map(({ key }) => key)]));
  return { lines, rows, unfold };
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

/** The row's segments that hold something, or could: only those can be reached. */
function reachable(row: Row, diary: DiaryBySegment, free: ReadonlySet<SegmentNumber>): Row {
  const isThere = (segment: SegmentNumber) => diary.has(segment) || free.has(segment);
  return {
    ...row,
    segments: row.segments.map((segment) => (segment !== null && isThere(segment) ? segment : null)),
  };
}

function isOnWhy(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-why]') !== null;
}

const NO_ROWS: ReadonlySet<string> = new Set();
