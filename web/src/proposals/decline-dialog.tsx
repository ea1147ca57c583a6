import { Textarea } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { declineProposal, type ProposalSummary } from '@stint/wire/proposals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { besideFields, withRefusal } from '../jobs/beside-fields.ts';
import { makeJobsOld } from '../jobs/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';

interface DeclineProps {
  readonly proposal: ProposalSummary;
  readonly onClose: () => void;
}

/** The client says no, and why. */
export function DeclineDialog({ proposal, onClose }: DeclineProps) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const fault = reason.trim() === '' ? 'A few words are enough.' : null;
  const decline = useMutation({
    mutationFn: () => ask(declineProposal, { params: { proposal: proposal.id }, body: { reason } }),
    onSuccess: () => {
      notice(`${proposal.freelancer.name} is told, with your reason.`);
      onClose();
    },
    onSettled: () => makeJobsOld(client),
  });
  const faults = withRefusal(tried && fault !== null ? { reason: fault } : {}, decline.error);
  return (
    <Dialog onClose={onClose} title={`Decline ${proposal.freelancer.name}’s proposal?`}>
      <DeedForm
        danger
        deed="Decline it"
        onDeed={() => {
          setTried(true);
          if (fault === null) decline.mutate();
        }}
        onLeave={onClose}
        pending={decline.isPending}
        error={besideFields(decline.error)}
      >
        <p>It ends here: it cannot be taken back. While the job is open they may send another one.</p>
        <Textarea
          label="Why"
          description={`${proposal.freelancer.name} reads it.`}
          placeholder="Somebody else fits a little better."
          autosize
          minRows={3}
          maxLength={LIMITS.reason}
          value={reason}
          error={'reason' in faults ? faults.reason : null}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          data-autofocus
        />
      </DeedForm>
    </Dialog>
  );
}
