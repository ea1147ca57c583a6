import { formatMinutes } from '@stint/core/duration';
import type { Why } from '@stint/core/why';
import type { DiaryEntry, Week } from '@stint/wire/diary';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useContract } from '../contract/context.ts';
import { money } from '../money/amount.ts';
import { LabelChip } from '../parts/label-chip.tsx';
import { Shield } from '../parts/shield.tsx';
import { WhyList } from '../parts/why-list.tsx';
import { PictureNotes } from '../privacy/picture-notes.tsx';
import { WhyDispute } from '../review/why-dispute.tsx';
import type { Zone } from '../time/zone.ts';
import type { OpenSegment } from './open.ts';
import { SeenBeside } from './seen.tsx';
import { TimeBar } from './time-bar.tsx';
import { useWhy } from './use-why.ts';
import styles from './why.module.css';
import { WhyDeeds } from './why-deeds.tsx';

/** Its maker of links is loaded when the first card is open. */
const PlayLink = lazy(() =>
  import('../playground/play-link.tsx').then((loaded) => ({ default: loaded.PlayLink })),
);

/** What protection comes to is asked for once something protected is open. */
const CapLine = lazy(() => import('./cap-line.tsx').then((loaded) => ({ default: loaded.CapLine })));

interface WhyCardProps {
  readonly entry: DiaryEntry;
  readonly week: Week;
  readonly segment: number;
  readonly opened: OpenSegment;
  readonly zone: Zone;
}

/** One entry explained: what was recorded, what was looked at and found, what it is worth, what one can do. */
export function WhyCard({ entry, week, segment, opened, zone }: WhyCardProps) {
  const { contract } = useContract();
  const why = useWhy(week)(entry);
  return (
    <section className={styles.card} aria-label={`${entry.kind} time`}>
      <p className={styles.verdict} aria-live="polite">
        {verdict(why, contract.terms.currency)}
      </p>
      <Label entry={entry} />
      <TimeBar entry={entry} zone={zone} />
      <WhyList lines={why.lines} />
      {entry.dispute ? <WhyDispute entry={entry} /> : <p className={styles.disputed}>{why.ifDisputed}</p>}
      <PictureNotes entry={entry} zone={zone} />
      <SeenBeside entry={entry} />
      {entry.reasons.includes('late') && <LateLink week={week} />}
      <WhyDeeds deleted={entry.kind === 'deleted'} why={why} week={week} segment={segment} opened={opened} />
      <Suspense>
        {entry.protected === true && <CapLine />}
        <PlayLink entry={entry} />
      </Suspense>
    </section>
  );
}

/** P6. Where the terms want one and none was chosen, that is said, and what follows from it. */
function Label({ entry: { label, kind } }: { entry: DiaryEntry }) {
  const { labelRequired, minActiveMinutes } = useContract().contract.terms;
  if (label !== null) {
    return (
      <p className={styles.label}>
        <LabelChip label={label} />
      </p>
    );
  }
  if (kind !== 'tracked' || !labelRequired) return null;
  return (
    <p className={styles.label}>
      No activity label was chosen. It counts all the same; the contract’s own {minActiveMinutes} active
      minutes are asked for (P6).
    </p>
  );
}

/** T6: nothing of it counts; what can be asked for stands on the week's page. */
function LateLink({ week }: { week: Week }) {
  const { contract } = useContract();
  return (
    <p className={styles.late}>
      <Link to="/contracts/$contract/weeks/$week" params={{ contract: contract.id, week: week.week }}>
        Late time and bonus, on the page of its week
      </Link>
    </p>
  );
}

function verdict(why: Why, currency: string) {
  return (
    <>
      <strong>
        {why.countedSeconds > 0 ? `counted ${formatMinutes(why.countedSeconds)}` : 'counts nothing'}
      </strong>
      {why.billedSeconds > 0 && <strong>{money(why.amount, currency)}</strong>}
      {why.countedSeconds > 0 && why.billedSeconds === 0 && <strong>not billed</strong>}
      {why.protected !== null && (
        <span className={styles.shield}>
          <Shield verdict={why.protected} /> {why.protected ? 'protected' : 'not protected'}
        </span>
      )}
    </>
  );
}
