import { Button, Skeleton } from '@mantine/core';
import { editJob, type Job } from '@stint/wire/jobs';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Meanwhile } from '../parts/meanwhile.tsx';
import { notice } from '../parts/notice-board.tsx';
import { besideFields, withRefusal } from './beside-fields.ts';
import { draftOf, editBodyOf, faultsOf } from './draft.ts';
import { JobFields } from './fields.tsx';
import styles from './jobs.module.css';
import { jobOf, makeJobsOld } from './queries.ts';
import { levelText, priceText } from './words.ts';

const route = getRouteApi('/inside/jobs/$job/edit');

export function EditJobPage() {
  const { job: id } = route.useParams();
  const query = useQuery(jobOf(id));
  useTitle('Edit', query.data?.title ?? '');
  return (
    <div className={`${styles.page} ${styles.form}`}>
      <div>
        <h1>Edit the job</h1>
        <p className={styles.lead}>Who has proposed already keeps what they proposed.</p>
      </div>
      <Loaded query={query} what="the job" skeleton={<Skeleton h={520} radius={12} />}>
        {(job) => (job.may.includes('edit') ? <EditForm key={job.id} job={job} /> : <CannotEdit job={job} />)}
      </Loaded>
    </div>
  );
}

function EditForm({ job }: { job: Job }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [draft, type, forget] = useKeptDraft(`job:${job.id}`, () => ({
    ...draftOf(job),
    version: job.version,
  }));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const back = () => navigate({ to: '/jobs/$job', params: { job: job.id } });
  const edit = useMutation({
    mutationFn: () =>
      ask(editJob, { params: { job: job.id }, body: { ...editBodyOf(draft), version: draft.version } }),
    onSuccess: async (changed) => {
      forget();
      client.setQueryData(jobOf(job.id).queryKey, changed);
      void makeJobsOld(client);
      notice('The job is changed, and open for another 30 days.');
      await back();
    },
    // Whoever was faster: their job is shown beside what is typed here.
    onError: () => client.invalidateQueries({ queryKey: jobOf(job.id).queryKey }),
  });
  const isOld = draft.version !== job.version;
  return (
    <section className={styles.panel} aria-label="The job">
      <DeedForm
        deed="Save"
        leave="Leave it"
        onDeed={() => {
          setTried(true);
          if (Object.keys(faults).length === 0) edit.mutate();
        }}
        onLeave={() => void back()}
        pending={edit.isPending}
        disabled={isOld}
        error={besideFields(isOld ? null : edit.error)}
      >
        <JobFields
          draft={draft}
          onType={(typed) => type({ ...draft, ...typed })}
          faults={withRefusal(tried ? faults : {}, edit.error)}
          organisations={null}
        />
        {isOld && (
          <Meanwhile
            what="this job"
            now={nowSays(job)}
            onMine={() => {
              edit.reset();
              type({ ...draft, version: job.version });
            }}
            onTheirs={() => {
              edit.reset();
              type({ ...draftOf(job), version: job.version });
            }}
          />
        )}
      </DeedForm>
    </section>
  );
}

function nowSays(job: Job): readonly (readonly [string, string])[] {
  return [
    ['Title', job.title],
    ['Price', priceText(job)],
    ['Experience', levelText(job.level)],
    ['Labels', job.labels.join(', ') || 'none'],
    ['Description', job.description],
  ];
}

function CannotEdit({ job }: { job: Job }) {
  return (
    <div className={styles.empty}>
      <strong>{job.state === 'open' ? 'Only who hires can edit it.' : 'This job is closed.'}</strong>
      <p>
        {job.state === 'open'
          ? 'Your role in this organisation is to look.'
          : 'Open it again first; it is then open for another 30 days.'}
      </p>
      <Button component={Link} to={`/jobs/${job.id}`} variant="default">
        Back to the job
      </Button>
    </div>
  );
}
