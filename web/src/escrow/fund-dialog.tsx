import { NativeSelect } from '@mantine/core';
import { fundMilestone } from '@stint/wire/escrow';
import type { MilestoneMoney } from '@stint/wire/milestone-money';
import type { Milestone } from '@stint/wire/milestones';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, isRefused } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { paymentMethodsOf } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { nameOf } from '../home/card-line.tsx';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import styles from './escrow.module.css';

interface DialogProps {
  readonly milestone: Milestone;
  readonly money: MilestoneMoney;
  readonly currency: string;
  readonly onClose: () => void;
}

/** Puts a milestone's money aside: what the card is charged, which part of it is a fee, and when any of it is earned. */
export function FundDialog(props: DialogProps) {
  const { milestone, money, currency, onClose } = props;
  const { contract } = useContract();
  const organisation = contract.organisation.id;
  const { data: cards = [] } = useQuery(paymentMethodsOf(organisation));
  const [chosen, setChosen] = useState<string | null>(null);
  const paymentMethod = chosen ?? cards[0]?.id ?? '';
  const fund = useFunding(props, paymentMethod);
  return (
    <Dialog onClose={onClose} title={`Fund “${milestone.title}”`}>
      <DeedForm
        deed={`Pay ${moneyText(money.toPay, currency)}`}
        onDeed={fund.mutate}
        onLeave={onClose}
        pending={fund.isPending}
        disabled={paymentMethod === ''}
        error={fund.error}
      >
        <Plan money={money} currency={currency} />
        {cards.length === 0 ? (
          <p>
            There is no card.{' '}
            <Link to="/" hash="payment-methods">
              Add one first
            </Link>
            .
          </p>
        ) : (
          <NativeSelect
            label="With which card"
            value={paymentMethod}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={cards.map(({ id, brand, last4 }) => ({
              value: id,
              label: brand === null ? 'A card' : `${nameOf(brand)} ending in ${last4}`,
            }))}
          />
        )}
        <p>{UNTIL}</p>
      </DeedForm>
    </Dialog>
  );
}

const UNTIL =
  'Nobody has it while it is in escrow. It leaves when you release it, 14 days after work was submitted if you say nothing, or back to this card, its fee in proportion. Its amount cannot be changed once it is funded.';

function useFunding({ milestone, money, currency, onClose }: DialogProps, paymentMethod: string) {
  const { contract } = useContract();
  const client = useQueryClient();
  // One id for one card in one opened dialog: two clicks are one charge, another card is another.
  const [ids] = useState(() => new Map<string, string>());
  const [{ version }] = useState(milestone);
  return useMutation({
    mutationFn: () => {
      const id = ids.get(paymentMethod) ?? newId();
      ids.set(paymentMethod, id);
      const params = { contract: contract.id, milestone: milestone.id };
      return ask(fundMilestone, { params, body: { id, paymentMethod, version } });
    },
    onSuccess: () => {
      notice(
        `${moneyText(money.missing, currency)} is in escrow; the freelancer is told that work can begin.`,
      );
      onClose();
    },
    onError: (error) => {
      // A card that was declined can be tried again: that is another charge. Any other failure may be this one's.
      if (isRefused(error) && error.letter.code === 'card-declined') ids.delete(paymentMethod);
    },
    onSettled: () => makeOld(client, 'terms', contract.id),
  });
}

function Plan({ money, currency }: Pick<DialogProps, 'money' | 'currency'>) {
  return (
    <dl className={styles.plan}>
      <dt>Into escrow, for the milestone</dt>
      <dd>{moneyText(money.missing, currency)}</dd>
      <dt>Your fee on it, into escrow too</dt>
      <dd>{moneyText(money.missingFee, currency)}</dd>
      <dt>Charged to your card now</dt>
      <dd>{moneyText(money.toPay, currency)}</dd>
    </dl>
  );
}
