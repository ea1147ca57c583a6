import type { Job } from '@stint/wire/jobs';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import styles from '../jobs/jobs.module.css';
import { DeedForm } from '../parts/deed-form.tsx';
import { ProposalFields } from './fields.tsx';
import { ForWhom } from './for-whom.tsx';
import { usePropose } from './use-propose.ts';

const inside = getRouteApi('/inside');

/** The form to propose, for who may; and for who was writing when the job closed, so that nothing typed is lost unseen. */
export function Propose({ job }: { job: Job }) {
  const { person } = inside.useRouteContext();
  const navigate = useNavigate();
  const { draft, box, noWhom, ...form } = usePropose(job, person);
  const closed = job.state !== 'open' && (form.error !== null || draft.message !== '');
  if (!job.may.includes('propose') && !closed) return null;
  return (
    <section className={`${styles.panel} ${styles.stack}`} aria-labelledby="propose">
      <div>
        <h2 id="propose">Propose</h2>
        <p className={styles.note}>
          The client is told at once. You can edit it until they open it, at most for six hours. It binds
          nobody: only an offer that you accept makes a contract.
        </p>
      </div>
      <DeedForm
        deed="Send the proposal"
        leave="Leave it for now"
        onDeed={form.send}
        onLeave={() => void navigate({ to: '/jobs' })}
        pending={form.pending}
        disabled={box.waits}
        error={form.error}
      >
        {closed && (
          <p className={styles.note}>
            The job was closed while you wrote. What you typed is kept in this tab; it can be sent if the
            client opens the job again.
          </p>
        )}
        <ForWhom person={person} whom={draft.whom} fault={noWhom} onChoose={form.choose} />
        <ProposalFields job={job} box={box} draft={draft} onType={form.type} faults={form.faults} />
      </DeedForm>
    </section>
  );
}
