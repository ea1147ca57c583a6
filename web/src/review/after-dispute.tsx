import { ANSWER_SECONDS, decisionOf, type Share } from '@stint/core/dispute';
import { toInstant } from '@stint/wire/letters';
import type { Review, ReviewEntry } from '@stint/wire/review';
import { useContract } from '../contract/context.ts';
import { money } from '../money/amount.ts';
import { useNow } from '../time/house-clock.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './dialogs.module.css';
import { shareOfChosen } from './sums.ts';

interface AfterDisputeProps {
  readonly review: Review;
  readonly share: Share;
  readonly chosen: readonly ReviewEntry[];
}

/** What happens next, each with its money and its date. */
export function AfterDispute({ review, share, chosen }: AfterDisputeProps) {
  const { contract } = useContract();
  const now = useNow();
  const { week } = review;
  const say = (amount: bigint) => money(amount, week.currency);
  const refunded = chosen.filter(({ reasons }) => decisionOf(reasons) === 'refunded');
  const back = shareOfChosen(review, contract, refunded);
  const holdsStipend =
    week.invoice?.stipend !== undefined && review.entries.every(({ dispute }) => dispute === undefined);
  const { name } = contract.freelancer;
  return (
    <ol className={styles.follows}>
      <li>
        <strong>At once</strong> {say(share.net)} of {name}’s pay is held: {say(share.total)} less the fee.
        Your charge stays as it is, and so does the rest of the week (D1).
        {holdsStipend &&
          ` The week’s stipend is held with it: it goes back to you if any of it is refunded, and is paid if nothing is (B6).`}
        {week.review?.approvedAt && ' Your approval of this week is taken back.'}
      </li>
      <li>
        <strong>Until {bothClocks(now + ANSWER_SECONDS, mine)}</strong> {name} can accept or contest. Saying
        nothing is contesting (D2).
      </li>
      <li>
        <strong>If it is contested</strong>{' '}
        {refunded.length === 0
          ? 'the verdicts foretell that all of it is paid: a dispute would only delay it.'
          : refunded.length === chosen.length
            ? `the verdicts foretell that all of it is refunded: ${say(back.clientTotal)} with the fees.`
            : `the verdicts foretell that ${refunded.length} of ${chosen.length} are refunded, ${say(back.clientTotal)} with the fees, and the others paid.`}
      </li>
      <li>
        <strong>Until it is decided</strong> you can withdraw it. You can dispute more until the review ends{' '}
        {bothClocks(toInstant(week.clock.reviewEndsAt), mine)}.
      </li>
    </ol>
  );
}
