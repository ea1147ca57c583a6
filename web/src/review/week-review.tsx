import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { IconCheck, IconFlag } from '@tabler/icons-react';
import { useContract } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { ButtonLink } from '../parts/button-link.tsx';
import page from '../parts/page.module.css';
import { useNow } from '../time/house-clock.ts';
import { bothClocks, deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './week-review.module.css';

/** On the page of a week: what came of its review so far, and the way to it. Nothing where nothing is billed. */
export function WeekReviewPart({ week }: { week: Week }) {
  const { contract, side } = useContract();
  const now = useNow();
  if (!week.invoice) return null;
  const { approvedAt = null, approvedBy = null, held = '0', segments = 0 } = week.review ?? {};
  const ends = toInstant(week.clock.reviewEndsAt);
  const inReview = week.stage === 'in-review';
  return (
    <section className={`${page.panel} ${styles.part}`} aria-labelledby="review">
      <div>
        <h2 id="review">Review</h2>
        {segments > 0 && (
          <p className={styles.disputed}>
            <IconFlag size={16} stroke={1.9} aria-hidden="true" /> {segments}{' '}
            {segments === 1 ? 'segment is' : 'segments are'} disputed: {moneyText(held, week.currency)} of the
            pay is held (D1).
          </p>
        )}
        {approvedAt !== null && (
          <p className={styles.approved}>
            <IconCheck size={16} stroke={2.2} aria-hidden="true" /> {approvedBy} approved it{' '}
            {bothClocks(toInstant(approvedAt), mine)} (B6).
          </p>
        )}
        {segments === 0 && approvedAt === null && <p>{SAYS[week.stage]}</p>}
        {inReview && <p className={page.small}>It ends {deadline(ends, now, mine)}.</p>}
      </div>
      <ButtonLink
        to="/contracts/$contract/weeks/$week/review"
        params={{ contract: contract.id, week: week.week }}
        variant={inReview && side === 'client' ? 'filled' : 'default'}
      >
        {inReview && side === 'client' ? 'Review this week' : 'See the review'}
      </ButtonLink>
    </section>
  );
}

const SAYS: Readonly<Record<Week['stage'], string>> = {
  'in-progress': 'It begins when the week locks. What stands here already can be looked through.',
  'in-review': 'Nothing is disputed and nothing is said. Silence is consent (B5).',
  pending: 'It is over, and nothing is disputed.',
  available: 'It is over, and nothing is disputed.',
};
