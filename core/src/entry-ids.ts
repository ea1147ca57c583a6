import type { BookedWeek } from './bookings.ts';
import { formatDay } from './instant.ts';

/** How often it went: charges tried, and parts that the fund paid. */
export interface Times {
  readonly attempts: number;
  readonly advances: number;
}

/** The ids of all that can be booked of a week by itself. */
export function entriesOfWeek({ contract, week }: BookedWeek, { attempts, advances }: Times): string[] {
  const key = `${contract}:${formatDay(week)}`;
  const steps = [
    'invoice-issued',
    'charge-succeeded',
    'review-passed',
    'hold-released',
    'protection-recovered',
  ];
  return [
    ...steps.map((step) => `${step}:${key}`),
    ...upTo(attempts).map((n) => `charge-succeeded:${key}:${n}`),
    ...upTo(advances).flatMap((n) =>
      ['paid', 'released', 'recovered'].map((step) => `protection-${step}:${key}:${n}`),
    ),
  ];
}

/** The ids of all that can be booked of a charge that a bank takes back, by the processor's name for that. */
export function entriesOfChargeback(id: string): string[] {
  return [`chargeback-opened:${id}`, `chargeback-won:${id}`];
}

function upTo(times: number): number[] {
  return Array.from({ length: times }, (_, index) => index + 1);
}
