import type { Attachment } from '@stint/wire/attachments';
import type { Job } from '@stint/wire/jobs';
import type { Person } from '@stint/wire/people';
import { createProposal } from '@stint/wire/proposals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, isRefused } from '../api/house.ts';
import { besideFields, withRefusal } from '../jobs/beside-fields.ts';
import { makeJobsOld } from '../jobs/queries.ts';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { bodyOf, faultsOf, type ProposalDraft } from './draft.ts';
import { partiesOf, type Whom, whomFault } from './for-whom.tsx';
import { useProposalFiles } from './use-proposal-files.ts';

interface Written extends ProposalDraft {
  readonly id: string;
  readonly whom: Whom;
}

/** A proposal that is being written. Its id is made once, so that two clicks send one. */
export function usePropose(job: Job, person: Person) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [draft, type, forget] = useKeptDraft(`proposal:${job.id}`, blank);
  const box = useProposalFiles(draft.files, (files: Attachment[]) => type({ ...draft, files }));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, job);
  const noWhom = whomFault(person, draft.whom);
  const send = useMutation({
    mutationFn: () =>
      ask(createProposal, {
        params: { job: job.id },
        body: { ...bodyOf(draft, job.currency), id: draft.id, ...partiesOf(draft.whom) },
      }),
    onSuccess: async ({ id }) => {
      forget();
      void makeJobsOld(client);
      notice(`${job.organisation.name} is told of the proposal.`);
      await navigate({ to: '/proposals/$proposal', params: { proposal: id } });
    },
    onError: (error) => {
      // Another form has sent something else under it.
      if (isRefused(error) && error.letter.code === 'id-taken') type({ ...draft, id: newId() });
      void makeJobsOld(client);
    },
  });
  return {
    draft,
    box,
    type: (typed: ProposalDraft) => type({ ...draft, ...typed }),
    choose: (whom: Whom) => type({ ...draft, whom }),
    noWhom: tried ? noWhom : null,
    faults: withRefusal(tried ? faults : {}, send.error),
    error: besideFields(send.error),
    pending: send.isPending,
    send: () => {
      setTried(true);
      if (Object.keys(faults).length === 0 && noWhom === null && !box.waits) send.mutate();
    },
  };
}

function blank(): Written {
  return { id: newId(), amount: '', message: '', files: [], whom: '' };
}
