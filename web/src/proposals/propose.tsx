import type { Attachment } from '@stint/wire/attachments';
import type { Job } from '@stint/wire/jobs';
import { createProposal } from '@stint/wire/proposals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, isRefused } from '../api/house.ts';
import { besideFields, withRefusal } from '../jobs/beside-fields.ts';
import styles from '../jobs/jobs.module.css';
import { makeJobsOld } from '../jobs/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { bodyOf, faultsOf } from './draft.ts';
import { ProposalFields } from './fields.tsx';
import { useProposalFiles } from './use-proposal-files.ts';

const NO_FILES: readonly Attachment[] = [];

/** The form to propose, for who has no proposal that lives. */
export function Propose({ job }: { job: Job }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [draft, type, forget] = useKeptDraft(`proposal:${job.id}`, () => ({
    id: newId(),
    amount: '',
    message: '',
    files: NO_FILES,
  }));
  const box = useProposalFiles(draft.files, (files) => type({ ...draft, files }));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, job);
  const send = useMutation({
    mutationFn: () =>
      ask(createProposal, {
        params: { job: job.id },
        body: { ...bodyOf(draft, job.currency), id: draft.id },
      }),
    onSuccess: async ({ id }) => {
      forget();
      void makeJobsOld(client);
      notice(`${job.organisation.name} is told of your proposal.`);
      await navigate({ to: '/proposals/$proposal', params: { proposal: id } });
    },
    onError: (error) => {
      // Another form has sent something else under it.
      if (isRefused(error) && error.letter.code === 'id-taken') type({ ...draft, id: newId() });
      void makeJobsOld(client);
    },
  });
  if (!job.may.includes('propose')) return null;
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
        onDeed={() => {
          setTried(true);
          if (Object.keys(faults).length === 0 && !box.waits) send.mutate();
        }}
        onLeave={() => void navigate({ to: '/jobs' })}
        pending={send.isPending}
        disabled={box.waits}
        error={besideFields(send.error)}
      >
        <ProposalFields
          job={job}
          box={box}
          draft={draft}
          onType={(typed) => type({ ...draft, ...typed })}
          faults={withRefusal(tried ? faults : {}, send.error)}
        />
      </DeedForm>
    </section>
  );
}
