import { JOB, jobExpiresAt } from '@stint/core/handshake/job';
import { stateAfter } from '@stint/core/handshake/table';
import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { JobDeedName, Job as JobLetter, JobSummary } from '@stint/wire/jobs';
import type { Actor } from '../../house.ts';
import { instantOrNull } from '../../instant-or-null.ts';
import type { LoadedJob } from '../../store/jobs.ts';
import { hasRight } from '../people/rights.ts';
import { stateOfJob } from './activity.ts';
import type { VisibleJob } from './visible.ts';

/** How much of a description stands in a list. */
const EXCERPT = 300;

export function jobLetter(job: VisibleJob, actor: Actor, now: Instant): JobLetter {
  return {
    ...jobFacts(job, actor, now),
    description: job.description,
    closedAt: instantOrNull(job.closed_at),
    version: job.version,
    side: job.side,
    myProposal: job.myProposal?.id ?? null,
    may: deedsOf(job, actor, now),
  };
}

export function jobSummary(job: LoadedJob, actor: Actor, now: Instant): JobSummary {
  return { ...jobFacts(job, actor, now), excerpt: excerptOf(job.description) };
}

function jobFacts(job: LoadedJob, actor: Actor, now: Instant): Omit<JobSummary, 'excerpt'> {
  const money = (amount: bigint | null): string | null =>
    amount === null ? null : formatMoney(amount, job.currency);
  return {
    id: job.id,
    organisation: { id: job.organisation_id, name: job.organisation_name },
    kind: job.kind,
    title: job.title,
    level: job.level,
    currency: job.currency,
    rateFrom: money(job.rate_from),
    rateTo: money(job.rate_to),
    budget: money(job.budget),
    labels: job.labels,
    clientVerifiedAt: instantOrNull(job.verified_at),
    postedAt: formatInstant(Number(job.posted_at)),
    state: stateOfJob(job, now),
    expiresAt: job.closed_at === null ? formatInstant(jobExpiresAt(Number(job.last_activity_at))) : null,
    proposals: job.proposals,
    unviewed: actor.organisations.includes(job.organisation_id) ? job.unviewed : null,
  };
}

/** Whole characters, and a sign where there is more. */
function excerptOf(description: string): string {
  const line = description.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line.slice(0, 2 * EXCERPT));
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('').trimEnd()}…` : line;
}

/** What the asker may do with it now, by the table. */
function deedsOf(job: VisibleJob, actor: Actor, now: Instant): JobDeedName[] {
  const state = stateOfJob(job, now);
  if (job.side === 'freelancer') {
    const may = mayPropose(job, actor) && stateAfter(JOB, state, 'freelancer: propose') !== null;
    return may ? ['propose'] : [];
  }
  if (job.side === 'operator' || !hasRight(actor, job.organisation_id, 'hire')) return [];
  const deeds = [
    ['client: edit', 'edit'],
    ['client: close', 'close'],
    ['client: open again', 'reopen'],
  ] as const;
  return deeds.flatMap(([deed, name]) => (stateAfter(JOB, state, deed) === null ? [] : [name]));
}

/** A freelancer has one live proposal for a job; who speaks for an agency's freelancers can have one for each. */
function mayPropose({ myProposal }: VisibleJob, actor: Actor): boolean {
  if (actor.agencies.some((agency) => hasRight(actor, agency, 'represent'))) return true;
  const lives = myProposal !== null && myProposal.state !== 'declined' && myProposal.state !== 'withdrawn';
  return actor.freelancer && !lives;
}
