import { createJob } from '@stint/wire/jobs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, isRefused } from '../api/house.ts';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { besideFields, withRefusal } from './beside-fields.ts';
import { blankJob, bodyOf, faultsOf, type JobDraft } from './draft.ts';
import { jobOf, makeJobsOld } from './queries.ts';

/** A job that is being written. Its id is made once, so that two clicks post one. */
export function useNewJob(organisation: string) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [draft, type, forget] = useKeptDraft('job', () => ({ ...blankJob(organisation), id: newId() }));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const post = useMutation({
    mutationFn: () => ask(createJob, { body: bodyOf(draft, draft.id) }),
    onSuccess: async (job) => {
      forget();
      client.setQueryData(jobOf(job.id).queryKey, job);
      void makeJobsOld(client);
      notice('The job is posted. You are told of each proposal.');
      await navigate({ to: '/jobs/$job', params: { job: job.id } });
    },
    onError: (error) => {
      // Another form has sent something else under it.
      if (isRefused(error) && error.letter.code === 'id-taken') type({ ...draft, id: newId() });
    },
  });
  return {
    draft,
    type: (typed: JobDraft) => type({ ...draft, ...typed }),
    faults: withRefusal(tried ? faults : {}, post.error),
    error: besideFields(post.error),
    pending: post.isPending,
    post: () => {
      setTried(true);
      if (Object.keys(faults).length === 0) post.mutate();
    },
  };
}
