import { z } from 'zod';
import { Currency, DayText, Id, InstantText, LabelName, MoneyText, Name } from './letters.ts';
import { LIMITS } from './limits.ts';
import { Zone } from './reader.ts';
import { route } from './route.ts';

export const Percent = z
  .string()
  .regex(/^\d+(\.\d{1,6})?$/, 'must be a plain decimal with at most 6 decimals');
const LimitMinutes = z.number().int().min(0).max(LIMITS.weekMinutes).nullable();

export const Party = z.object({ id: Id, name: Name });

/** A sort of work that a segment can be said to be, such as calls, with its own active minutes if it has any (P6). */
export const ActivityLabel = z.object({
  name: LabelName,
  minActiveMinutes: z.number().int().min(0).max(10).nullable(),
});
export type ActivityLabel = z.infer<typeof ActivityLabel>;

/** A raise that both agreed to beforehand: in force from its day's 00:00 UTC on. */
export const ScheduledRaise = z.object({ day: DayText, rate: MoneyText });

/**
 * What both sides agreed to, as in force now. What was not in the first version of these letters has a value where it
 * is missing: a house and a tracker may be of different ages.
 */
export const Terms = z
  .object({
    pay: z.enum(['segment', 'exact']),
    currency: Currency,
    rate: MoneyText,
    weeklyLimitMinutes: LimitMinutes,
    manualTime: z.boolean(),
    idleMinutes: z.number().int().min(1).max(60).nullable(),
    minActiveMinutes: z.number().int().min(0).max(10),
    snapshots: z.enum(['full', 'blurred', 'none']),
    activityUnmeasured: z.enum(['protected', 'unprotected']),
    /** Minutes after a segment's end in which only the freelancer sees it, and may blur or take out its picture. */
    privateWindowMinutes: z.number().int().min(0).max(LIMITS.privateWindowMinutes),
    freelancerFeePercent: Percent,
    clientFeePercent: Percent,
    activityLabels: z.array(ActivityLabel).max(LIMITS.activityLabels).default([]),
    /** Whether each session has to say one of them. */
    labelRequired: z.boolean().default(false),
    /** A fixed sum for each week (B6): a line of its own on each week's invoice, never protected. */
    weeklyStipend: MoneyText.nullable().default(null),
    /** Null when there is none, or its day has come. */
    scheduledRaise: ScheduledRaise.nullable().default(null),
  })
  .meta({ id: 'Terms' });

/** By whose clock a side of a contract lives; null: no browser of theirs has named it. */
const PartyZone = z.object({ name: Name, zone: Zone }).nullable();

export const Contract = z
  .object({
    id: Id,
    title: Name,
    freelancer: Party,
    organisation: Party,
    /** The agency through which the freelancer works; null: none. */
    agency: Party.nullable().default(null),
    /** A fixed price has a rate of 0: its time is tracked for the record and never billed. */
    kind: z.enum(['hourly', 'fixed']).default('hourly'),
    /** Fixed price alone: with escrow, or without by the explicit choice of both. */
    escrow: z.boolean().nullable().default(null),
    starts: InstantText,
    endedAt: InstantText.nullable(),
    /** Since when it is paused (T5); null while it is not. */
    pausedAt: InstantText.nullable(),
    /** `payment`: by the house, until a payment of the client has arrived (D5). Missing: by people, or not at all. */
    pausedFor: z.enum(['payment']).optional(),
    standing: z.enum(['active', 'contract-ended', 'contract-not-started', 'contract-paused']),
    terms: Terms,
    /** Since when the client's payment method is verified (P4). */
    clientVerifiedAt: InstantText.nullable(),
    /** What the viewer may do now. */
    may: z.array(
      z.enum([
        'track',
        'correct',
        'lower-rate',
        'raise-rate',
        'set-limit',
        'set-manual-time',
        'pause',
        'resume',
        'end',
      ]),
    ),
    /** The clocks of the freelancer, and of the client's member who offered; told to the two sides alone. */
    zones: z.object({ freelancer: PartyZone, client: PartyZone }).optional(),
  })
  .meta({ id: 'Contract' });
export type Contract = z.infer<typeof Contract>;

export const ContractParams = z.object({ contract: Id });

export const listContracts = route({
  method: 'GET',
  path: '/contracts',
  says: `The contracts you are a side of; for an operator, all. At most ${LIMITS.contracts}: \`after\` the last of an answer come the next.`,
  tag: 'contracts',
  access: ['person', 'tracker'],
  query: z.object({
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(LIMITS.contracts).default(LIMITS.contracts),
    order: z.enum(['oldest', 'newest']).default('oldest'),
  }),
  answer: z.array(Contract),
});

export const readContract = route({
  method: 'GET',
  path: '/contracts/:contract',
  says: 'One contract with the terms in force.',
  tag: 'contracts',
  access: ['person', 'tracker'],
  params: ContractParams,
  answer: Contract,
  refusals: ['no-such-contract'],
});

export const createContract = route({
  method: 'POST',
  path: '/contracts',
  says: 'Create a contract with its first terms. `id` may be yours: the same id again is the same contract.',
  tag: 'contracts',
  access: ['operator'],
  body: z.strictObject({
    id: Id.optional(),
    title: Name,
    freelancer: Id,
    organisation: Id,
    agency: Id.optional(),
    starts: InstantText,
    terms: Terms.partial({
      weeklyLimitMinutes: true,
      manualTime: true,
      idleMinutes: true,
      minActiveMinutes: true,
      snapshots: true,
      activityUnmeasured: true,
      privateWindowMinutes: true,
      freelancerFeePercent: true,
      clientFeePercent: true,
    }).strict(),
  }),
  answer: Contract,
  status: 201,
  refusals: [
    'no-such-person',
    'no-such-organisation',
    'no-such-freelancer',
    'freelancers-only',
    'bad-terms',
    'bad-rate',
    'payment-owed',
    'id-taken',
  ],
});

export const setRate = route({
  method: 'PUT',
  path: '/contracts/:contract/rate',
  says: 'Change the hourly rate from now on. Only the client may raise it, only the freelancer may lower it (B1).',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({ rate: MoneyText }),
  answer: Contract,
  refusals: [
    'no-such-contract',
    'not-allowed',
    'not-your-role',
    'bad-rate',
    'only-the-client-raises',
    'only-the-freelancer-lowers',
    'fixed-price',
  ],
});

export const setLimit = route({
  method: 'PUT',
  path: '/contracts/:contract/weekly-limit',
  says: 'Set the weekly limit: a raise works at once for the running week, a cut from next Monday (B3).',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({ minutes: LimitMinutes }),
  answer: Contract,
  refusals: ['no-such-contract', 'not-allowed', 'clients-only', 'not-your-role', 'fixed-price'],
});

export const setManualTime = route({
  method: 'PUT',
  path: '/contracts/:contract/manual-time-permission',
  says: 'Allow manual time or stop allowing it; time already worked keeps its permission (M1).',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({ allowed: z.boolean() }),
  answer: Contract,
  refusals: ['no-such-contract', 'not-allowed', 'clients-only', 'not-your-role', 'fixed-price'],
});

export const pauseContract = route({
  method: 'POST',
  path: '/contracts/:contract/pause',
  says: 'Pause: tracking stops at this instant (T5).',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  answer: Contract,
  refusals: ['no-such-contract', 'not-allowed', 'not-your-role'],
});

export const resumeContract = route({
  method: 'DELETE',
  path: '/contracts/:contract/pause',
  says: 'Resume a paused contract. One that stands still until a payment has arrived goes on by itself (D5).',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  answer: Contract,
  refusals: ['no-such-contract', 'not-allowed', 'not-your-role', 'payment-owed'],
});

export const endContract = route({
  method: 'POST',
  path: '/contracts/:contract/end',
  says: 'End for good: tracking stops, the last week keeps its clock (B5).',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  answer: Contract,
  refusals: ['no-such-contract', 'not-allowed', 'not-your-role'],
});
