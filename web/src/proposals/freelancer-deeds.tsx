import { Button } from '@mantine/core';
import { type Proposal, withdrawProposal } from '@stint/wire/proposals';
import { IconCornerUpLeft, IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { makeJobsOld } from '../jobs/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { proposalOf } from './queries.ts';

/** What its freelancer, or their agency, may do with a proposal now. */
export function FreelancerDeeds({ proposal, onEdit }: { proposal: Proposal; onEdit: () => void }) {
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <>
      {proposal.may.includes('edit') && (
        <Button variant="default" leftSection={<IconPencil size={16} stroke={1.7} />} onClick={onEdit}>
          Edit
        </Button>
      )}
      {proposal.may.includes('withdraw') && (
        <Button
          variant="default"
          leftSection={<IconCornerUpLeft size={16} stroke={1.7} />}
          onClick={() => setWithdrawing(true)}
        >
          Withdraw
        </Button>
      )}
      {withdrawing && <WithdrawDialog proposal={proposal} onClose={() => setWithdrawing(false)} />}
    </>
  );
}

function WithdrawDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => ask(withdrawProposal, { params: { proposal: proposal.id } }),
    onSuccess: (withdrawn) => {
      client.setQueryData(proposalOf(proposal.id).queryKey, withdrawn);
      notice('It is withdrawn, and the client is told.');
      onClose();
    },
    onSettled: () => makeJobsOld(client),
  });
  return (
    <Dialog onClose={onClose} title="Withdraw this proposal?">
      <DeedForm
        danger
        deed="Withdraw it"
        onDeed={() => withdraw.mutate()}
        onLeave={onClose}
        pending={withdraw.isPending}
        error={withdraw.error}
      >
        <p>
          {proposal.job.organisation.name} is told. It cannot be taken back; while the job is open you can
          send another one.
        </p>
      </DeedForm>
    </Dialog>
  );
}
