import { CloseButton, Skeleton } from '@mantine/core';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import type { Week } from '@stint/wire/diary';
import { Loaded } from '../parts/loaded.tsx';
import { time } from '../time/spoken.ts';
import type { OfSegment } from './open.ts';
import { useWeekOf } from './use-why.ts';
import styles from './why.module.css';
import { WhyCard } from './why-card.tsx';

/** Why? beside the day: it follows the arrow keys, so focus stays where it is. */
export function WhyAside(props: OfSegment) {
  return (
    <aside className={styles.aside} aria-label="Why?">
      <div className={styles.asideHead}>
        <h2>Why?</h2>
        <CloseButton aria-label="Close" onClick={props.opened.close} />
      </div>
      <WhySheet {...props} />
    </aside>
  );
}

export function WhySheet(props: OfSegment) {
  const { segment, zone } = props;
  const week = useWeekOf(segment);
  const [from, to] = [segmentStart(segment), segmentEnd(segment)];
  return (
    <div>
      <p className={styles.when}>
        {time(from, zone)}–{time(to, zone)}
        {zone !== 'UTC' && (
          <span>
            {time(from, 'UTC')}–{time(to, 'UTC')} UTC
          </span>
        )}
      </p>
      <Loaded query={week} what="the week" skeleton={<Skeleton h={420} />}>
        {(read) => <Cards {...props} week={read} />}
      </Loaded>
    </div>
  );
}

function Cards({ entries, week, ...same }: OfSegment & { week: Week }) {
  return entries.map((entry) => (
    <WhyCard key={`${entry.kind} ${entry.reasons.includes('late')}`} entry={entry} week={week} {...same} />
  ));
}
