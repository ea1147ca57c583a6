import { Button, VisuallyHidden } from '@mantine/core';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { IconPencilPlus } from '@tabler/icons-react';
import { memo as keep, useMemo } from 'react';
import type { DiaryBySegment, SegmentEntries } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { time } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import { Cell } from './cell.tsx';
import { useChosenCell } from './choose/use-choice.ts';
import type { OnPress } from './choose/use-press.ts';
import { primaryOf } from './face.ts';
import { useIsFiltered } from './filter/is-filtered.ts';
import styles from './grid.module.css';
import { type Columns, type Fold, memoRuns, type Row } from './grid.ts';
import { GridPart } from './grid-part.tsx';
import { spokenSegment } from './words.ts';

interface OfCell {
  readonly zone: Zone;
  readonly onFocus: (segment: SegmentNumber) => void;
  readonly onPress: OnPress;
}

interface HourRowProps extends OfCell {
  readonly row: Row;
  readonly diary: DiaryBySegment;
  readonly free: ReadonlySet<SegmentNumber>;
  /** The one that Tab reaches, where it stands in this row. */
  readonly current: SegmentNumber | null;
}

export const HourRow = keep(function HourRow({ row, diary, free, current, ...same }: HourRowProps) {
  const { zone } = same;
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
      {placesOf(row).map(({ key, segment, column }) => {
        const entries = segment === null ? undefined : diary.get(segment);
        if (segment !== null && entries) {
          const memoSpan = runs.find((run) => run.column === column)?.span ?? 0;
          const own = { segment, entries, memoSpan, isCurrent: segment === current };
          return <SegmentCell key={key} {...own} {...same} />;
        }
        if (segment !== null && free.has(segment)) {
          return <FreeCell key={key} segment={segment} isCurrent={segment === current} {...same} />;
        }
        return <EmptyCell key={key} segment={segment} zone={zone} />;
      })}
    </GridPart>
  );
});

/** The row's places: a segment belongs to its place in the row, so the place is its key. */
function placesOf({ key, segments }: Row) {
  return segments.map((segment, column) => ({ key: `${key}/${column}`, segment, column }));
}

function EmptyCell({ segment, zone }: { segment: SegmentNumber | null; zone: Zone }) {
  const filtered = useIsFiltered();
  return (
    <GridPart as="gridcell" className={styles.empty}>
      <VisuallyHidden>{emptyText(segment, zone, filtered)}</VisuallyHidden>
    </GridPart>
  );
}

interface OwnCell extends OfCell {
  readonly segment: SegmentNumber;
  readonly isCurrent: boolean;
}

interface SegmentCellProps extends OwnCell {
  readonly entries: SegmentEntries;
  readonly memoSpan: number;
}

const SegmentCell = keep(function SegmentCell({ entries, memoSpan, zone, ...own }: SegmentCellProps) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const spoken = useMemo(() => spokenSegment(entries, currency, zone), [entries, currency, zone]);
  return (
    <Choosable className={styles.cell} {...own}>
      <VisuallyHidden>{spoken}</VisuallyHidden>
      <Cell contract={contract.id} segment={own.segment} entries={entries} memoSpan={memoSpan} />
    </Choosable>
  );
});

/** Nothing stands here, and time could be written in (M1–M3). */
const FreeCell = keep(function FreeCell({ zone, ...own }: OwnCell) {
  const filtered = useIsFiltered();
  return (
    <Choosable className={styles.free} {...own}>
      <VisuallyHidden>{emptyText(own.segment, zone, filtered)}, free for time by hand</VisuallyHidden>
      <IconPencilPlus size={18} stroke={1.6} aria-hidden="true" />
    </Choosable>
  );
});

interface ChoosableProps extends Omit<OwnCell, 'zone'> {
  readonly className: string | undefined;
  readonly children: React.ReactNode;
}

function Choosable({ segment, isCurrent, onFocus, onPress, className, children }: ChoosableProps) {
  const ref = useChosenCell(segment);
  return (
    <GridPart
      as="gridcell"
      ref={ref}
      className={className}
      data-segment={segment}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => onFocus(segment)}
      onClick={(event) => onPress(segment, event)}
    >
      {children}
    </GridPart>
  );
}

interface FoldedRowsProps {
  readonly fold: Fold;
  readonly columns: Columns;
  readonly free: ReadonlySet<SegmentNumber>;
  readonly onUnfold: (rows: readonly Row[]) => void;
}

/** Hours in which nothing was tracked, as one quiet line; they open where time could be written in. */
export function FoldedRows({ fold, columns, free, onUnfold }: FoldedRowsProps) {
  const filtered = useIsFiltered();
  const [first] = fold.folded;
  const last = fold.folded.at(-1);
  if (!first || !last) return null;
  const mayWrite = fold.folded.some(({ segments }) =>
    segments.some((segment) => segment !== null && free.has(segment)),
  );
  const end = endOf(last, columns);
  return (
    <GridPart as="row" className={styles.fold}>
      <GridPart as="rowheader">{first.label}</GridPart>
      <GridPart as="gridcell">
        {filtered ? 'nothing shown' : 'nothing'} until {end}
        {mayWrite && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Add time here, by hand, from ${first.label} to ${end}`}
            onClick={() => onUnfold(fold.folded)}
          >
            Add time here
          </Button>
        )}
      </GridPart>
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

function emptyText(segment: SegmentNumber | null, zone: Zone, filtered: boolean): string {
  if (segment === null) return 'no such time on this day';
  return `${time(segmentStart(segment), zone)}: nothing${filtered ? ' shown' : ''}`;
}
