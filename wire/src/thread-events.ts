import { z } from 'zod';
import { FACTS, type Kind } from './told.ts';
import { HANDSHAKE_FACTS } from './told-handshake.ts';
import { REVIEW_FACTS } from './told-review.ts';

const milestone = HANDSHAKE_FACTS['milestone-proposed'].pick({
  milestone: true,
  amount: true,
  currency: true,
  says: true,
});
const nothing = z.object({});

/**
 * What stands between the messages of a thread: what happened, with those facts alone that both sides may know. A fact that
 * is not named here never gets into a thread, whoever was told it.
 */
export const EVENT_FACTS = {
  'proposal-received': HANDSHAKE_FACTS['proposal-received'].pick({ amount: true, currency: true }),
  'proposal-declined': HANDSHAKE_FACTS['proposal-declined'].pick({ reason: true }),
  'proposal-withdrawn': nothing,
  'offer-made': HANDSHAKE_FACTS['offer-made'].pick({ expiresAt: true }),
  'offer-changed': HANDSHAKE_FACTS['offer-changed'].pick({ expiresAt: true }),
  'offer-asked': HANDSHAKE_FACTS['offer-asked'].pick({ says: true }),
  'offer-withdrawn': nothing,
  'offer-declined': HANDSHAKE_FACTS['offer-declined'].pick({ reason: true }),
  'offer-accepted': nothing,
  'offer-expired': nothing,
  'contract-made': FACTS['contract-made'].pick({
    rate: true,
    currency: true,
    starts: true,
    limitMinutes: true,
  }),
  'contract-paused': FACTS['contract-paused'].pick({ by: true }),
  'contract-resumed': FACTS['contract-resumed'].pick({ by: true }),
  'contract-ended': FACTS['contract-ended'].pick({ by: true, locksAt: true }),
  'rate-changed': FACTS['rate-changed'].pick({ by: true, from: true, to: true, currency: true }),
  'limit-changed': FACTS['limit-changed'].pick({ by: true, from: true, to: true, holdsFrom: true }),
  'manual-time-changed': FACTS['manual-time-changed'].pick({ by: true, allowed: true }),
  'week-closed': FACTS['week-closed'].pick({ week: true, seconds: true, reviewEndsAt: true }),
  'week-approved': REVIEW_FACTS['week-approved'].pick({ week: true, by: true }),
  'dispute-opened': REVIEW_FACTS['dispute-opened'].pick({
    week: true,
    by: true,
    seconds: true,
    answerBy: true,
  }),
  'dispute-withdrawn': REVIEW_FACTS['dispute-withdrawn'].pick({ week: true, by: true, seconds: true }),
  'dispute-contested': REVIEW_FACTS['dispute-contested'].pick({
    week: true,
    by: true,
    seconds: true,
    dispute: true,
    decidesAt: true,
  }),
  'dispute-accepted': REVIEW_FACTS['dispute-accepted'].pick({
    week: true,
    by: true,
    seconds: true,
    dispute: true,
  }),
  'dispute-overruled': REVIEW_FACTS['dispute-overruled'].pick({
    week: true,
    by: true,
    dispute: true,
    start: true,
    outcome: true,
    says: true,
  }),
  'dispute-decided': REVIEW_FACTS['dispute-decided'].pick({
    week: true,
    dispute: true,
    segments: true,
    refunded: true,
  }),
  'milestone-proposed': milestone,
  'milestone-agreed': milestone,
  'milestone-change': milestone,
  'milestone-submitted': milestone,
  'milestone-changes-asked': milestone,
  'milestone-dropped': milestone,
  'feedback-shown': nothing,
} as const satisfies Partial<Record<Kind, z.ZodObject>>;

export type EventKind = keyof typeof EVENT_FACTS;
export type EventFacts<K extends EventKind> = z.output<(typeof EVENT_FACTS)[K]>;

/** An event of a thread: a kind and its facts. */
export type ThreadEvent = {
  readonly [K in EventKind]: { readonly kind: K; readonly facts: EventFacts<K> };
}[EventKind];

export const EVENT_KINDS = Object.keys(EVENT_FACTS) as readonly EventKind[] as readonly [
  EventKind,
  ...EventKind[],
];

/** One for each kind, with the facts of that kind. */
export const ThreadEvent = z.discriminatedUnion(
  'kind',
  EVENT_KINDS.map((kind) =>
    z.object({ kind: z.literal(kind), facts: EVENT_FACTS[kind] }),
  ) as unknown as readonly [z.ZodObject<{ kind: z.ZodLiteral<string>; facts: z.ZodObject }>],
) as unknown as z.ZodType<ThreadEvent, ThreadEvent>;

/** The same thing told to each side in its own way is one event. */
const ONE_OF: Partial<Record<Kind, EventKind>> = { 'week-invoiced': 'week-closed' };

/** What a telling leaves in its thread; null where it is nothing for both sides. */
export function eventOf({ kind, facts }: { kind: Kind; facts: unknown }): ThreadEvent | null {
  const known = ONE_OF[kind] ?? (isEventKind(kind) ? kind : null);
  if (known === null) return null;
  // The facts are those of this very kind: that is what was just read.
  return { kind: known, facts: EVENT_FACTS[known].parse(facts) } as ThreadEvent;
}

function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(EVENT_FACTS, kind);
}
