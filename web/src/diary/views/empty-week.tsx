import { IconClockPlay } from '@tabler/icons-react';
import { useContract } from '../../contract/context.ts';
import type { Day } from '../../time/zone.ts';
import empty from '../empty.module.css';

/** Seven days without a segment. */
export function EmptyWeek({ days, today }: { days: readonly Day[]; today: Day }) {
  const { side } = useContract();
  const running = days.includes(today);
  return (
    <div className={empty.empty}>
      <IconClockPlay size={36} stroke={1.3} aria-hidden="true" />
      <h2>{running ? 'Nothing here yet this week' : 'Nothing in these seven days'}</h2>
      {running ? (
        <p>
          {side === 'freelancer'
            ? 'Press Start in your tracker: each segment appears here by itself.'
            : 'Each segment appears here by itself, once its private window is over.'}
        </p>
      ) : (
        <p>No time was tracked or written in by hand. Nothing is billed for it.</p>
      )}
    </div>
  );
}
