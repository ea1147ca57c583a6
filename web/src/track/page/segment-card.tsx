import { formatMinutes } from '@stint/core/duration';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { time } from '../../time/spoken.ts';
import { useZone } from '../../time/zone-choice.ts';
import type { View, ViewSegment } from '../desk/view.ts';
import signs from './segment.module.css';
import styles from './track.module.css';

/** The running segment: what it has, and what it needs to be protected. Never whether its picture was taken (T2). */
export function SegmentCard({ view: { segment } }: { view: View }) {
  const { zone } = useZone();
  if (!segment) return null;
  const needs = needsOf(segment);
  const missing = needs.filter(({ met }) => met === false).map(({ lacking }) => lacking);
  return (
    <section className={styles.card} aria-labelledby="this-segment">
      <h2 id="this-segment" className={styles.cardTitle}>
        This segment, {time(segmentStart(segment.segment), zone)}–{time(segmentEnd(segment.segment), zone)}
      </h2>
      <p className={signs.figure}>
        tracked <strong>{formatMinutes(segment.trackedSeconds)}</strong>
        {segment.sensed !== null && (
          <span>
            about {segment.sensed} active {segment.sensed === 1 ? 'minute' : 'minutes'} (this browser’s own
            sensing, includes pointer moves)
          </span>
        )}
      </p>
      <ul className={signs.needs}>
        {needs.map((need) => (
          <Need key={need.what} {...need} />
        ))}
      </ul>
      <p className={signs.way} data-way={missing.length === 0 ? 'good' : 'open'}>
        {missing.length === 0 ? 'On its way to protected' : `Will not be protected: ${missing.join(' · ')}`}
      </p>
      <p className={styles.hint}>
        {segment.pay === 'segment'
          ? 'It counts if its snapshot falls in tracked time (C1).'
          : 'Every tracked second counts (C2).'}
      </p>
    </section>
  );
}

interface NeedProps {
  readonly what: string;
  /** The same where it is missing. */
  readonly lacking: string;
  /** Null: it is not asked for. */
  readonly met: boolean | null;
}

function needsOf(segment: ViewSegment): NeedProps[] {
  return [
    { what: 'memo', lacking: 'no memo', met: segment.hasMemo },
    {
      what: 'activity',
      lacking: 'activity is not measured',
      met: segment.unmeasuredIsProtected ? null : false,
    },
    { what: 'client verified', lacking: 'the client is not verified', met: segment.clientVerified },
    { what: 'within the limit', lacking: 'over the limit', met: segment.withinLimit },
  ];
}

const SIGNS = {
  true: { Icon: IconCheck, says: 'good: ' },
  false: { Icon: IconX, says: 'missing: ' },
  null: { Icon: IconMinus, says: '' },
} as const;

function Need({ what, lacking, met }: NeedProps) {
  const { Icon, says } = SIGNS[`${met}`];
  return (
    <li data-met={`${met}`}>
      <Icon size={15} stroke={2.4} aria-label={says} />
      {met === false ? lacking : met === null ? `${what} not asked for` : what}
    </li>
  );
}
