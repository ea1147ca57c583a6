import type { BookedWeek } from './bookings.ts';
import { formatDay } from './instant.ts';

/** The ids of all that can be booked of a week by itself; `advances`: how often the fund paid of it. */
export function entriesOfWeek({ contract, week }: BookedWeek, advances: number): string[] {
  const key = `${contract}:${formatDay(week)}`;
  const steps = [
    'invoice-issued',
    'charge-succeeded',
    'review-passed',
    'hold-released',
    'protection-recovered',
  ];
  const parts = Array.from({ length: advances }, (_, n) => n + 1);
  return [
    ...steps.map((step) => `${step}:${key}`),
    ...parts.flatMap((n) => [`protection-paid:${key}:${n}`, `protection-released:${key}:${n}`]),
  ];
}
