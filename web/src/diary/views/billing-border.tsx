import { formatDay, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import { holds, type Span } from '@stint/core/span';
import { weekOf, weekSpan } from '@stint/core/week';
import { Link } from '@tanstack/react-router';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { dayName, hours, time } from '../../time/spoken.ts';
import { dayOf, type Zone } from '../../time/zone.ts';
import { mine } from '../../time/zone-choice.ts';
import styles from './week.module.css';

interface BillingBorderProps {
  readonly frame: Span;
  readonly diary: DiaryBySegment;
  readonly zone: Zone;
}

/** Weeks are billed from Monday 00:00 UTC: where the calendar that is shown turns at another instant, it is said. */
export function BillingBorder({ frame, diary, zone }: BillingBorderProps) {
  const { contract } = useContract();
  const week = billingWeekOf(frame);
  const billed = weekSpan(week);
  if (billed.from === frame.from && billed.to === frame.to) return null;
  const beyond = beyondOf(frame, diary);
  return (
    <p className={styles.border}>
      {turnsText(billed, zone)}
      {beyond.map(({ of, seconds }) => (
        <span key={of}>
          {' '}
          Of what is shown here, {hours(seconds)} belongs to the{' '}
          <Link to="/contracts/$contract/weeks/$week" params={{ contract: contract.id, week: formatDay(of) }}>
            week of {dayName(formatDay(of))}
          </Link>
          .
        </span>
      ))}
    </p>
  );
}

/** The billing week that holds most of seven days. */
export function billingWeekOf({ from, to }: Span): Instant {
  return weekOf((from + to) / 2);
}

/** Counted seconds of the shown days that belong to another billing week, for each of those. */
export function beyondOf(frame: Span, diary: DiaryBySegment): { of: Instant; seconds: number }[] {
  const week = billingWeekOf(frame);
  return [week - WEEK_SECONDS, week + WEEK_SECONDS].flatMap((of) => {
    let seconds = 0;
    for (const [segment, entries] of diary) {
      if (!holds(weekSpan(of), segmentStart(segment))) continue;
      for (const { countedSeconds } of entries) seconds += countedSeconds;
    }
    return seconds > 0 ? [{ of, seconds }] : [];
  });
}

/** `This billing week begins and ends Mon 00:00 UTC = Sun 19:00 for you.` */
function turnsText({ from, to }: Span, zone: Zone): string {
  const whose = zone === mine ? 'for you' : 'on this clock';
  const [begin, end] = [from, to].map((at) => {
    const weekday = dayName(dayOf(at, zone)).split(' ')[0];
    return `Mon 00:00 UTC = ${weekday} ${time(at, zone)} ${whose}`;
  });
  if (begin === end) return `This billing week begins and ends ${begin}.`;
  return `This billing week begins ${begin}, and ends ${end}: clocks change in it.`;
}
