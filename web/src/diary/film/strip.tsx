import type { SegmentNumber } from '@stint/core/segment';
import { segmentStart } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { memo as keep, useEffect, useRef } from 'react';
import type { DiaryBySegment, SegmentEntries } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { time } from '../../time/spoken.ts';
import type { Zone } from '../../time/zone.ts';
import { faceOf, pictureOf, primaryOf } from '../face.ts';
import { Thumbnail } from '../thumbnails.tsx';
import { Mini } from '../views/mini.tsx';
import { cellText } from '../words.ts';
import styles from './film.module.css';

interface StripProps {
  readonly diary: DiaryBySegment;
  readonly segments: readonly SegmentNumber[];
  readonly current: SegmentNumber;
  readonly zone: Zone;
  readonly onGo: (segment: SegmentNumber) => void;
}

/** The whole day in small, the shown one in the middle. */
export function Strip({ diary, segments, current, zone, onGo }: StripProps) {
  const ref = useRef<HTMLDivElement>(null);
  const go = useRef(onGo);
  useEffect(() => {
    go.current = onGo;
    const strip = ref.current;
    const shown = strip?.querySelector<HTMLElement>(`[data-strip="${current}"]`);
    if (!strip || !shown) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    strip.scrollTo({
      left: shown.offsetLeft - (strip.clientWidth - shown.offsetWidth) / 2,
      behavior: still ? 'instant' : 'smooth',
    });
  });
  return (
    <div className={styles.strip} ref={ref} role="toolbar" aria-label="Segments of this day">
      {segments.map((segment) => {
        const entries = diary.get(segment);
        if (!entries) return null;
        return (
          <Thumb
            key={segment}
            segment={segment}
            entries={entries}
            at={time(segmentStart(segment), zone)}
            isCurrent={segment === current}
            go={go}
          />
        );
      })}
    </div>
  );
}

interface ThumbProps {
  readonly segment: SegmentNumber;
  readonly entries: SegmentEntries;
  readonly at: string;
  readonly isCurrent: boolean;
  readonly go: { readonly current: (segment: SegmentNumber) => void };
}

const Thumb = keep(function Thumb({ segment, entries, at, isCurrent, go }: ThumbProps) {
  const { contract } = useContract();
  const entry = primaryOf(entries);
  const [picture] = (entry.seen?.pictures ?? []).filter(({ arrived }) => arrived);
  const isShown = pictureOf(entry) === 'shown' && picture !== undefined;
  return (
    <button
      type="button"
      className={styles.thumb}
      data-strip={segment}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent || undefined}
      aria-label={`${at}${isShown ? '' : `, ${insteadOf(entry)}`}`}
      onClick={() => go.current(segment)}
    >
      {isShown ? (
        <Thumbnail contract={contract.id} segment={segment} {...picture} />
      ) : (
        <Mini entries={entries} />
      )}
      <span>{at}</span>
    </button>
  );
});

function insteadOf(entry: DiaryEntry): string {
  return cellText(entry, faceOf(entry), pictureOf(entry));
}
