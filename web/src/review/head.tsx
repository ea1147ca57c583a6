import { Button } from '@mantine/core';
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { Review } from '@stint/wire/review';
import { IconCheck, IconFlag, IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useContract } from '../contract/context.ts';
import { minorOf, money } from '../money/amount.ts';
import { refundsOfWeek } from '../refund/queries.ts';
import { mayFor } from '../teams/may.ts';
import { useNow } from '../time/house-clock.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { headWords } from './head-words.ts';
import styles from './review.module.css';
import { LOOK } from './words.ts';

const ApproveDialog = lazy(() =>
  import('./approve-dialog.tsx').then((loaded) => ({ default: loaded.ApproveDialog })),
);
const AskDialog = lazy(() => import('./ask-dialog.tsx').then((loaded) => ({ default: loaded.AskDialog })));

const inside = getRouteApi('/inside');

/** The sum that moves on if nobody says anything, when, and what silence does. */
export function ReviewHead({ review }: { review: Review }) {
  const { contract, side } = useContract();
  const { week } = review;
  const words = headWords(review, side, contract);
  // What was given back does not move on, nor does what is disputed (D1, D3); before the lock there is nothing to give back.
  const isInvoiced = week.invoice !== null && week.stage !== 'in-progress';
  const { data: refunds } = useQuery({ ...refundsOfWeek(contract.id, week.week), enabled: isInvoiced });
  const amount = isInvoiced && refunds ? minorOf(refunds.left.net, week.currency) : words.amount;
  return (
    <section className={styles.head} data-stage={week.stage} aria-label="What is paid, and when">
      <div>
        <p className={styles.if}>{words.over}</p>
        <p className={styles.amount}>{money(amount, week.currency)}</p>
        <p className={styles.to}>{words.goes}</p>
      </div>
      <Countdown review={review} />
      <div className={styles.silence}>
        {words.says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <Approved review={review} />
        <Deeds review={review} />
      </div>
    </section>
  );
}

/** How much of the review is left, drawn and in hours, by both clocks. */
function Countdown({ review }: { review: Review }) {
  const { stage, clock } = review.week;
  const now = useNow();
  const [from, to] = [toInstant(clock.locksAt), toInstant(clock.reviewEndsAt)];
  const ends = stage === 'in-progress' ? from : to;
  const share = Math.min(1, Math.max(0, (now - from) / (to - from)));
  return (
    <div className={styles.clock}>
      <p className={styles.left}>
        {stage === 'pending' || stage === 'available' ? 'over' : left(ends - now)}
      </p>
      <p className={styles.when}>
        {stage === 'in-progress'
          ? 'The review begins '
          : stage === 'in-review'
            ? 'The review ends '
            : 'It ended '}
        <time dateTime={stage === 'in-progress' ? clock.locksAt : clock.reviewEndsAt}>
          {bothClocks(ends, mine)}
        </time>
      </p>
      <div className={styles.bar} aria-hidden="true">
        <i style={{ width: `${100 * share}%` }} />
      </div>
    </div>
  );
}

/** `3 d 11 h left`, `5 h 20 left`, `12 min left`. */
function left(seconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(seconds / DAY_SECONDS),
    Math.floor((seconds % DAY_SECONDS) / HOUR_SECONDS),
    Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS),
  ];
  if (days > 0) return `${days} d ${hours} h left`;
  return hours > 0 ? `${hours} h ${String(minutes).padStart(2, '0')} left` : `${minutes} min left`;
}

function Approved({ review: { week } }: { review: Review }) {
  const { side } = useContract();
  const { approvedAt = null, approvedBy = null } = week.review ?? {};
  if (approvedAt === null) return null;
  const who = side === 'client' ? `${approvedBy} approved it for you` : `${approvedBy} approved it`;
  return (
    <p className={styles.approved}>
      <IconCheck size={17} stroke={2.2} aria-hidden="true" /> {who} {bothClocks(toInstant(approvedAt), mine)}{' '}
      (B6).
    </p>
  );
}

/** What the reader's side can do; what it would do is said in the dialogs. */
function Deeds({ review }: { review: Review }) {
  const { contract, side } = useContract();
  const { person } = inside.useRouteContext();
  const [open, setOpen] = useState<'approve' | 'ask' | null>(null);
  const { week } = review;
  const inReview = week.stage === 'in-review';
  const may = (right: 'review' | 'write') =>
    side === 'client' && mayFor(person, contract.organisation.id, right);
  const mayApprove = inReview && may('review') && !week.review?.approvedAt;
  const mayWrite = side === 'freelancer' || may('write');
  if (!mayApprove && !mayWrite) return null;
  const close = () => setOpen(null);
  return (
    <div className={styles.deeds}>
      {mayApprove && (
        <Button leftSection={<IconCheck size={17} />} onClick={() => setOpen('approve')}>
          Approve now …
        </Button>
      )}
      {inReview && may('review') && (
        <Button variant="default" leftSection={<IconFlag size={17} stroke={1.7} />} onClick={goToLook}>
          Dispute some …
        </Button>
      )}
      {mayWrite && (
        <Button
          variant="default"
          leftSection={<IconMessageCircle size={17} stroke={1.7} />}
          onClick={() => setOpen('ask')}
        >
          Ask about it …
        </Button>
      )}
      <Suspense>
        {open === 'approve' && <ApproveDialog review={review} onClose={close} />}
        {open === 'ask' && <AskDialog week={week.week} chosen={[]} onClose={close} />}
      </Suspense>
    </div>
  );
}

/** What is disputed is chosen first, below: a dispute names each segment and its reason. */
function goToLook(): void {
  const head = document.getElementById(LOOK);
  head?.scrollIntoView({ block: 'start' });
  head?.focus({ preventScroll: true });
}
