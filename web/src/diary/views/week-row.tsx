import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import { type CSSProperties, memo as keep } from 'react';
import type { DiaryBySegment, SegmentEntries } from '../../api/queries.ts';
import { dayName } from '../../time/spoken.ts';
import type { Day } from '../../time/zone.ts';
import { useChosenCell } from '../choose/use-choice.ts';
import { useIsFiltered } from '../filter/is-filtered.ts';
import type { Fold, Row } from '../grid.ts';
import { GridPart } from '../grid-part.tsx';
import { saidBriefly } from './brief.ts';
import { Mini } from './mini.tsx';
import styles from './week.module.css';
import { PER_HOUR, utcOfRow } from './week-rows.ts';

interface WeekRowProps {
  readonly row: Row;
  readonly diary: DiaryBySegment;
  readonly days: readonly Day[];
  readonly narrow: boolean;
  /** The one that Tab reaches, if it is in this row. */
  readonly current: SegmentNumber | null;
}

/** An hour of seven days. It is drawn anew only where one of its own segments has changed. */
export const WeekRow = keep(function WeekRow({ row, diary, days, narrow, current }: WeekRowProps) {
  const utc = utcOfRow(row);
  return (
    <GridPart as="row" className={styles.row}>
      <GridPart as="rowheader" className={styles.hour}>
        {row.label}
        {row.note && <span>{row.note}</span>}
        {utc !== null && <span>{utc} UTC</span>}
      </GridPart>
      {row.segments.map((segment, place) => {
        const entries = segment === null ? undefined : diary.get(segment);
        if (segment === null || !entries) return null;
        return (
          <WeekCell
            key={segment}
            segment={segment}
            entries={entries}
            place={place}
            narrow={narrow}
            day={days[Math.floor(place / PER_HOUR)] ?? ''}
            hour={row.label}
            isCurrent={segment === current}
          />
        );
      })}
    </GridPart>
  );
}, isSameRow);

function isSameRow(a: WeekRowProps, b: WeekRowProps): boolean {
  return (
    a.row === b.row &&
    a.current === b.current &&
    a.narrow === b.narrow &&
    a.row.segments.every((segment) => segment === null || a.diary.get(segment) === b.diary.get(segment))
  );
}

interface WeekCellProps {
  readonly segment: SegmentNumber;
  readonly entries: SegmentEntries;
  readonly place: number;
  readonly narrow: boolean;
  readonly day: Day;
  readonly hour: string;
  readonly isCurrent: boolean;
}

const WeekCell = keep(function WeekCell(props: WeekCellProps) {
  const { segment, entries, place, narrow, day, hour, isCurrent } = props;
  return (
    <GridPart
      as="gridcell"
      className={styles.cell}
      ref={useChosenCell(segment)}
      data-segment={segment}
      data-turn={isBillingTurn(segment) || undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-colindex={place + 2}
      aria-label={`${dayName(day)} ${clockOf(hour, place)}, ${saidBriefly(entries)}`}
      style={placed(place, narrow)}
    >
      <Mini entries={entries} />
    </GridPart>
  );
});

/** Six side by side; on a phone three above three. */
function placed(place: number, narrow: boolean): CSSProperties {
  const [day, sixth] = [Math.floor(place / PER_HOUR), place % PER_HOUR];
  // Before each day there is a narrow column without anything.
  if (!narrow) return { gridColumn: day * 7 + sixth + 3 };
  return { gridColumn: day * 4 + (sixth % 3) + 3, gridRow: Math.floor(sixth / 3) + 1 };
}

/** The clock at which a cell begins. */
function clockOf(hour: string, place: number): string {
  return `${hour.slice(0, 3)}${place % PER_HOUR}${hour.slice(4)}`;
}

/** Does a billing week begin with this segment? */
function isBillingTurn(segment: SegmentNumber): boolean {
  return weekOf(segmentStart(segment)) === segmentStart(segment);
}

/** Hours in which nothing stands, as one quiet line. */
export function WeekFold({ fold }: { fold: Fold }) {
  const filtered = useIsFiltered();
  const [first] = fold.folded;
  const last = fold.folded.at(-1);
  if (!first || !last) return null;
  const until = Number(last.label.slice(0, 2)) + 1;
  return (
    <GridPart as="row" className={styles.fold}>
      <GridPart as="rowheader">{first.label}</GridPart>
      <GridPart as="gridcell">
        {filtered ? 'nothing shown' : 'nothing'} until {String(until).padStart(2, '0')}:00
      </GridPart>
    </GridPart>
  );
}
