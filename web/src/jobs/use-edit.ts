import { editJob, type Job } from '@stint/wire/jobs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { notice } from '../parts/notice-board.tsx';
import { besideFields, withRefusal } from './beside-fields.ts';
import { draftOf, editBodyOf, faultsOf, type JobDraft } from './draft.ts';
import { jobOf, makeJobsOld } from './queries.ts';

/** A job that is being edited: what is typed, and whether somebody was faster. */
export function useEdit(job: Job, onDone: () => Promise<void>) {
  const client = useQueryClient();
  const asRead = () => ({ ...draftOf(job), version: job.version });
  const [draft, type, forget] = useKeptDraft(`job:${job.id}`, asRead);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const edit = useMutation({
    mutationFn: () =>
      ask(editJob, { params: { job: job.id }, body: { ...editBodyOf(draft), version: draft.version } }),
    onSuccess: async (changed) => {
      forget();
      client.setQueryData(jobOf(job.id).queryKey, changed);
      void makeJobsOld(client);
      notice('The job is changed, and open for another 30 days.');
      await onDone();
    },
    // Whoever was faster: their job is shown beside what is typed here.
    onError: () => client.invalidateQueries({ queryKey: jobOf(job.id).queryKey }),
  });
  const isOld = draft.version !== job.version;
  const goOn = (to: JobDraft & { version: number }): void => {
    edit.reset();
    type(to);
  };
  return {
    draft,
    type: (typed: JobDraft) => type({ ...draft, ...typed }),
    faults: withRefusal(tried ? faults : {}, edit.error),
    error: besideFields(isOld ? null : edit.error),
    pending: edit.isPending,
    isOld,
    save: () => {
      setTried(true);
      if (Object.keys(faults).length === 0) edit.mutate();
    },
    keepMine: () => goOn({ ...draft, version: job.version }),
    takeTheirs: () => goOn(asRead()),
  };
}
