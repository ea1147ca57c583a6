import { Button, Skeleton } from '@mantine/core';
import type { Job } from '@stint/wire/jobs';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Meanwhile } from '../parts/meanwhile.tsx';
import { JobFields } from './fields.tsx';
import styles from './jobs.module.css';
import { jobOf } from './queries.ts';
import { useEdit } from './use-edit.ts';
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
  const back = () => navigate({ to: '/jobs/$job', params: { job: job.id } });
  const { draft, type, faults, error, pending, isOld, save, keepMine, takeTheirs } = useEdit(job, back);
  return (
    <section className={styles.panel} aria-label="The job">
      <DeedForm
        deed="Save"
        leave="Leave it"
        onDeed={save}
        onLeave={() => void back()}
        pending={pending}
        disabled={isOld}
        error={error}
      >
        <JobFields draft={draft} onType={type} faults={faults} organisations={null} />
        {isOld && <Meanwhile what="this job" now={nowSays(job)} onMine={keepMine} onTheirs={takeTheirs} />}
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
