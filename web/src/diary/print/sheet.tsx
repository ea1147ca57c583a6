import { createPortal } from 'react-dom';
import { useContract, withWhom } from '../../contract/context.ts';
import { useNow } from '../../time/house-clock.ts';
import { daysName, longDayName, moment } from '../../time/spoken.ts';
import { weekDays } from '../../time/zone.ts';
import { DaySummary } from '../day-summary.tsx';
import type { OfView } from '../day-view.tsx';
import { isFiltering } from '../filter/filter.ts';
import { GaveWay } from '../gave-way.tsx';
import type { View } from '../search.ts';
import { zoneText } from '../zone-switch.tsx';
import { Legend } from './legend.tsx';
import { MemoTable } from './memo-table.tsx';
import { HoursOfDay, HoursOfWeek } from './printed-hours.tsx';
import styles from './sheet.module.css';

export interface SheetProps extends OfView {
  readonly view: View;
}

/** The diary of a day or of seven on paper: who, when by which clock, what it comes to, every segment, every memo. */
export function Sheet({ view, day, zone, frame, filter, shown, query }: SheetProps) {
  const { contract, side } = useContract();
  const now = useNow();
  if (!shown || !query.data) return null;
  const days = weekDays(day);
  const year = (view === 'day' ? day : (days[6] ?? day)).slice(0, 4);
  const title = view === 'day' ? longDayName(day) : daysName(days[0] ?? day, days[6] ?? day);
  return createPortal(
    <article data-sheet className={styles.sheet}>
      <header>
        <p className={styles.kind}>Work diary</p>
        <h1>
          {title} {year}
        </h1>
        <p className={styles.who}>
          <strong>{contract.title}</strong>
          {side === 'operator' || side === 'agency'
            ? withWhom(contract, side)
            : `${contract.freelancer.name} for ${contract.organisation.name}`}
        </p>
        <p className={styles.clock}>
          Times are those of {zoneText(zone, frame.from)}
          {zone === 'UTC' ? '' : ', with UTC beside them'}. Printed {moment(now, 'UTC')} UTC.
          {isFiltering(filter) &&
            ` A filter was on: ${shown.size} of ${query.data.size} segments are shown, and the sums are of those.`}
        </p>
      </header>
      <DaySummary diary={shown} of="What is printed here" />
      <GaveWay diary={query.data} zone={zone} />
      {view === 'day' ? (
        <HoursOfDay frame={frame} zone={zone} diary={shown} />
      ) : (
        <HoursOfWeek days={days} zone={zone} diary={shown} />
      )}
      <Legend />
      <MemoTable diary={query.data} shown={shown} zone={zone} />
      <footer>
        Amounts are before fees, each rounded by itself; an invoice rounds once for each rate (B4). All of it
        can be looked up in Stint, with the reason of every verdict.
      </footer>
    </article>,
    document.body,
  );
}
