import type { Review, ReviewEntry } from '@stint/wire/review';
import { useState } from 'react';
import { useContract } from '../contract/context.ts';
import { money } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { AfterDispute } from './after-dispute.tsx';
import { firstReasons, isUnsaid, partsOf } from './because.ts';
import { useOpenDispute } from './queries.ts';
import { ReasonFields } from './reason-fields.tsx';
import { shareOfChosen } from './sums.ts';

interface DisputeDialogProps {
  readonly review: Review;
  readonly chosen: readonly ReviewEntry[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** D1: why, what is held, what comes next and when, and what the verdicts foretell, before it is done. */
export function DisputeDialog({ review, chosen, onClose, onDone }: DisputeDialogProps) {
  const { contract } = useContract();
  const [id] = useState(newId);
  const [reasons, setReasons] = useState(() => firstReasons(chosen));
  const { week, currency } = review.week;
  const deed = useOpenDispute(week, () => {
    notice(`Disputed. ${contract.freelancer.name} is told, and has three days.`);
    onDone();
  });
  const share = shareOfChosen(review, contract, chosen);
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={chosen.length === 1 ? 'Dispute this segment' : `Dispute ${chosen.length} segments`}
    >
      <DeedForm
        deed={`Dispute, hold ${money(share.net, currency)}`}
        leave="Do not dispute"
        onDeed={() => deed.mutate({ id, parts: partsOf(reasons, chosen) })}
        onLeave={onClose}
        pending={deed.isPending}
        disabled={isUnsaid(reasons, chosen)}
        error={deed.error}
      >
        <ReasonFields chosen={chosen} reasons={reasons} onChange={setReasons} />
        <AfterDispute review={review} share={share} chosen={chosen} />
      </DeedForm>
    </Dialog>
  );
}
