import type { Evidence } from '@stint/wire/evidence';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import dialogs from '../review/dialogs.module.css';
import { useWithdrawal } from './queries.ts';
import { PLACE_WORDS } from './words.ts';

/** D2: where what was held goes. */
export function WithdrawDialog({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const { dispute, currency, freelancer, rest } = evidence;
  const deed = useWithdrawal(evidence, () => {
    notice(`Withdrawn. ${freelancer} is told.`);
    onClose();
  });
  const net = moneyText(dispute.share.net, currency);
  const again =
    rest.place === 'in-review'
      ? 'Until the review ends you can dispute them again.'
      : 'The review is over: they cannot be disputed again.';
  return (
    <Dialog onClose={onClose} title="Withdraw the dispute">
      <DeedForm
        deed={`Withdraw, ${net} moves`}
        leave="Leave it disputed"
        onDeed={() => deed.mutate()}
        onLeave={onClose}
        pending={deed.isPending}
        error={deed.error}
      >
        <ul className={dialogs.follows}>
          <li>
            {net} joins the rest of the week’s pay, which is {PLACE_WORDS[rest.place]} (D2).
          </li>
          <li>All of it at once. {again}</li>
          <li>{freelancer} is told.</li>
        </ul>
      </DeedForm>
    </Dialog>
  );
}
