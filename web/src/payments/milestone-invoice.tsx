import { Button } from '@mantine/core';
import type { Milestone } from '@stint/wire/milestones';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useContract } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { paymentsOf, sendInvoice } from './queries.ts';

/** Without escrow: the invoice of a milestone, or the way to send it. */
export function MilestoneInvoice({ milestone, currency }: { milestone: Milestone; currency: string }) {
  const { contract, side } = useContract();
  const isOwn = contract.kind === 'fixed' && contract.escrow === false;
  const query = useQuery({ ...paymentsOf(contract.id), enabled: isOwn });
  const [opened, setOpened] = useState(false);
  if (!isOwn || !query.data) return null;
  const live = query.data.payments.find((one) => one.milestone === milestone.id && one.state !== 'withdrawn');
  if (live) {
    return (
      <p>
        <Link
          to="/contracts/$contract/payments/$payment"
          params={{ contract: contract.id, payment: live.id }}
        >
          {live.state === 'open' ? 'Invoiced; it waits to be paid' : 'Invoiced and paid'}
        </Link>
      </p>
    );
  }
  if (side !== 'freelancer' || (milestone.state !== 'agreed' && milestone.state !== 'submitted')) return null;
  return (
    <p>
      <Button size="compact-sm" variant="default" onClick={() => setOpened(true)}>
        Send the invoice …
      </Button>
      {opened && <Send milestone={milestone} currency={currency} onClose={() => setOpened(false)} />}
    </p>
  );
}

function Send({
  milestone,
  currency,
  onClose,
}: {
  milestone: Milestone;
  currency: string;
  onClose: () => void;
}) {
  const { contract } = useContract();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => sendInvoice(contract.id, milestone.id),
    onSuccess: () => {
      notice(`${contract.organisation.name} is asked to pay it.`);
      onClose();
    },
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <Dialog onClose={onClose} title={`Invoice “${milestone.title}”`}>
      <DeedForm
        deed={`Invoice ${moneyText(milestone.amount, currency)}`}
        onDeed={send.mutate}
        onLeave={onClose}
        pending={send.isPending}
        error={send.error}
      >
        <p>
          A numbered invoice is made of it and {contract.organisation.name} is asked to pay it by card. You
          both work without escrow: nothing was put aside, and nothing is protected. Once paid, it is
          available to you after five days, less the fee. Until then you can take it back.
        </p>
      </DeedForm>
    </Dialog>
  );
}
