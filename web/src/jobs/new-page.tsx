import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { JobFields } from './fields.tsx';
import styles from './jobs.module.css';
import { hiringFor } from './may-hire.ts';
import { useNewJob } from './use-new-job.ts';

const inside = getRouteApi('/inside');

/** A new job. What is typed is kept in this tab until it is posted. */
export function NewJobPage() {
  useTitle('Post a job');
  const { person } = inside.useRouteContext();
  const organisations = hiringFor(person);
  const navigate = useNavigate();
  const { draft, type, faults, error, pending, post } = useNewJob(organisations[0]?.id ?? '');
  if (organisations.length === 0) return <NoClient />;
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
          onDeed={post}
          onLeave={() => void navigate({ to: '/jobs' })}
          pending={pending}
          error={error}
        >
          <JobFields draft={draft} onType={type} faults={faults} organisations={organisations} />
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
