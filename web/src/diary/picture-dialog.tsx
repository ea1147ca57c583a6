import { ActionIcon } from '@mantine/core';
import { addressOf } from '@stint/wire/client';
import { type DiaryEntry, readPicture } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { Activity } from '../parts/activity.tsx';
import { atEnd } from '../parts/at-end.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RadioRow } from '../parts/radio-row.tsx';
import { PictureNotes } from '../privacy/picture-notes.tsx';
import { moment, timeExact } from '../time/spoken.ts';
import { measuredOf } from './activity-words.ts';
import { pictureOf, primaryOf } from './face.ts';
import { Minutes } from './minutes.tsx';
import { toggleMinutes } from './minutes-open.ts';
import type { OfSegment } from './open.ts';
import styles from './picture.module.css';
import { blurText, WHY_NO_PICTURE } from './picture-words.ts';

type PictureProps = OfSegment & { diary: DiaryBySegment };

/** A snapshot large, with all that belongs to it; the arrows lead to the one before and after. */
export function PictureDialog(props: PictureProps) {
  const { opened, entries } = props;
  return (
    <Dialog
      opened={opened.show === 'picture'}
      onClose={opened.close}
      size="min(1500px, 96vw)"
      centered
      title="Snapshot"
      classNames={{ body: styles.body ?? '' }}
    >
      <Look {...props} entry={primaryOf(entries)} />
    </Dialog>
  );
}

function Look({ segment, opened, zone, diary, entry }: PictureProps & { entry: DiaryEntry }) {
  const [monitor, setMonitor] = useState<number | null>(null);
  const { before, after } = neighbours(diary, segment);
  const turn = (to: number | null) => to !== null && opened.follow(to);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') turn(before);
    else if (event.key === 'ArrowRight') turn(after);
    else if (event.key.toLowerCase() === 'w') opened.open(segment, 'why');
    else if (event.key.toLowerCase() === 'c') toggleMinutes(true);
  };
  const arrived = (entry.seen?.pictures ?? []).filter((picture) => picture.arrived);
  const shown = arrived.find((picture) => picture.monitor === monitor) ?? arrived[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys work wherever the focus is in here
    <div className={styles.look} onKeyDown={onKeyDown}>
      <div className={styles.stage}>
        <Turn
          label="The snapshot before"
          to={before}
          onTurn={turn}
          Icon={IconChevronLeft}
          autofocus={after === null}
        />
        {shown ? (
          <Picture key={`${segment}/${shown.monitor}`} segment={segment} picture={shown} entry={entry} />
        ) : (
          <p className={styles.none}>{WHY_NO_PICTURE[pictureOf(entry)]}</p>
        )}
        <Turn
          label="The snapshot after"
          to={after}
          onTurn={turn}
          Icon={IconChevronRight}
          autofocus={after !== null}
        />
      </div>
      {shown && <Monitors pictures={arrived} shown={shown.monitor} onChoose={setMonitor} />}
      <Caption entry={entry} zone={zone} />
      <div className={styles.notes}>
        <PictureNotes entry={entry} zone={zone} />
        <Minutes entry={entry} />
      </div>
    </div>
  );
}

type Seen = NonNullable<DiaryEntry['seen']>;

interface MonitorsProps {
  readonly pictures: Seen['pictures'];
  readonly shown: number;
  readonly onChoose: (monitor: number) => void;
}

function Monitors({ pictures, shown, onChoose }: MonitorsProps) {
  if (pictures.length < 2) return null;
  return (
    <RadioRow
      aria-label="Monitor"
      value={String(shown)}
      onChange={(value) => onChoose(Number(value))}
      data={pictures.map(({ monitor }) => ({ value: String(monitor), label: `Monitor ${monitor + 1}` }))}
    />
  );
}

function Picture({
  segment,
  picture,
  entry,
}: {
  segment: number;
  picture: Seen['pictures'][number];
  entry: DiaryEntry;
}) {
  const { contract } = useContract();
  const { monitor, width, height } = picture;
  const address = (kind: 'picture' | 'thumbnail') =>
    addressOf(readPicture, { contract: contract.id, segment, monitor, kind });
  return (
    <img
      className={styles.picture}
      src={address('picture')}
      // The thumbnail stands there until the picture has come.
      style={{ backgroundImage: `url(${address('thumbnail')})`, aspectRatio: `${width} / ${height}` }}
      width={width}
      height={height}
      alt={`Snapshot of ${entry.seen?.title ?? entry.seen?.app ?? 'the screen'}, memo ${entry.memo || 'missing'}`}
    />
  );
}

interface TurnProps {
  readonly label: string;
  readonly to: number | null;
  readonly onTurn: (to: number | null) => void;
  readonly Icon: typeof IconChevronLeft;
  readonly autofocus: boolean;
}

function Turn({ label, to, onTurn, Icon, autofocus }: TurnProps) {
  return (
    <ActionIcon
      variant="default"
      size={40}
      radius="xl"
      aria-label={label}
      onClick={() => onTurn(to)}
      {...atEnd(to === null)}
      data-autofocus={autofocus || undefined}
    >
      <Icon size={20} />
    </ActionIcon>
  );
}

function Caption({ entry, zone }: { entry: DiaryEntry; zone: string }) {
  const { contract } = useContract();
  const at = entry.snapshotAt === null ? null : toInstant(entry.snapshotAt);
  const blur = blurText(entry);
  return (
    <dl className={styles.caption} aria-live="polite">
      <dt>Taken</dt>
      <dd>
        {at === null ? 'no snapshot' : `${moment(at, zone)}${timeExact(at, zone).slice(5)}`}
        {at !== null && zone !== 'UTC' && <span> {timeExact(at, 'UTC')} UTC</span>}
      </dd>
      <dt>App</dt>
      <dd>{entry.seen?.app ?? 'not known'}</dd>
      <dt>Window</dt>
      <dd>{entry.seen?.title ?? 'not known'}</dd>
      <dt>Memo</dt>
      <dd>{entry.memo || 'no memo'}</dd>
      <dt>Activity</dt>
      <dd className={styles.activity}>
        <Activity activeMinutes={entry.activeMinutes} measured={measuredOf(entry)} />
      </dd>
      {blur && (
        <>
          <dt>Picture</dt>
          <dd>{blur}</dd>
        </>
      )}
      <dt>Who may see it</dt>
      <dd>
        {contract.freelancer.name}, {contract.organisation.name}, and the operator of this Stint
      </dd>
    </dl>
  );
}

/** The segments with a picture next to this one. */
function neighbours(diary: DiaryBySegment, segment: number): { before: number | null; after: number | null } {
  const shown = [...diary]
    .filter(([, entries]) => pictureOf(primaryOf(entries)) === 'shown')
    .map(([one]) => one);
  return {
    before: shown.findLast((one) => one < segment) ?? null,
    after: shown.find((one) => one > segment) ?? null,
  };
}
