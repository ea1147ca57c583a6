import { VisuallyHidden } from '@mantine/core';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import type { MouseEvent } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { time } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import { Cell } from './cell.tsx';
import { primaryOf } from './face.ts';
import styles from './grid.module.css';
import { type Columns, type Fold, memoRuns, type Row } from './grid.ts';
import { GridPart } from './grid-part.tsx';
import { spokenSegment } from './words.ts';

interface OfRow {
  readonly zone: Zone;
  readonly diary: DiaryBySegment;
  readonly current: SegmentNumber | null;
  readonly onFocus: (segment: SegmentNumber) => void;
  readonly onOpen: (segment: SegmentNumber, why: boolean) => void;
}

export function HourRow({ row, ...same }: OfRow & { row: Row }) {
  const { zone, diary } = same;
  const runs = memoRuns(row, (segment) => {
    const entries = diary.get(segment);
    return entries ? primaryOf(entries) : null;
  });
  return (
    <GridPart as="row" className={styles.row}>
      <GridPart as="rowheader" className={styles.hour}>
        {row.label}
        {zone !== 'UTC' && <span className={styles.note}>{utcOf(row)} UTC</span>}
        {row.note && <span className={styles.note}>{row.note}</span>}
      </GridPart>
      {placesOf(row).map(({ key, segment, column }) =>
        segment !== null && diary.has(segment) ? (
          <SegmentCell
            key={key}
            segment={segment}
            memoSpan={runs.find((run) => run.column === column)?.span ?? 0}
            {...same}
          />
        ) : (
          <EmptyCell key={key} segment={segment} zone={zone} />
        ),
      )}
    </GridPart>
  );
}

/** The row's places: a segment belongs to its place in the row, so the place is its key. */
function placesOf({ key, segments }: Row) {
  return segments.map((segment, column) => ({ key: `${key}/${column}`, segment, column }));
}

function EmptyCell({ segment, zone }: { segment: SegmentNumber | null; zone: Zone }) {
  return (
    <GridPart as="gridcell" className={styles.empty}>
      <VisuallyHidden>{emptyText(segment, zone)}</VisuallyHidden>
    </GridPart>
  );
}

function SegmentCell({
  segment,
  memoSpan,
  zone,
  diary,
  current,
  onFocus,
  onOpen,
}: OfRow & { segment: SegmentNumber; memoSpan: number }) {
  const { contract } = useContract();
  const entries = diary.get(segment);
  if (!entries) return null;
  return (
    <GridPart
      as="gridcell"
      className={styles.cell}
      data-segment={segment}
      tabIndex={segment === current ? 0 : -1}
      onFocus={() => onFocus(segment)}
      onClick={(event: MouseEvent) => onOpen(segment, isOnWhy(event.target))}
    >
      <VisuallyHidden>{spokenSegment(entries, contract.terms.currency, zone)}</VisuallyHidden>
      <Cell contract={contract.id} segment={segment} entries={entries} memoSpan={memoSpan} />
    </GridPart>
  );
}

/** Hours in which nothing was tracked, as one quiet line. */
export function FoldedRows({ fold, columns }: { fold: Fold; columns: Columns }) {
  const [first] = fold.folded;
  const last = fold.folded.at(-1);
  if (!first || !last) return null;
  return (
    <GridPart as="row" className={styles.fold}>
      <GridPart as="rowheader">{first.label}</GridPart>
      <GridPart as="gridcell">nothing until {endOf(last, columns)}</GridPart>
    </GridPart>
  );
}

/** The row's first segment by the clock that all of the house goes by. */
function utcOf({ segments }: Row): string {
  const first = segments.find((segment) => segment !== null) ?? null;
  return first === null ? '' : time(segmentStart(first), 'UTC');
}

function endOf({ label }: Row, columns: Columns): string {
  const [hour = 0, minute = 0] = label.split(':').map(Number);
  const minutes = hour * 60 + minute + columns * 10;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function emptyText(segment: SegmentNumber | null, zone: Zone): string {
  return segment === null ? 'no such time on this day' : `${time(segmentStart(segment), zone)}: nothing`;
}

function isOnWhy(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-why]') !== null;
}
