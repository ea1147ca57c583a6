import { hours } from '../../time/spoken.ts';
import type { View } from '../desk/view.ts';
import here from './now.module.css';

/** What counts today and this week, and how near the limit is. */
export function Sums({ view: { today, week } }: { view: View }) {
  const limit = week?.limitMinutes ?? null;
  const part = week && limit !== null ? week.countedSeconds / Math.max(1, limit * 60) : null;
  return (
    <div className={here.sums}>
      <dl>
        <div>
          <dt>
            counted today <abbr title="Days begin at 00:00 UTC">UTC</abbr>
          </dt>
          <dd>{today === null ? '–' : hours(today)}</dd>
        </div>
        <div>
          <dt>counted this week</dt>
          <dd>
            {week === null ? '–' : hours(week.countedSeconds)}
            {limit !== null && <span> of {hours(limit * 60)}</span>}
          </dd>
        </div>
      </dl>
      {part !== null && (
        <div className={here.limit} data-near={nearness(part)}>
          <div
            role="img"
            aria-label={`This week: ${hours(week?.countedSeconds ?? 0)} of ${hours((limit ?? 0) * 60)}`}
          >
            <span style={{ width: `${Math.min(100, part * 100)}%` }} />
          </div>
          {nearness(part) === 'over' && (
            <p>The weekly limit is reached: what comes now is shown, and not billed (P2).</p>
          )}
          {nearness(part) === 'near' && <p>Nine tenths of the weekly limit are used.</p>}
        </div>
      )}
    </div>
  );
}

function nearness(part: number): 'over' | 'near' | undefined {
  if (part >= 1) return 'over';
  return part >= 0.9 ? 'near' : undefined;
}
