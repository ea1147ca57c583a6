import { z } from 'zod';
import { Party } from './contracts.ts';
import { Currency, Id, InstantText, MoneyText, Name, plainLines, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** What a freelancer says of their own experience. */
export const Level = z.enum(['entry', 'intermediate', 'expert']);
export type Level = z.infer<typeof Level>;

const Skill = Name.check(...(plainText(LIMITS.skill).def.checks ?? []));

/** What somebody says of themselves; a rate is asked for, no contract. */
export const Profile = z
  .object({
    version: z.number().int(),
    headline: plainText(LIMITS.headline),
    about: plainLines(LIMITS.about),
    level: Level.nullable(),
    rate: MoneyText.nullable(),
    currency: Currency.nullable(),
    skills: z.array(Skill).max(LIMITS.skills),
    /** Whether what was earned here is shown to others. */
    earningsShown: z.boolean(),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof Profile>;

/** Counted time, each kind by its name (B2): tracked is measured, manual is written in. */
const Hours = z.object({ trackedSeconds: z.number().int(), manualSeconds: z.number().int() });

const Rating = z.object({ stars: z.number(), count: z.number().int() });

const FreelancerCard = Profile.omit({ about: true, version: true, earningsShown: true }).extend({
  id: Id,
  name: Name,
  /** Of weeks that are closed. */
  hours: Hours,
  contractsDone: z.number().int(),
  /** Null until somebody has said something. */
  rating: Rating.nullable(),
});
export type FreelancerCard = z.infer<typeof FreelancerCard>;

/** One contract of a history. */
const Past = z.object({
  title: Name,
  kind: z.enum(['hourly', 'fixed']),
  from: InstantText,
  /** Null while it goes on. */
  to: InstantText.nullable(),
  hours: Hours,
  /** What the other side said, once both are shown (double blind). */
  feedback: z.object({ stars: z.number().int(), comment: z.string() }).nullable(),
});
export type Past = z.infer<typeof Past>;

export const Freelancer = Profile.omit({ version: true, earningsShown: true })
  .extend({
    id: Id,
    name: Name,
    memberSince: InstantText,
    /** Listed among the freelancers: they have written their profile. */
    listed: z.boolean(),
    /** Counted from the diary: closed weeks as they locked, and of the running ones what lies before `countedUntil`. */
    hours: Hours,
    /** The last midnight in UTC: a profile never tells who is at work now. */
    countedUntil: InstantText,
    contractsDone: z.number().int(),
    contractsRunning: z.number().int(),
    rating: Rating.nullable(),
    /** Net of fees, by currency; null where it is hidden from the reader. */
    earned: z.array(z.object({ amount: MoneyText, currency: Currency })).nullable(),
    /** Who speaks for them. */
    agencies: z.array(Party),
    history: z.array(Past),
  })
  .meta({ id: 'Freelancer' });
export type Freelancer = z.infer<typeof Freelancer>;

export const listFreelancers = route({
  method: 'GET',
  path: '/freelancers',
  says: `Freelancers who have written a profile, those who came last first; ${LIMITS.freelancers} at a time. \`after\`: the \`next\` of the answer before.`,
  tag: 'people',
  access: ['person'],
  query: z.object({
    search: plainText(LIMITS.search).optional(),
    level: Level.optional(),
    skill: plainText(LIMITS.skill).optional(),
    after: Id.optional(),
  }),
  answer: z.object({ freelancers: z.array(FreelancerCard), next: Id.nullable() }),
});

export const readFreelancer = route({
  method: 'GET',
  path: '/freelancers/:person',
  says: 'A freelancer: what they say of themselves, and what their diary says. One without a profile is seen by those who work, or may come to work, together with them.',
  tag: 'people',
  access: ['person'],
  params: z.object({ person: Id }),
  answer: Freelancer,
  refusals: ['no-such-freelancer'],
});

export const readProfile = route({
  method: 'GET',
  path: '/profile',
  says: 'Your own profile, to be edited. Version 0: nothing is written yet.',
  tag: 'people',
  access: ['person'],
  answer: Profile,
  refusals: ['freelancers-only'],
});

export const setProfile = route({
  method: 'PUT',
  path: '/profile',
  says: 'Write your own profile, where it has not changed since the `version` that you saw.',
  tag: 'people',
  access: ['person'],
  body: Profile.strict(),
  answer: Profile,
  refusals: ['freelancers-only', 'changed-meanwhile', 'bad-rate'],
});

export const Client = z
  .object({
    id: Id,
    name: Name,
    memberSince: InstantText,
    /** Since when a payment method is verified (P4); null while none is. */
    verifiedAt: InstantText.nullable(),
    jobs: z.object({ posted: z.number().int(), open: z.number().int() }),
    /** Contracts made, those that go on, and with how many different people. */
    hires: z.object({ made: z.number().int(), running: z.number().int(), people: z.number().int() }),
    /** Billed time whose charge went through. */
    paidSeconds: z.number().int(),
    /** Invoices charged at the first attempt, of those that were charged at all. */
    onTime: z.object({ first: z.number().int(), of: z.number().int() }),
    rating: Rating.nullable(),
    history: z.array(Past),
  })
  .meta({ id: 'Client' });
export type Client = z.infer<typeof Client>;

export const readClient = route({
  method: 'GET',
  path: '/clients/:organisation',
  says: 'A client: how it hires and pays, from the books themselves.',
  tag: 'people',
  access: ['person'],
  params: z.object({ organisation: Id }),
  answer: Client,
  refusals: ['no-such-organisation'],
});
