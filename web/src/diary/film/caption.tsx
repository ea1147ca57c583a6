import { sayReason } from '@stint/core/sentences';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { useContract } from '../../contract/context.ts';
import { Activity } from '../../parts/activity.tsx';
import { LabelChip } from '../../parts/label-chip.tsx';
import { Shield } from '../../parts/shield.tsx';
import { moment, time, timeExact } from '../../time/spoken.ts';
import type { Zone } from '../../time/zone.ts';
import { measuredOf } from '../activity-words.ts';
import styles from './film.module.css';

interface CaptionProps {
  readonly entry: DiaryEntry;
  readonly zone: Zone;
  /** While it plays nothing is read aloud. */
  readonly quiet: boolean;
}

/** What is known of the shown segment, beside its picture. */
export function FilmCaption({ entry, zone, quiet }: CaptionProps) {
  const at = toInstant(entry.snapshotAt ?? entry.start);
  return (
    <dl className={styles.caption} aria-live={quiet ? 'off' : 'polite'}>
      <div className={styles.instant}>
        <dt>{entry.snapshotAt === null ? 'Segment of' : 'Taken'}</dt>
        <dd>
          {entry.snapshotAt === null ? time(at, zone) : timeExact(at, zone)}
          <span>
            {moment(at, zone).slice(0, -6)}
            {zone !== 'UTC' && `, ${timeExact(at, 'UTC')} UTC`}
          </span>
        </dd>
      </div>
      {entry.kind === 'tracked' && (
        <>
          <dt>App</dt>
          <dd>{entry.seen?.app ?? 'not known'}</dd>
          <dt>Window</dt>
          <dd>{entry.seen?.title ?? 'not known'}</dd>
        </>
      )}
      {entry.kind !== 'deleted' && (
        <>
          <dt>Memo</dt>
          <dd>
            {entry.label !== null && <LabelChip label={entry.label} />}
            {entry.memo || 'no memo'}
          </dd>
        </>
      )}
      {entry.kind === 'tracked' && (
        <>
          <dt>Activity</dt>
          <dd>
            <Activity activeMinutes={entry.activeMinutes} measured={measuredOf(entry)} />
          </dd>
        </>
      )}
      <dt>Verdict</dt>
      <dd>
        <Verdict entry={entry} />
      </dd>
    </dl>
  );
}

function Verdict({ entry }: { entry: DiaryEntry }) {
  const { contract } = useContract();
  const says = entry.reasons.map((reason) => sayReason(reason, contract.terms.pay).sentence);
  const head = entry.protected === null ? 'counts nothing' : entry.protected ? 'protected' : 'not protected';
  return (
    <>
      <span className={styles.verdict}>
        <Shield verdict={entry.protected} /> {contract.kind === 'fixed' ? 'for the record' : head}
      </span>
      {says.map((sentence) => (
        <span key={sentence} className={styles.reason}>
          {sentence}
        </span>
      ))}
    </>
  );
}
