import { segmentStart } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { dayName } from '../../time/spoken.ts';
import { dayFrame, dayOf } from '../../time/zone.ts';
import { primaryOf } from '../face.ts';
import type { OfSegment } from '../open.ts';
import { Thumbnails } from '../thumbnails.tsx';
import { within } from '../use-day.ts';
import { FilmCaption } from './caption.tsx';
import { Controls } from './controls.tsx';
import styles from './film.module.css';
import { Frame } from './frame.tsx';
import { useReel } from './reel.ts';
import { Strip } from './strip.tsx';
import { TraceNote } from './trace-note.tsx';

/** A day as a film of its segments, one after the other; none is left out, also where there is no picture. */
export function Film({ segment, opened, zone, diary }: OfSegment & { diary: DiaryBySegment }) {
  const day = dayOf(segmentStart(segment), zone);
  const { contract } = useContract();
  const frame = useMemo(() => dayFrame(day, zone), [day, zone]);
  const own = useMemo(() => within(diary, frame), [diary, frame]);
  const segments = useMemo(() => [...own.keys()].sort((a, b) => a - b), [own]);
  const reel = useReel(segments, segment, opened.follow);
  const entry = entryOf(own, segment);
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnChoice = event.target instanceof Element && event.target.closest('input') !== null;
    if (event.altKey || event.ctrlKey || event.metaKey || (isOnChoice && event.key !== ' ')) return;
    if (event.key === 'w' || event.key === 'W') opened.open(segment, 'why');
    else if (!reel.press(event.key)) return;
    event.preventDefault();
  };
  return (
    <Dialog
      onClose={opened.close}
      size="min(1500px, 97vw)"
      padding="md"
      centered
      title={`Film of ${dayName(day)}`}
      classNames={{ body: styles.body ?? '' }}
    >
      <Scenes onKeyDown={onKeyDown}>
        <TraceNote />
        <Thumbnails contract={contract.id} span={frame} wanted>
          <div className={styles.scene}>
            {entry ? (
              <Frame
                key={segment}
                segment={segment}
                entry={entry}
                onReady={reel.ready}
                ahead={reel.ahead(own)}
              />
            ) : (
              <p className={styles.none}>This segment is not shown any more.</p>
            )}
            {entry && <FilmCaption entry={entry} zone={zone} quiet={reel.playing} />}
          </div>
          <Controls reel={reel} place={segments.indexOf(segment) + 1} count={segments.length} />
          <Strip diary={own} segments={segments} current={segment} zone={zone} onGo={reel.go} />
        </Thumbnails>
      </Scenes>
    </Dialog>
  );
}

function entryOf(diary: DiaryBySegment, segment: number): DiaryEntry | undefined {
  const entries = diary.get(segment);
  return entries && primaryOf(entries);
}

interface ScenesProps {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** Where the keys of the film work, wherever in it the focus is. */
function Scenes({ onKeyDown, children }: ScenesProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is in it has its roles
    <div
      className={styles.film}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => {
        // Space plays and stops wherever the focus is, and presses no button beside it.
        if (event.key === ' ') event.preventDefault();
      }}
    >
      {children}
    </div>
  );
}
