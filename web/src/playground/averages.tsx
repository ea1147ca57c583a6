import { middleOf } from '@stint/core/averages';
import { formatHours } from '@stint/core/duration';
import { MINUTE_SECONDS } from '@stint/core/instant';
import { payFor } from '@stint/core/money';
import { SEGMENT_SECONDS } from '@stint/core/segment';
import { money } from '../money/amount.ts';
import shared from '../recorded/public.module.css';
import styles from './averages.module.css';
import { chanceText, drawingOf, spokenChances } from './distribution.ts';
import type { Play } from './play.ts';

/** What segment pay would count over all instants that could have been drawn, and what was worked as a line. */
export function AveragesPanel({ play }: { play: Play }) {
  const { averages, segment } = play;
  const { workedSeconds, spreadSeconds } = averages;
  const middle = middleOf(averages, 0.9);
  return (
    <section className={shared.panel} aria-labelledby="averages">
      <h2 id="averages">All the instants that could have been drawn</h2>
      {workedSeconds === 0 ? (
        <p className={shared.quiet}>Nothing was tracked, so no instant makes a difference.</p>
      ) : (
        <>
          <p className={styles.says}>
            Each segment’s instant is as likely at any of its 600 seconds. Over all of them segment pay counts{' '}
            <strong>{formatHours(Math.round(averages.expectedSeconds))} on average</strong>, which is what was
            worked: <strong>{formatHours(workedSeconds)}</strong>
            {worth(play, workedSeconds)}.{' '}
            {spreadSeconds < 1
              ? 'Every segment is whole here, so every draw gives the same.'
              : `At least nine draws of ten give ${formatHours(middle.fromSeconds)} to ${formatHours(middle.toSeconds)}; the spread is ± ${formatHours(Math.round(spreadSeconds))}.`}
          </p>
          <Distribution play={play} />
          <p className={shared.quiet}>
            Tracked time before the weekly limit
            {segment.judged.timesheet.limitMinutes === null ? '' : '; what lies past it is hatched'}. Exact,
            not sampled: segments are drawn one by one, so the chances multiply out to the last digit (C1).
          </p>
        </>
      )}
    </section>
  );
}

/** In money where the whole of it has one rate. */
function worth({ exact }: Play, seconds: number): string {
  const { entries } = exact.judged.timesheet;
  const [rate, ...more] = new Set(
    entries.filter(({ kind }) => kind === 'tracked').map((entry) => entry.rate),
  );
  if (rate === undefined || more.length > 0) return '';
  return `, ${money(payFor(rate, seconds), exact.judged.contract.currency)}`;
}

function Distribution({ play: { averages, segment } }: { play: Play }) {
  const counted = segment.explanation.week.countedSeconds - segment.explanation.week.manualSeconds;
  const { bars, from, to } = drawingOf(averages, counted);
  const { limitMinutes } = segment.judged.timesheet;
  const limit = limitMinutes === null ? Number.POSITIVE_INFINITY : limitMinutes * MINUTE_SECONDS;
  const highest = Math.max(...bars.map(({ chance }) => chance));
  const x = (seconds: number) => `${(100 * (seconds - from)) / (to - from)}%`;
  const every = Math.ceil(bars.length / 12);
  return (
    <figure className={styles.figure}>
      <div className={styles.chart} role="img" aria-label={spokenChances(averages, counted, bars)}>
        {bars.map(({ seconds, chance }, index) => (
          <span
            key={seconds}
            className={styles.column}
            style={{ left: x(seconds - SEGMENT_SECONDS / 2), width: x(from + SEGMENT_SECONDS) }}
          >
            {bars.length <= 14 && <em>{chanceText(chance)}</em>}
            <i
              data-over={seconds > limit || undefined}
              data-now={seconds === counted || undefined}
              style={{ height: `${(100 * chance) / highest}%` }}
            />
            <b>{index % every === 0 ? formatHours(seconds) : ''}</b>
          </span>
        ))}
        <span
          className={styles.worked}
          style={{ left: x(averages.workedSeconds) }}
          data-late={averages.workedSeconds > (from + to) / 2 || undefined}
        >
          <span className={styles.workedLabel}>worked {formatHours(averages.workedSeconds)}</span>
        </span>
      </div>
      <figcaption>
        <span data-key="now">this draw: {formatHours(counted)}</span>
        <span data-key="worked">what was worked</span>
      </figcaption>
    </figure>
  );
}
