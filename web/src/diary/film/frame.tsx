import type { SegmentNumber } from '@stint/core/segment';
import { addressOf } from '@stint/wire/client';
import { type DiaryEntry, readPicture } from '@stint/wire/diary';
import { IconClockUp, IconEyeOff, IconPencil, IconPhotoOff, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useContract } from '../../contract/context.ts';
import { pictureOf } from '../face.ts';
import { blurText, WHY_NO_PICTURE } from '../picture-words.ts';
import { Thumbnail } from '../thumbnails.tsx';
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
  const { contract } = useContract();
  const [broken, setBroken] = useState(false);
  const [first] = arrivedOf(entry);
  const isShown = pictureOf(entry) === 'shown' && first !== undefined && !broken;
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (!isShown) onReady();
  }, [isShown, onReady]);
  if (!isShown || !first) {
    return (
      <>
        <Instead entry={entry} broken={broken} />
        <Ahead ahead={ahead} />
      </>
    );
  }
  const { monitor, width, height } = first;
  const blur = blurText(entry);
  const more = arrivedOf(entry).length - 1;
  return (
    <figure className={styles.frame}>
      <div className={styles.picture} style={{ aspectRatio: `${width} / ${height}` }}>
        {/* It stands there until the picture has come. */}
        <Thumbnail contract={contract.id} segment={segment} {...first} />
        <img
          src={addressOf(readPicture, { contract: contract.id, segment, monitor, kind: 'picture' })}
          width={width}
          height={height}
          alt={`Snapshot of ${entry.seen?.title ?? entry.seen?.app ?? 'the screen'}, memo ${entry.memo || 'missing'}`}
          onLoad={() => {
            setThere(true);
            onReady();
          }}
          onError={() => setBroken(true)}
        />
      </div>
      {(blur !== null || more > 0) && (
        <figcaption>
          {[blur, more > 0 ? `${more} more in the picture’s own window` : null]
            .filter((part) => part !== null)
            .join('; ')}
        </figcaption>
      )}
      {isThere && <Ahead ahead={ahead} />}
    </figure>
  );
}

/**
 * The next pictures, fetched before they are shown. For the freelancer alone: who else asks for one leaves a trace, so
 * that none is asked for but what is shown.
 */
function Ahead({ ahead }: Pick<FrameProps, 'ahead'>) {
  const { contract, side } = useContract();
  if (side !== 'freelancer') return null;
  return (
    <div hidden>
      {ahead.map(({ segment, entry }) => {
        const [picture] = arrivedOf(entry);
        if (!picture) return null;
        const { monitor } = picture;
        const address = addressOf(readPicture, { contract: contract.id, segment, monitor, kind: 'picture' });
        return <img key={segment} src={address} alt="" />;
      })}
    </div>
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
