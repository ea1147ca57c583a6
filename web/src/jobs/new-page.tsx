import { createJob } from '@stint/wire/jobs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, isRefused } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { besideFields, withRefusal } from './beside-fields.ts';
import { blankJob, bodyOf, faultsOf } from './draft.ts';
import { JobFields } from './fields.tsx';
import styles from './jobs.module.css';
import { hiringFor } from './may-hire.ts';
import { jobOf, makeJobsOld } from './queries.ts';

const inside = getRouteApi('/inside');

/** A new job. What is typed is kept in this tab until it is posted. */
export function NewJobPage() {
  useTitle('Post a job');
  const { person } = inside.useRouteContext();
  const organisations = hiringFor(person);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [draft, type, forget] = useKeptDraft('job', () => ({
    ...blankJob(organisations[0]?.id ?? ''),
    id: newId(),
  }));
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
  if (organisations.length === 0) return <NoClient />;
  const send = (): void => {
    setTried(true);
    if (Object.keys(faults).length === 0) post.mutate();
  };
  return (
    <div className={`${styles.page} ${styles.form}`}>
      <div>
        <h1>Post a job</h1>
        <p className={styles.lead}>
          It is open for 30 days after the last proposal, offer or edit. Nothing is agreed until an offer is
          accepted.
        </p>
      </div>
      <section className={styles.panel} aria-label="The job">
        <DeedForm
          deed="Post it"
          leave="Leave it for now"
          onDeed={send}
          onLeave={() => void navigate({ to: '/jobs' })}
          pending={post.isPending}
          error={besideFields(post.error)}
        >
          <JobFields
            draft={draft}
            onType={(typed) => type({ ...draft, ...typed })}
            faults={withRefusal(tried ? faults : {}, post.error)}
            organisations={organisations}
          />
          <p className={styles.note}>What you type is kept in this tab until you post it.</p>
        </DeedForm>
      </section>
    </div>
  );
}

function NoClient() {
  return (
    <div className={styles.page}>
      <h1>Post a job</h1>
      <div className={styles.empty}>
        <strong>Jobs are posted by owners and hirers of a client.</strong>
        <p>Ask an owner of your organisation for that role, or this house’s operator for an organisation.</p>
      </div>
    </div>
  );
}
