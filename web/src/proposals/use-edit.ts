import type { Attachment } from '@stint/wire/attachments';
import { editProposal, type Proposal } from '@stint/wire/proposals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { besideFields, withRefusal } from '../jobs/beside-fields.ts';
import { makeJobsOld } from '../jobs/queries.ts';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { notice } from '../parts/notice-board.tsx';
import { bodyOf, faultsOf, type ProposalDraft } from './draft.ts';
import { proposalOf } from './queries.ts';
import { useProposalFiles } from './use-proposal-files.ts';

/** A proposal that is being edited: what is typed, and whether somebody was faster. */
export function useEdit(proposal: Proposal, onDone: () => void) {
  const client = useQueryClient();
  const { id, currency, version } = proposal;
  const job = { kind: proposal.job.kind, currency };
  const [draft, type, forget] = useKeptDraft(`proposal-edit:${id}`, () => asTyped(proposal));
  const box = useProposalFiles(draft.files, (files) => type({ ...draft, files }));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, job);
  const isOld = draft.version !== version;
  const edit = useMutation({
    mutationFn: () =>
      ask(editProposal, {
        params: { proposal: id },
        body: { ...bodyOf(draft, currency), version: draft.version },
      }),
    onSuccess: (changed) => {
      forget();
      client.setQueryData(proposalOf(id).queryKey, changed);
      notice('Your proposal is changed.');
      onDone();
    },
    onSettled: () => makeJobsOld(client),
  });
  return {
    job,
    box,
    draft,
    type: (typed: ProposalDraft) => type({ ...draft, ...typed }),
    faults: withRefusal(tried ? faults : {}, edit.error),
    error: besideFields(isOld ? null : edit.error),
    pending: edit.isPending,
    isOld,
    save: () => {
      setTried(true);
      if (Object.keys(faults).length === 0 && !box.waits) edit.mutate();
    },
    keepMine: () => {
      edit.reset();
      type({ ...draft, version });
    },
    takeTheirs: () => {
      // Its files too: the next opening begins with what stands there.
      forget();
      onDone();
    },
  };
}

function asTyped({ amount, message, version, attachments }: Proposal) {
  const files: readonly Attachment[] = attachments;
  return { amount, message: message ?? '', version, files };
}
