import type { JobSummary } from '@stint/wire/jobs';
import { toInstant } from '@stint/wire/letters';
import { IconClockHour4, IconShieldCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useNow } from '../time/house-clock.ts';
import { distance } from '../time/spoken.ts';
import styles from './card.module.css';
import type { JobFilter } from './filter.ts';
import jobs from './jobs.module.css';
import { JobSign } from './sign.tsx';
import { closesSoon, KIND_WORDS, levelText, postedText, priceText, proposalsText } from './words.ts';

/** A job in a list. Its labels narrow the list to those that have the same. */
export function JobCard({ job, filter }: { job: JobSummary; filter: JobFilter }) {
  const now = useNow();
  const isOwn = job.unviewed !== null;
  return (
    <li className={styles.card}>
      <div className={styles.top}>
        <h2>
          <Link to="/jobs/$job" params={{ job: job.id }}>
            <bdi>{job.title}</bdi>
          </Link>
        </h2>
        {(isOwn || job.state !== 'open') && <JobSign state={job.state} />}
      </div>
      <div className={styles.facts}>
        <span className={jobs.price}>{priceText(job)}</span>
        <span>{KIND_WORDS[job.kind]}</span>
        <span>{levelText(job.level)}</span>
      </div>
      <p className={styles.excerpt} dir="auto">
        {job.excerpt}
      </p>
      <Labels labels={job.labels} filter={filter} />
      <div className={`${styles.facts} ${styles.soft}`}>
        <bdi>{job.organisation.name}</bdi>
        {job.clientVerifiedAt !== null && (
          <span>
            <IconShieldCheck size={15} stroke={1.8} aria-hidden="true" /> payment verified
          </span>
        )}
        <span>{postedText(job, now)}</span>
        <span>{proposalsText(job.proposals)}</span>
        {job.unviewed !== null && job.unviewed > 0 && (
          <strong className={styles.warn}>{job.unviewed} not opened</strong>
        )}
        {isOwn && closesSoon(job, now) && job.expiresAt !== null && (
          <span className={styles.warn}>
            <IconClockHour4 size={15} stroke={1.8} aria-hidden="true" /> closes{' '}
            {distance(toInstant(job.expiresAt) - now)}
          </span>
        )}
      </div>
    </li>
  );
}

/** Labels that lead to the jobs which have them too. */
export function Labels({ labels, filter = {} }: { labels: readonly string[]; filter?: JobFilter }) {
  if (labels.length === 0) return null;
  return (
    <ul className={jobs.labels} aria-label="Labels">
      {labels.map((label) => (
        <li key={label}>
          <Link to="/jobs" search={{ ...filter, label }} className={styles.label}>
            <bdi>{label}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
