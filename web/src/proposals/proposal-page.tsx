import { Button, Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { type Proposal, viewProposal } from '@stint/wire/proposals';
import { IconFileText, IconMessage } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import sheet from '../jobs/job.module.css';
import styles from '../jobs/jobs.module.css';
import { makeJobsOld } from '../jobs/queries.ts';
import { FileChip } from '../messages/file-chip.tsx';
import { ButtonLink } from '../parts/button-link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { amountText } from './amount-text.ts';
import { ClientDeeds } from './client-deeds.tsx';
import { EditForm } from './edit.tsx';
import { FreelancerDeeds } from './freelancer-deeds.tsx';
import words from './proposals.module.css';
import { proposalOf } from './queries.ts';
import { ProposalSign } from './sign.tsx';
import { WhoseTurn } from './whose-turn.tsx';

const route = getRouteApi('/inside/proposals/$proposal');

/** One proposal, for both sides. */
export function ProposalPage() {
  const { proposal: id } = route.useParams();
  const query = useQuery(proposalOf(id));
  useTitle('Proposal', query.data?.job.title ?? '');
  return (
    <Loaded query={query} what="the proposal" skeleton={<Skeleton h={420} radius={12} />}>
      {(proposal) => <Opened key={proposal.id} proposal={proposal} />}
    </Loaded>
  );
}

function Opened({ proposal }: { proposal: Proposal }) {
  const [editing, setEditing] = useState(false);
  const viewing = useViewing(proposal);
  const { job, side, freelancer, agency } = proposal;
  return (
    <article className={styles.page}>
      <div className={styles.spread}>
        <div>
          <p className={`${styles.note} ${styles.above}`}>
            <Link to="/jobs/$job" params={{ job: job.id }}>
              <bdi>{job.title}</bdi>
            </Link>{' '}
            ·{' '}
            <Link to="/clients/$organisation" params={{ organisation: job.organisation.id }}>
              <bdi>{job.organisation.name}</bdi>
            </Link>
          </p>
          <h1>
            {side === 'freelancer' && agency === null ? (
              'Your proposal'
            ) : (
              <>
                <bdi>{freelancer.name}</bdi>’s proposal
              </>
            )}
          </h1>
        </div>
        <ProposalSign state={proposal.state} side={side} />
      </div>
      <div className={sheet.columns}>
        <div className={sheet.column}>
          <WhoseTurn proposal={proposal} side={side} />
          <Refusal error={viewing.error} />
          {editing ? (
            <EditForm proposal={proposal} onDone={() => setEditing(false)} />
          ) : (
            <Words proposal={proposal} />
          )}
          <Deeds proposal={proposal} editing={editing} onEdit={() => setEditing(true)} />
        </div>
        <Facts proposal={proposal} />
      </div>
    </article>
  );
}

/** To read is to open: for who hires it is opened as soon as it is shown, once. */
function useViewing({ id, may }: Proposal) {
  const client = useQueryClient();
  const view = useMutation({
    mutationFn: () => ask(viewProposal, { params: { proposal: id } }),
    onSuccess: (viewed: Proposal) => {
      client.setQueryData(proposalOf(id).queryKey, viewed);
      void makeJobsOld(client);
    },
  });
  const { mutate } = view;
  const isUnseen = may.includes('view');
  useEffect(() => {
    if (isUnseen) mutate();
  }, [isUnseen, mutate]);
  return view;
}

function Words({ proposal }: { proposal: Proposal }) {
  const { message, attachments, reason, state } = proposal;
  return (
    <section className={`${styles.panel} ${styles.stack}`} aria-label="Message">
      {message === null ? (
        <p className={styles.note}>
          {proposal.may.includes('view')
            ? 'Opening it …'
            : 'Nobody who hires has opened it yet. You can read it once they have.'}
        </p>
      ) : (
        <p className={sheet.prose}>{message}</p>
      )}
      {attachments.length > 0 && (
        <ul className={styles.labels} aria-label="Files">
          {attachments.map((file) => (
            <li key={file.id}>
              <FileChip file={file} />
            </li>
          ))}
        </ul>
      )}
      {state === 'declined' && reason !== null && (
        <div>
          <h2>Why it was declined</h2>
          <p className={words.reason}>{reason}</p>
        </div>
      )}
    </section>
  );
}

interface DeedsProps {
  readonly proposal: Proposal;
  readonly editing: boolean;
  readonly onEdit: () => void;
}

function Deeds({ proposal, editing, onEdit }: DeedsProps) {
  const { side, offer, offerTurn, may, id, state } = proposal;
  if (side === 'operator' || editing) return null;
  return (
    <div className={styles.buttons}>
      {offer !== null && (
        <Button component={Link} to={`/offers/${offer}`}>
          {side === 'client' || state === 'hired' ? 'See the offer' : 'Read the offer'}
        </Button>
      )}
      {offerTurn === null && may.includes('offer') && (
        <ButtonLink
          to="/offers/new"
          search={{ proposal: id }}
          leftSection={<IconFileText size={16} stroke={1.7} />}
        >
          {offer === null ? 'Make an offer' : 'Make another offer'}
        </ButtonLink>
      )}
      <Button
        component={Link}
        to={`/proposals/${id}/messages`}
        variant="default"
        leftSection={<IconMessage size={16} stroke={1.7} />}
      >
        Messages
      </Button>
      {side === 'client' ? (
        <ClientDeeds proposal={proposal} />
      ) : (
        <FreelancerDeeds proposal={proposal} onEdit={onEdit} />
      )}
    </div>
  );
}

function Facts({ proposal }: { proposal: Proposal }) {
  const { sentAt, changedAt, viewedAt, agency, freelancer } = proposal;
  const instants = [
    ['Sent', sentAt],
    ...(changedAt === sentAt ? [] : [['Edited', changedAt] as const]),
    ...(viewedAt === null ? [] : [['Opened by the client', viewedAt] as const]),
  ] as const;
  return (
    <aside className={styles.panel} aria-label="In short" data-after>
      <dl className={sheet.list}>
        <div>
          <dt>{proposal.job.kind === 'hourly' ? 'Asked rate' : 'Asked price'}</dt>
          <dd className={styles.price}>{amountText(proposal)}</dd>
        </div>
        <div>
          <dt>Freelancer</dt>
          <dd>
            <Link to="/freelancers/$person" params={{ person: freelancer.id }}>
              <bdi>{freelancer.name}</bdi>
            </Link>
          </dd>
        </div>
        {agency !== null && (
          <div>
            <dt>By way of</dt>
            <dd>
              <bdi>{agency.name}</bdi>
            </dd>
          </div>
        )}
        {instants.map(([name, at]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{bothClocks(toInstant(at), mine)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
