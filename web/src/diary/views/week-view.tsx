import type { OfView } from '../day-view.tsx';
import { SevenDays } from './seven-days.tsx';
import { WeekGrid } from './week-grid.tsx';

/** Seven days of the reader's calendar side by side, with all their segments. */
export function WeekView(same: OfView) {
  return (
    <SevenDays of={same}>{({ shown, days }) => <WeekGrid {...same} days={days} diary={shown} />}</SevenDays>
  );
}
