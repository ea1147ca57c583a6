import { Button } from '@mantine/core';
import type { Evidence } from '@stint/wire/evidence';
import { toInstant } from '@stint/wire/letters';
import { lazy, Suspense, useState } from 'react';
import page from '../parts/page.module.css';
import { Rule } from '../parts/rule.tsx';
import { STATE_WORDS } from '../review/words.ts';
import { useNow } from '../time/house-clock.ts';
import { bothClocks, deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './dispute.module.css';

const AcceptDialog = lazy(() =>
  import('./answer-dialogs.tsx').then((loaded) => ({ default: loaded.AcceptDialog })),
);
const ContestDialog = lazy(() =>
  import('./answer-dialogs.tsx').then((loaded) => ({ default: loaded.ContestDialog })),
);
const WithdrawDialog = lazy(() =>
  import('./withdraw-dialog.tsx').then((loaded) => ({ default: loaded.WithdrawDialog })),
);

/** How it stands, what happens next and when, and what its reader can do about it now. */
export function DisputeClock({ evidence }: { evidence: Evidence }) {
  const { dispute, may } = evidence;
  const [open, setOpen] = useState<'accept' | 'contest' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  return (
    <section className={page.panel} aria-labelledby="stands">
      <h2 id="stands" className={styles.stands}>
        How it stands: {STATE_WORDS[dispute.state]}
      </h2>
      <Next evidence={evidence} />
      <Steps evidence={evidence} />
      <div className={styles.deeds}>
        {may.includes('answer') && (
          <>
            <Button onClick={() => setOpen('contest')}>Contest …</Button>
            <Button variant="default" onClick={() => setOpen('accept')}>
              Accept …
            </Button>
          </>
        )}
        {may.includes('withdraw') && (
          <Button variant="default" onClick={() => setOpen('withdraw')}>
            Withdraw …
          </Button>
        )}
      </div>
      <Suspense>
        {open === 'accept' && <AcceptDialog evidence={evidence} onClose={close} />}
        {open === 'contest' && <ContestDialog evidence={evidence} onClose={close} />}
        {open === 'withdraw' && <WithdrawDialog evidence={evidence} onClose={close} />}
      </Suspense>
    </section>
  );
}

/** What happens if nobody says anything more. */
function Next({ evidence }: { evidence: Evidence }) {
  const now = useNow();
  const { dispute, decidesAt, side, freelancer } = evidence;
  if (dispute.state === 'open') {
    const whose = side === 'freelancer' ? 'Your' : `${freelancer}’s`;
    return (
      <p>
        {whose} three days to accept or contest end {deadline(toInstant(dispute.answerBy), now, mine)}. Saying
        nothing is contesting. <Rule code="D2" />
      </p>
    );
  }
  if (dispute.state === 'contested') {
    return (
      <p>
        The verdict of each segment decides {deadline(toInstant(decidesAt), now, mine)}. Until then the client
        can withdraw, and an operator can overrule a segment with a reason that both sides read.{' '}
        <Rule code="D2" />
      </p>
    );
  }
  return <p>It is over: nothing of it is held any more.</p>;
}

function Steps({ evidence }: { evidence: Evidence }) {
  const { dispute, answer, decidedAt, freelancer } = evidence;
  const when = (at: string) => bothClocks(toInstant(at), mine);
  return (
    <ol className={styles.steps}>
      <li>
        {dispute.by} disputed it {when(dispute.openedAt)}.
      </li>
      {answer && (
        <li>
          {answer.by === null
            ? `${freelancer} did not answer until ${when(answer.at)}: silence is a contest.`
            : `${answer.by} ${dispute.state === 'accepted' ? 'accepted' : 'contested'} it ${when(answer.at)}.`}
          {answer.says !== '' && <q>{answer.says}</q>}
        </li>
      )}
      {dispute.withdrawnAt !== null && <li>The client withdrew it {when(dispute.withdrawnAt)}.</li>}
      {dispute.state === 'decided' && decidedAt !== null && <li>It was decided {when(decidedAt)}.</li>}
    </ol>
  );
}
