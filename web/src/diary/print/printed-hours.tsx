import type { Span } from '@stint/core/span';
import type { DiaryBySegment, SegmentEntries } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { dayName, hours } from '../../time/spoken.ts';
import { type Day, dayFrame, type Zone } from '../../time/zone.ts';
import { activityText } from '../activity-words.ts';
import { faceOf, primaryOf } from '../face.ts';
import { columnNames, type Row, rowsOf } from '../grid.ts';
import { dayTotals } from '../totals.ts';
import { within } from '../use-day.ts';
import { Mini } from '../views/mini.tsx';
import { PER_HOUR, utcOfRow, weekRows } from '../views/week-rows.ts';
import styles from './sheet.module.css';

/** A day on paper: an hour in each row, with the words of each segment. */
export function HoursOfDay({ frame, zone, diary }: { frame: Span; zone: Zone; diary: DiaryBySegment }) {
  const rows = rowsOf(frame, zone, PER_HOUR).filter((row) => isHeld(row, diary));
  return (
    <table className={styles.hours}>
      <thead>
        <tr>
          <th scope="col">Hour</th>
          {columnNames(frame, zone).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <HourHead row={row} />
            {placesOf(row).map(({ key, segment }) => {
              const entries = segment === null ? undefined : diary.get(segment);
              return (
                <td key={key}>
                  {entries && (
                    <>
                      <Mini entries={entries} />
                      <span>{wordsOf(entries)}</span>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Seven days on paper, the signs alone. */
export function HoursOfWeek({
  days,
  zone,
  diary,
}: {
  days: readonly Day[];
  zone: Zone;
  diary: DiaryBySegment;
}) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const frames = days.map((day) => dayFrame(day, zone));
  const rows = weekRows(frames, zone).filter((row) => isHeld(row, diary));
  return (
    <table className={styles.week}>
      <thead>
        <tr>
          <th scope="col">Hour</th>
          {days.map((day, column) => {
            const totals = dayTotals(within(diary, frames[column] ?? { from: 0, to: 0 }), currency);
            return (
              <th key={day} scope="col">
                {dayName(day)}
                <span>
                  {hours(totals.countedSeconds)}
                  {contract.kind === 'fixed' ? '' : ` ${money(totals.amount, currency)}`}
                </span>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <HourHead row={row} />
            {days.map((day, column) => (
              <td key={day}>
                <SixOf row={row} column={column} diary={diary} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SixOf({ row, column, diary }: { row: Row; column: number; diary: DiaryBySegment }) {
  return (
    <span className={styles.six}>
      {placesOf(row)
        .slice(column * PER_HOUR, (column + 1) * PER_HOUR)
        .map(({ key, segment }) => {
          const entries = segment === null ? undefined : diary.get(segment);
          return entries ? <Mini key={key} entries={entries} /> : <span key={key} />;
        })}
    </span>
  );
}

function HourHead({ row }: { row: Row }) {
  const utc = utcOfRow(row);
  return (
    <th scope="row">
      {row.label}
      {row.note !== null && <span>{row.note}</span>}
      {utc !== null && <span>{utc} UTC</span>}
    </th>
  );
}

function placesOf({ key, segments }: Row) {
  return segments.map((segment, place) => ({ key: `${key}/${place}`, segment }));
}

function isHeld({ segments }: Row, diary: DiaryBySegment): boolean {
  return segments.some((segment) => segment !== null && diary.has(segment));
}

/** What colour says on the screen, in words. */
function wordsOf(entries: SegmentEntries): string {
  const entry = primaryOf(entries);
  switch (faceOf(entry)) {
    case 'deleted':
      return 'deleted';
    case 'late':
      return 'late';
    case 'uncounted':
      return 'not counted';
    case 'over-limit':
      return 'over limit';
    case 'manual':
      return 'manual';
    case 'counted': {
      const active = activityText(entry).startsWith('activity') ? 'unmeasured' : `${entry.activeMinutes}/10`;
      return `${active}${entry.protected === false ? ' open' : ''}`;
    }
  }
}
