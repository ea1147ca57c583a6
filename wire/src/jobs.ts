import { z } from 'zod';
import { Party } from './contracts.ts';
import { Currency, Id, InstantText, LabelName, MoneyText, Name, plainLines, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

export const Level = z.enum(['entry', 'intermediate', 'expert']);
export type Level = z.infer<typeof Level>;

/** How its work is to be paid: by the hour, or a price for all of it. */
export const JobKind = z.enum(['hourly', 'fixed']);
export type JobKind = z.infer<typeof JobKind>;

export const JobState = z.enum(['open', 'closed', 'expired']);

/** What whoever asks may do with a job now. */
export const JobDeedName = z.enum(['edit', 'close', 'reopen', 'propose']);
export type JobDeedName = z.infer<typeof JobDeedName>;

const Description = plainLines(LIMITS.description);

const JobTerms = z.object({
  kind: JobKind,
  title: Name,
  description: Description,
  /** The experience that is asked for; null: any. */
  level: Level.nullable(),
  currency: Currency,
  /** Hourly: an hour's rate, from and to; null where it is not said. */
  rateFrom: MoneyText.nullable(),
  rateTo: MoneyText.nullable(),
  /** Fixed price: what there is for all of it; null where it is not said. */
  budget: MoneyText.nullable(),
  labels: z.array(LabelName),
});

/** A job as it stands in a list. */
export const JobSummary = JobTerms.omit({ description: true })
  .extend({
    id: Id,
    organisation: Party,
    /** Since when its client has a verified payment method; null while there is none. */
    clientVerifiedAt: InstantText.nullable(),
    /** How its description begins. */
    excerpt: z.string(),
    postedAt: InstantText,
    state: JobState,
    /** When it closes by itself, or did; null where its client closed it. */
    expiresAt: InstantText.nullable(),
    /** Proposals that were not withdrawn. */
    proposals: z.number().int(),
    /** For its client: those that nobody has opened; null for others. */
    unviewed: z.number().int().nullable(),
  })
  .meta({ id: 'JobSummary' });
export type JobSummary = z.infer<typeof JobSummary>;

export const Job = JobSummary.omit({ excerpt: true })
  .extend({
    description: Description,
    closedAt: InstantText.nullable(),
    /** Changes with every edit: who edits says which one they saw. */
    version: z.number().int(),
    /** What whoever asks is to it. */
    side: z.enum(['client', 'freelancer', 'operator']),
    /** The reader's own proposal for it, the newest; null where there is none. */
    myProposal: Id.nullable(),
    may: z.array(JobDeedName),
  })
  .meta({ id: 'Job' });
export type Job = z.infer<typeof Job>;

const Wanted = z.strictObject({
  title: Name,
  description: Description.refine((text) => text.trim() !== '', 'must say something'),
  level: Level.nullable().default(null),
  currency: Currency,
  rateFrom: MoneyText.nullable().default(null),
  rateTo: MoneyText.nullable().default(null),
  budget: MoneyText.nullable().default(null),
  labels: z.array(LabelName).max(LIMITS.activityLabels).default([]),
});

const JobParams = z.object({ job: Id });

export const createJob = route({
  method: 'POST',
  path: '/jobs',
  says: 'Post a job. The same `id` with the same content is the same job.',
  tag: 'jobs',
  access: ['person'],
  body: Wanted.extend({ id: Id.optional(), organisation: Id, kind: JobKind }),
  answer: Job,
  status: 201,
  refusals: ['no-such-organisation', 'not-your-role', 'bad-rate', 'bad-amount', 'bad-request', 'id-taken'],
});

/** Where the next page of a list begins; only a list's own answer makes one. */
export const JobCursor = z
  .string()
  .regex(/^\d{1,8}\.\d{1,12}\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be the `next` of a list');

export const listJobs = route({
  method: 'GET',
  path: '/jobs',
  says: `Open jobs, and all of your own organisations'; ${LIMITS.jobs} at a time. With \`search\` the best match first, else the newest.`,
  tag: 'jobs',
  access: ['person'],
  query: z.object({
    /** Words of the title, the labels and the description; "a phrase", or, -not; the last word may be half a word. */
    search: plainText(LIMITS.search).optional(),
    kind: JobKind.optional(),
    /** Jobs that ask for this level, and those that ask for none. */
    level: Level.optional(),
    label: LabelName.optional(),
    currency: Currency.optional(),
    /** Hourly jobs that name a rate of at least this, or reach it; of `currency`. */
    rateAtLeast: MoneyText.optional(),
    organisation: Id.optional(),
    /** Those of your own organisations alone. */
    mine: z.literal('true').optional(),
    state: z.enum(['open', 'closed', 'expired', 'all']).default('open'),
    after: JobCursor.optional(),
  }),
  answer: z.object({ jobs: z.array(JobSummary), next: z.string().nullable() }),
  refusals: ['bad-rate', 'bad-request'],
});

export const readJob = route({
  method: 'GET',
  path: '/jobs/:job',
  says: 'One job: an open one, one of your own organisation, or one that you have a proposal for.',
  tag: 'jobs',
  access: ['person'],
  params: JobParams,
  answer: Job,
  refusals: ['no-such-job'],
});

export const editJob = route({
  method: 'PUT',
  path: '/jobs/:job',
  says: 'Change an open job. `version` is that of the job you saw: where it was changed since, nothing is.',
  tag: 'jobs',
  access: ['person'],
  params: JobParams,
  body: Wanted.extend({ version: z.number().int().min(0) }),
  answer: Job,
  refusals: [
    'no-such-job',
    'clients-only',
    'not-your-role',
    'job-not-open',
    'changed-meanwhile',
    'bad-rate',
    'bad-amount',
    'bad-request',
  ],
});

export const closeJob = route({
  method: 'POST',
  path: '/jobs/:job/closing',
  says: 'Close a job: nobody can propose any more; its proposals stay.',
  tag: 'jobs',
  access: ['person'],
  params: JobParams,
  answer: Job,
  refusals: ['no-such-job', 'clients-only', 'not-your-role', 'job-not-open'],
});

export const reopenJob = route({
  method: 'DELETE',
  path: '/jobs/:job/closing',
  says: 'Open a closed or expired job again, for another 30 days.',
  tag: 'jobs',
  access: ['person'],
  params: JobParams,
  answer: Job,
  refusals: ['no-such-job', 'clients-only', 'not-your-role', 'not-in-this-state'],
});
