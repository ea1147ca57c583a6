import { Skeleton } from '@mantine/core';
import type { Job } from '@stint/wire/jobs';
import { toInstant } from '@stint/wire/letters';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import { OwnProposal } from '../proposals/own.tsx';
import { Propose } from '../proposals/propose.tsx';
import { Received } from '../proposals/received.tsx';
import { useNow } from '../time/house-clock.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { Labels } from './card.tsx';
import sheet from './job.module.css';
import { JobDeeds } from './job-deeds.tsx';
import styles from './jobs.module.css';
import { jobOf } from './queries.ts';
import { JobSign } from './sign.tsx';
import { KIND_WORDS, levelText, priceText, proposalsText, standingText } from './words.ts';

const route = getRouteApi('/inside/jobs/$job');

/** One job, for both sides: what it is, and what can be done about it. */
export function JobPage() {
  const { job: id } = route.useParams();
  const query = useQuery(jobOf(id));
  useTitle(query.data?.title ?? 'Job');
  return (
    <Loaded query={query} what="the job" skeleton={<Skeleton h={420} radius={12} />}>
      {(job) => <Opened job={job} />}
    </Loaded>
  );
}

function Opened({ job }: { job: Job }) {
  const now = useNow();
  return (
    <article className={styles.page}>
      <div className={styles.spread}>
        <div>
          <h1>
            <bdi>{job.title}</bdi>
          </h1>
          <p className={styles.lead}>
            <JobSign state={job.state} /> {standingText(job, now, mine)}
          </p>
        </div>
        <JobDeeds job={job} />
      </div>
      <div className={sheet.columns}>
        <div className={sheet.column}>
          <section className={`${styles.panel} ${styles.stack}`} aria-label="Description">
            <p className={sheet.prose}>{job.description}</p>
            <Labels labels={job.labels} />
          </section>
          <ForSide job={job} />
        </div>
        <Facts job={job} />
      </div>
    </article>
  );
}

function ForSide({ job }: { job: Job }) {
  if (job.side !== 'freelancer') return <Received job={job} />;
  return (
    <>
      {job.myProposal !== null && <OwnProposal key={job.myProposal} proposal={job.myProposal} />}
      <Propose job={job} />
    </>
  );
}

function Facts({ job }: { job: Job }) {
  const verified = job.clientVerifiedAt;
  const Icon = verified === null ? IconShieldOff : IconShieldCheck;
  return (
    <aside className={styles.panel} aria-label="In short">
      <dl className={sheet.list}>
        <div>
          <dt>{KIND_WORDS[job.kind]}</dt>
          <dd className={styles.price}>{priceText(job)}</dd>
        </div>
        <div>
          <dt>Experience</dt>
          <dd>{levelText(job.level)}</dd>
        </div>
        <div>
          <dt>Client</dt>
          <dd>
            <Link to="/clients/$organisation" params={{ organisation: job.organisation.id }}>
              <bdi>{job.organisation.name}</bdi>
            </Link>
            <br />
            <span className={styles.note}>
              <Icon size={15} stroke={1.8} aria-hidden="true" style={{ verticalAlign: -2 }} />{' '}
              {verified === null
                ? 'no verified payment method yet (P4)'
                : `payment method verified since ${bothClocks(toInstant(verified), 'UTC')}`}
            </span>
          </dd>
        </div>
        <div>
          <dt>Posted</dt>
          <dd>{bothClocks(toInstant(job.postedAt), mine)}</dd>
        </div>
        <div>
          <dt>So far</dt>
          <dd>{proposalsText(job.proposals)}</dd>
        </div>
      </dl>
    </aside>
  );
}
