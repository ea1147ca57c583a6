import { Textarea, TextInput } from '@mantine/core';
import type { Share } from '@stint/core/dispute';
import { formatMoney, type Minor, parseMoney } from '@stint/core/money';
import { shareOfAmount } from '@stint/core/refund';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import type { WeekRefunds } from '@stint/wire/refunds';
import { useState } from 'react';
import { useContract } from '../contract/context.ts';
import { minorOf, money } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import dialogs from '../review/dialogs.module.css';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { useRefund } from './queries.ts';
import { FROM_WORDS } from './words.ts';

interface RefundProps {
  readonly week: string;
  readonly data: WeekRefunds;
  readonly onClose: () => void;
}

/** D3: a part of a week, or all of it; what moves, whose fees and when is said before it is done. */
export function RefundDialog({ week, data, onClose }: RefundProps) {
  const { contract, side } = useContract();
  const { currency, paid } = data;
  const [typed, setTyped] = useState(data.most);
  const [says, setSays] = useState('');
  // The same id until it is done: asking again after a broken connection is the same refund.
  const [id] = useState(newId);
  const amount = amountOf(typed, data);
  const share = amount === null ? null : shareOfAmount(shareOf(data), amount);
  const back = share === null ? '' : money(share.clientTotal, currency);
  const deed = useRefund({ contract: contract.id, week }, () => {
    notice(paid ? `${back} goes back to the client’s card.` : `${back} is taken off.`);
    onClose();
  });
  return (
    <Dialog
      onClose={onClose}
      title={paid ? 'Give something of this week back' : 'Take something off this week'}
    >
      <DeedForm
        deed={share === null ? 'Refund' : paid ? `Refund ${back}` : `Take ${back} off`}
        leave="Leave it"
        onDeed={() =>
          amount !== null && deed.mutate({ id, amount: formatMoney(amount, currency), says: says.trim() })
        }
        onLeave={onClose}
        pending={deed.isPending}
        disabled={amount === null || (side === 'operator' && says.trim() === '')}
        error={deed.error}
      >
        <TextInput
          label={`How much of its total, in ${currency}`}
          description={`At most ${money(minorOf(data.most, currency), currency)}.`}
          inputMode="decimal"
          value={typed}
          error={amount === null ? `A plain number up to ${data.most}.` : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        {side === 'operator' && <Why says={says} onType={setSays} />}
        {share && <Follows data={data} share={share} />}
      </DeedForm>
    </Dialog>
  );
}

function Why({ says, onType }: { says: string; onType: (says: string) => void }) {
  return (
    <Textarea
      label="Why? Both sides read it."
      autosize
      minRows={2}
      maxRows={8}
      maxLength={LIMITS.reason}
      required
      value={says}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

function amountOf(typed: string, { most, currency }: WeekRefunds): Minor | null {
  const amount = parseMoney(typed.trim(), currency);
  return amount === null || amount === 0n || amount > minorOf(most, currency) ? null : amount;
}

function shareOf({ left, currency }: WeekRefunds): Share {
  const of = (text: string) => minorOf(text, currency);
  return {
    total: of(left.total),
    freelancerFee: of(left.freelancerFee),
    net: of(left.net),
    clientFee: of(left.clientFee),
    clientTotal: of(left.clientTotal),
  };
}

function Follows({ data, share }: { data: WeekRefunds; share: Share }) {
  const { side } = useContract();
  const { currency, paid, until } = data;
  const sum = (amount: Minor) => money(amount, currency);
  const whose = side === 'freelancer' ? 'your part' : 'the freelancer’s part';
  return (
    <ul className={dialogs.follows}>
      <li>
        {paid
          ? `The client gets ${sum(share.clientTotal)} back on the card that paid, within some days.`
          : `The client is charged ${sum(share.clientTotal)} less.`}
      </li>
      <li>
        {sum(share.net)} of it is {whose}, {FROM_WORDS[data.place]}. The fees of both sides go back in
        proportion: {sum(share.freelancerFee)} and {sum(share.clientFee)} (D3).
      </li>
      <Debt data={data} share={share} />
      <li>Both sides are told, and there is a credit note for each invoice. It cannot be called back.</li>
      {until !== null && (
        <li>Something of this week can be refunded until {bothClocks(toInstant(until), mine)} (D3).</li>
      )}
    </ul>
  );
}

/** Only what was paid out already makes a debt. */
function Debt({ data: { place, available, currency }, share }: { data: WeekRefunds; share: Share }) {
  const { side } = useContract();
  if (place !== 'available' || available === null) return null;
  const after = minorOf(available, currency) - share.net;
  if (after >= 0n) return null;
  const who = side === 'freelancer' ? 'you then owe' : 'the freelancer then owes';
  return (
    <li>
      <strong>
        That was paid out already: {who} {money(-after, currency)}.
      </strong>{' '}
      What becomes available next fills it before anything can be paid out.
    </li>
  );
}
