import type { Running } from '@stint/wire/glance';
import { useId } from 'react';
import { hours } from '../time/spoken.ts';
import { weeksText } from './compared.ts';
import styles from './week.module.css';

const HEIGHT = 56;
const STEP = 22;
const BAR = 15;

interface WeekBarsProps {
  readonly running: Running;
  /** How much of the running week is over: 0 to 1. */
  readonly elapsed: number;
}

/** The last weeks and the running one, each a bar; a dashed line at the limit; the running one's share of its week below it. */
export function WeekBars({ running, elapsed }: WeekBarsProps) {
  const hatch = useId();
  const { weeks, counted, billed, limit } = running;
  const most = Math.max(limit ?? 0, counted, ...weeks.map((one) => one.counted), 3600);
  const size = (seconds: number) => (seconds === 0 ? 0 : Math.max(2, (HEIGHT * seconds) / most));
  const width = (weeks.length + 1) * STEP;
  const x = weeks.length * STEP;
  const closed = size(running.protected);
  const open = Math.max(0, size(billed) - closed);
  const over = Math.max(0, size(counted) - closed - open);
  return (
    <svg
      className={styles.bars}
      viewBox={`-1 -3 ${width + 2} ${HEIGHT + 10}`}
      role="img"
      aria-label={weeksText(running)}
    >
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" className={styles.hatchGround} />
          <rect width="2" height="4" className={styles.hatchLine} />
        </pattern>
      </defs>
      <Past weeks={weeks} size={size} />
      <rect className={styles.frame} x={x - 1} y={0} width={BAR + 2} height={HEIGHT} rx={3} />
      <rect className={styles.closed} x={x} y={HEIGHT - closed} width={BAR} height={closed} />
      <rect fill={`url(#${hatch})`} x={x} y={HEIGHT - closed - open} width={BAR} height={open} />
      <rect className={styles.over} x={x} y={HEIGHT - closed - open - over} width={BAR} height={over} />
      {limit !== null && limit > 0 && (
        <line
          className={styles.limit}
          x1={0}
          x2={width - STEP + BAR + 2}
          y1={HEIGHT - size(limit)}
          y2={HEIGHT - size(limit)}
        />
      )}
      <line className={styles.ground} x1={-1} x2={width} y1={HEIGHT} y2={HEIGHT} />
      <rect className={styles.elapsed} x={x} y={HEIGHT + 3} width={BAR * elapsed} height={2.5} rx={1} />
    </svg>
  );
}

function Past({ weeks, size }: { weeks: Running['weeks']; size: (seconds: number) => number }) {
  return weeks.map((one, index) => (
    <rect
      key={one.week}
      className={styles.past}
      x={index * STEP}
      y={HEIGHT - size(one.counted)}
      width={BAR}
      height={size(one.counted)}
      rx={2}
    >
      <title>{hours(one.counted)}</title>
    </rect>
  ));
}
