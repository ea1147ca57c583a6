import { z } from 'zod';
import { ContractParams, Party, ScheduledRaise } from './contracts.ts';
import { Week } from './diary.ts';
import { Currency, DayText, Id, InstantText, MoneyText, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { MilestonePart } from './milestone-money.ts';
import { MilestoneDeedName, MilestoneStateName } from './milestones.ts';
import { route } from './route.ts';
import { Invoice } from './week-parts.ts';

/** Who did it; null: the clock. */
const By = { at: InstantText, by: Party.nullable() };
/** Of the terms; 1 is the first. Every segment, invoice line and milestone binds the one in force. */
const Version = z.number().int().min(1);
const Limit = z.number().int().nullable();
const OfOffer = { ...By, offer: Id };

/** One thing that happened on a contract. */
export const TimelineItem = z
  .discriminatedUnion('what', [
    z.object({ what: z.literal('created'), ...By, version: Version }),
    z.object({ what: z.literal('rate'), ...By, version: Version, from: MoneyText, to: MoneyText }),
    /** `holdsFrom`: a raise holds at once, a cut from the next Monday 00:00 UTC (B3). */
    z.object({
      what: z.literal('limit'),
      ...By,
      version: Version,
      from: Limit,
      to: Limit,
      holdsFrom: InstantText,
    }),
    z.object({
      what: z.literal('manual-time'),
      ...By,
      version: Version,
      from: z.boolean(),
      to: z.boolean(),
    }),
    /** `cause`: the house did it, since a payment was missing, or had arrived (D5). */
    z.object({ what: z.literal('paused'), ...By, cause: z.enum(['payment']).nullable() }),
    z.object({ what: z.literal('resumed'), ...By, cause: z.enum(['payment']).nullable() }),
    z.object({ what: z.literal('ended'), ...By }),
    z.object({ what: z.literal('offer-made'), ...OfOffer, version: Version }),
    z.object({ what: z.literal('offer-changed'), ...OfOffer, version: Version }),
    z.object({ what: z.literal('offer-asked'), ...OfOffer, says: z.string() }),
    z.object({ what: z.literal('offer-accepted'), ...OfOffer, version: Version }),
    /** `passed-over`: the contract ended before its day. */
    z.object({
      what: z.literal('raise-agreed'),
      ...By,
      raise: ScheduledRaise,
      state: z.enum(['waiting', 'done', 'passed-over']),
    }),
    z.object({
      what: z.literal('milestone'),
      ...By,
      milestone: Id,
      n: z.number().int(),
      deed: MilestoneDeedName,
      title: z.string(),
      says: z.string(),
      amount: MoneyText,
      dueDay: DayText.nullable(),
      version: Version,
    }),
    /** Money of a milestone: put into escrow, released, given back, put behind a later one; `cause`: of what left. */
    z.object({
      what: z.literal('money'),
      ...By,
      deed: z.enum(['funded', 'released', 'refunded', 'moved']),
      n: z.number().int(),
      title: z.string(),
      amount: MoneyText,
      cause: MilestonePart.shape.cause.nullable(),
    }),
    /** What was said of money in escrow whose way back is asked. */
    z.object({
      what: z.literal('escrow-word'),
      ...By,
      said: z.enum(['dispute', 'answer', 'give in', 'decide']),
      side: z.enum(['client', 'freelancer', 'operator']),
      says: z.string(),
    }),
    /** The way back of what is in escrow is asked, and what came of it. */
    z.object({
      what: z.literal('escrow-claim'),
      ...By,
      cause: z.enum(['client-ended', 'dormant']),
      state: z.enum(['asked', 'refunded', 'released', 'decided', 'lifted']),
    }),
    /** Each line with the versions of the terms that its rate came from. Without lines: nothing was billed. */
    z.object({
      what: z.literal('week-closed'),
      ...By,
      week: WeekText,
      total: MoneyText.nullable(),
      lines: z.array(Invoice.shape.lines.element.extend({ versions: z.array(Version) })),
    }),
    /** Paid once, or invoiced without escrow (D4). */
    z.object({
      what: z.literal('payment'),
      ...By,
      payment: Id,
      kind: z.enum(['bonus', 'expenses', 'milestone']),
      amount: MoneyText,
      says: z.string(),
    }),
    /** Without what it says: that is double blind. */
    z.object({ what: z.literal('feedback-given'), ...By, side: z.enum(['client', 'freelancer']) }),
  ])
  .meta({ id: 'TimelineItem' });
export type TimelineItem = z.infer<typeof TimelineItem>;

export const Timeline = z.object({
  /** The newest first. */
  items: z.array(TimelineItem),
  /** What `before` to ask with for the older ones; null: these were the last. */
  next: z.string().nullable(),
});
export type Timeline = z.infer<typeof Timeline>;

/** Instant, kind and number of an item, as its order has them. */
export const TimelineCursor = z
  .string()
  .regex(/^\d{1,12}\.\d{1,2}\.\d{1,12}$/, 'must be one that was answered');

export const readTimeline = route({
  method: 'GET',
  path: '/contracts/:contract/timeline',
  says: `Who did what on a contract and when, the newest first, ${LIMITS.timeline} at a time; \`of=terms\`: the versions of its terms alone.`,
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  query: z.object({ before: TimelineCursor.optional(), of: z.enum(['all', 'terms']).default('all') }),
  answer: Timeline,
  refusals: ['no-such-contract'],
});

/** What a deed would do to time, money and access, if it were done at `at`. */
export const Consequences = z
  .object({
    of: z.enum(['pause', 'resume', 'end']),
    at: InstantText,
    /** The freelancer's session that would end now; told to that freelancer alone, else null. */
    session: z.object({ since: InstantText }).nullable(),
    /** The weeks whose money has not arrived, as they would then be; the newest first. Empty for a fixed price. */
    weeks: z.array(Week),
    /** Until when the freelancer may still correct the running week: its lock. */
    correctionsUntil: InstantText,
    /** Until when both could give feedback; for an end alone. */
    feedbackUntil: InstantText.nullable(),
    /** What is in escrow, and what of it goes back, the client's fee with it; null where there is none. */
    held: z.object({ amount: MoneyText, back: MoneyText, currency: Currency }).nullable(),
    /** A scheduled raise, and what becomes of it. */
    raise: z.object({ raise: ScheduledRaise, fate: z.enum(['dropped', 'stays']) }).nullable(),
    /** The weekly stipend, and whether this week's is issued (B6). */
    stipend: z.object({ amount: MoneyText, issued: z.boolean() }).nullable(),
    /** Of a fixed price, those that are neither dropped nor released. */
    milestones: z.array(
      z.object({ id: Id, title: z.string(), amount: MoneyText, state: MilestoneStateName }),
    ),
    escrow: z.boolean().nullable(),
  })
  .meta({ id: 'Consequences' });
export type Consequences = z.infer<typeof Consequences>;

export const readConsequences = route({
  method: 'GET',
  path: '/contracts/:contract/consequences',
  says: 'What pausing, resuming or ending this contract now would do to time, money and access. Nothing is done.',
  tag: 'contracts',
  access: ['person'],
  params: ContractParams,
  query: z.object({ of: z.enum(['pause', 'resume', 'end']) }),
  answer: Consequences,
  refusals: ['no-such-contract', 'not-allowed', 'not-your-role', 'payment-owed'],
});
