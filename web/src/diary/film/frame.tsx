import type { SegmentNumber } from '@stint/core/segment';
import { addressOf } from '@stint/wire/client';
import { type DiaryEntry, readPicture } from '@stint/wire/diary';
import { IconClockUp, IconEyeOff, IconPencil, IconPhotoOff, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useContract } from '../../contract/context.ts';
import { pictureOf } from '../face.ts';
import { blurText, WHY_NO_PICTURE } from '../picture-words.ts';
import styles from './film.module.css';

interface FrameProps {
  readonly segment: SegmentNumber;
  readonly entry: DiaryEntry;
  /** The picture is there, or what stands for it. */
  readonly onReady: () => void;
  readonly ahead: readonly { readonly segment: SegmentNumber; readonly entry: DiaryEntry }[];
}

/** The large picture of a segment, or the reason why there is none. */
export function Frame({ segment, entry, onReady, ahead }: FrameProps) {
  const { contract, side } = useContract();
  const [broken, setBroken] = useState(false);
  const [first] = arrivedOf(entry);
  const isShown = pictureOf(entry) === 'shown' && first !== undefined && !broken;
  useEffect(() => {
    if (!isShown) onReady();
  }, [isShown, onReady]);
  useEffect(() => {
    if (!isShown) fetchAhead();
  });
  // Who is not the freelancer asks for a picture only where it is shown: each of them leaves a trace.
  function fetchAhead() {
    const kind = side === 'freelancer' ? 'picture' : 'thumbnail';
    for (const next of ahead) {
      const [picture] = arrivedOf(next.entry);
      if (picture) new Image().src = pictureAddress(contract.id, next.segment, picture.monitor, kind);
    }
  }
  if (!isShown || !first) return <Instead entry={entry} broken={broken} />;
  const { monitor, width, height } = first;
  const blur = blurText(entry);
  const more = arrivedOf(entry).length - 1;
  return (
    <figure className={styles.frame}>
      <img
        src={pictureAddress(contract.id, segment, monitor, 'picture')}
        style={{
          backgroundImage: `url(${pictureAddress(contract.id, segment, monitor, 'thumbnail')})`,
          aspectRatio: `${width} / ${height}`,
        }}
        width={width}
        height={height}
        alt={`Snapshot of ${entry.seen?.title ?? entry.seen?.app ?? 'the screen'}, memo ${entry.memo || 'missing'}`}
        onLoad={() => {
          onReady();
          fetchAhead();
        }}
        onError={() => setBroken(true)}
      />
      {(blur !== null || more > 0) && (
        <figcaption>
          {[blur, more > 0 ? `${more} more in the picture’s own window` : null]
            .filter((part) => part !== null)
            .join('; ')}
        </figcaption>
      )}
    </figure>
  );
}

function Instead({ entry, broken }: { entry: DiaryEntry; broken: boolean }) {
  const state = pictureOf(entry);
  const [Icon, says] = broken
    ? [IconPhotoOff, 'The picture could not be loaded. The segment counts as it did.']
    : entry.kind === 'manual'
      ? [IconPencil, 'Written in by hand: manual time has no picture.']
      : entry.kind === 'deleted'
        ? [IconX, 'Deleted by the freelancer: all that it held is gone.']
        : state === 'on-its-way'
          ? [IconClockUp, WHY_NO_PICTURE[state]]
          : state === 'none' || state === 'shown'
            ? [IconPhotoOff, 'No snapshot was taken: no session was open at its instant.']
            : [IconEyeOff, WHY_NO_PICTURE[state]];
  return (
    <div className={styles.instead}>
      <Icon size={44} stroke={1.3} aria-hidden="true" />
      <p>{says}</p>
    </div>
  );
}

function arrivedOf({ seen }: DiaryEntry) {
  return (seen?.pictures ?? []).filter(({ arrived }) => arrived);
}

function pictureAddress(
  contract: string,
  segment: SegmentNumber,
  monitor: number,
  kind: 'picture' | 'thumbnail',
): string {
  return addressOf(readPicture, { contract, segment, monitor, kind });
}
