import { toInstant } from '@stint/wire/letters';
import type { Review } from '@stint/wire/review';
import { useContract } from '../contract/context.ts';
import { minorOf, money } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './dialogs.module.css';
import { useApprove } from './queries.ts';

/** B6: what it does, and what it does not. */
export function ApproveDialog({ review, onClose }: { review: Review; onClose: () => void }) {
  const { contract } = useContract();
  const { week } = review;
  const deed = useApprove(week.week, () => {
    notice(`${contract.freelancer.name} is told that you approve this week.`);
    onClose();
  });
  const net = minorOf(week.invoice?.net ?? '0', week.currency);
  const held = minorOf(week.review?.held ?? '0', week.currency);
  return (
    <Dialog onClose={onClose} title="Approve this week">
      <DeedForm
        deed="Approve"
        leave="Not yet"
        onDeed={() => deed.mutate()}
        onLeave={onClose}
        pending={deed.isPending}
        error={deed.error}
      >
        <ul className={styles.follows}>
          <li>
            {contract.freelancer.name} is told that you looked through the week and agree with{' '}
            {money(net - held, week.currency)}.
          </li>
          <li>
            No date moves: the pay moves on {bothClocks(toInstant(week.clock.reviewEndsAt), mine)}, as it
            would without a word (B6).
          </li>
          <li>Until then you can still dispute a segment; that takes the approval back.</li>
          {held > 0n && <li>What is disputed already stays disputed and held.</li>}
        </ul>
      </DeedForm>
    </Dialog>
  );
}
