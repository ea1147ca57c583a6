import { Button } from '@mantine/core';
import { closeJob, type Job, reopenJob } from '@stint/wire/jobs';
import { IconLock, IconPencil, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import styles from './jobs.module.css';
import { jobOf, makeJobsOld } from './queries.ts';

type Asked = 'close' | 'reopen';

const DIALOGS = {
  close: {
    title: 'Close this job?',
    deed: 'Close it',
    follows:
      'Nobody can propose any more, and no offer can come of it until you open it again. Proposals that came stay as they are; offers that you made stay open.',
    done: 'The job is closed.',
    route: closeJob,
  },
  reopen: {
    title: 'Open this job again?',
    deed: 'Open it again',
    follows: 'It is found again by everybody who looks for work, for another 30 days.',
    done: 'The job is open for another 30 days.',
    route: reopenJob,
  },
} as const;

/** What the reader may do with a job now; nothing where they may only look. */
export function JobDeeds({ job }: { job: Job }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <div className={styles.buttons}>
      {job.may.includes('edit') && (
        <Button
          component={Link}
          to={`/jobs/${job.id}/edit`}
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.7} />}
        >
          Edit
        </Button>
      )}
      {job.may.includes('close') && (
        <Button
          variant="default"
          leftSection={<IconLock size={16} stroke={1.7} />}
          onClick={() => setAsked('close')}
        >
          Close
        </Button>
      )}
      {job.may.includes('reopen') && (
        <Button leftSection={<IconRefresh size={16} stroke={1.7} />} onClick={() => setAsked('reopen')}>
          Open again
        </Button>
      )}
      {asked !== null && <JobDialog job={job} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function JobDialog({ job, asked, onClose }: { job: Job; asked: Asked; onClose: () => void }) {
  const client = useQueryClient();
  const { title, deed, follows, done, route } = DIALOGS[asked];
  const change = useMutation({
    mutationFn: () => ask(route, { params: { job: job.id } }),
    onSuccess: (changed: Job) => {
      client.setQueryData(jobOf(job.id).queryKey, changed);
      notice(done);
      onClose();
    },
    onSettled: () => makeJobsOld(client),
  });
  return (
    <Dialog onClose={onClose} title={title}>
      <DeedForm
        deed={deed}
        onDeed={() => change.mutate()}
        onLeave={onClose}
        pending={change.isPending}
        error={change.error}
      >
        <p>{follows}</p>
      </DeedForm>
    </Dialog>
  );
}
