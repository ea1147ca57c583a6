import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { DiaryEntry, EntryReason } from './diary.ts';
import { Dispute, DisputeState, Share } from './dispute.ts';
import { Currency, Id, InstantText, MoneyText, Name, plainLines, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

export const Outcome = z.enum(['refunded', 'paid']);
export type Outcome = z.infer<typeof Outcome>;

/** What was decided of a segment: by its freelancer, who let it go, by an operator, or by its verdict (D2). */
export const Ruling = z
  .object({
    by: z.enum(['freelancer', 'operator', 'verdict']),
    outcome: Outcome,
    /** An operator's reason, which both sides read. */
    says: z.string(),
    /** Null where the verdict decided. */
    name: Name.nullable(),
    at: InstantText,
  })
  .meta({ id: 'Ruling' });
export type Ruling = z.infer<typeof Ruling>;

const DisputedLine = z.object({
  reason: Dispute.shape.segments.element.shape.reason,
  says: z.string(),
  seconds: z.number().int(),
  at: InstantText,
  /** What hangs on it: these add up to the dispute's share. */
  share: Share,
  /** What comes of it, or came of it: by its last ruling, else by its verdict. */
  outcome: Outcome,
  /** Of what its verdict names, what speaks for a refund (P1, P3, P5, P6, P7, P8). */
  against: z.array(EntryReason),
  /** The first first; the last stands. Empty where the verdict foretells it. */
  rulings: z.array(Ruling),
  /** The line as its week locked, with what was seen. */
  entry: DiaryEntry,
});

/** All that there is about a dispute. Both sides and an operator read the same. */
export const Evidence = z
  .object({
    dispute: Dispute,
    title: z.string(),
    client: Name,
    freelancer: Name,
    week: WeekText,
    currency: Currency,
    /** Whose eyes read it. */
    side: z.enum(['client', 'freelancer', 'agency', 'operator']),
    /** Which deeds are the reader's now. */
    may: z.array(z.enum(['answer', 'withdraw', 'overrule'])),
    /** The freelancer's answer; `by` null: silence was. */
    answer: z.object({ at: InstantText, by: Name.nullable(), says: z.string() }).nullable(),
    /** When it is decided if nobody withdraws; of an open one, if nobody answers either. */
    decidesAt: InstantText,
    decidedAt: InstantText.nullable(),
    /** Where the rest of the week's pay is, and when it goes on. */
    rest: z.object({
      place: z.enum(['in-review', 'pending', 'available']),
      net: MoneyText,
      reviewEndsAt: InstantText,
      availableAt: InstantText,
    }),
    lines: z.array(DisputedLine),
    /** The week's stipend, held with it: it goes back with the first line that does (B6). Null: it holds none. */
    stipend: z.object({ share: Share, outcome: Outcome }).nullable(),
    refunded: Share,
    paid: Share,
    /** How the refund goes back: charged less, or to the card; null: there is none (yet). */
    refund: z
      .object({
        state: z.enum(['waiting', 'credited', 'asked', 'sent', 'declined', 'failed']),
        madeAt: InstantText,
        answeredAt: InstantText.nullable(),
      })
      .nullable(),
    /** What of it stands in the books, in the order of booking. */
    entries: z.array(z.object({ id: z.string(), at: InstantText, says: z.string(), amount: MoneyText })),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

const DisputeParams = ContractParams.extend({ dispute: Id });
const ABOUT = ['no-such-contract', 'no-such-dispute'] as const;
const Line = z.strictObject({
  segment: z.number().int().min(0).max(LIMITS.segment),
  kind: z.enum(['tracked', 'manual']),
});

export const readDispute = route({
  method: 'GET',
  path: '/contracts/:contract/disputes/:dispute',
  says: 'All that there is about a dispute: its segments with their verdicts, the answer, the decisions, the money.',
  tag: 'review',
  access: ['person'],
  params: DisputeParams,
  answer: Evidence,
  refusals: [...ABOUT],
});

export const answerDispute = route({
  method: 'PUT',
  path: '/contracts/:contract/disputes/:dispute/answer',
  says: 'Accept a dispute (its segments are refunded with their fees) or contest it, within three days (D2). Some of what is contested may be let go.',
  tag: 'review',
  access: ['person'],
  params: DisputeParams,
  body: z.discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('accept') }),
    z.strictObject({
      answer: z.literal('contest'),
      says: plainLines(LIMITS.reason).default(''),
      /** Segments that are let go: they are refunded with the decision. */
      letGo: z.array(Line).max(LIMITS.disputed).default([]),
    }),
  ]),
  answer: Evidence,
  refusals: [...ABOUT, 'freelancers-only', 'dispute-not-open', 'already-answered', 'not-disputed'],
});

export const overruleSegment = route({
  method: 'POST',
  path: '/contracts/:contract/disputes/:dispute/rulings',
  says: 'Overrule the verdict of one contested segment, either way, until it is decided (D2). Both sides read the reason.',
  tag: 'operator',
  access: ['operator'],
  params: DisputeParams,
  body: Line.extend({ outcome: Outcome, says: plainLines(LIMITS.reason) }),
  answer: Evidence,
  status: 201,
  refusals: [...ABOUT, 'reason-needed', 'not-contested', 'not-disputed', 'too-many-rulings'],
});

/** A dispute that is not over, for an operator. */
export const DisputeLine = z.object({
  id: Id,
  contract: Id,
  title: z.string(),
  client: Name,
  freelancer: Name,
  week: WeekText,
  state: DisputeState,
  segments: z.number().int(),
  /** How many an operator has overruled. */
  overruled: z.number().int(),
  clientTotal: MoneyText,
  net: MoneyText,
  currency: Currency,
  openedAt: InstantText,
  answerBy: InstantText,
  decidesAt: InstantText,
});
export type DisputeLine = z.infer<typeof DisputeLine>;

export const listDisputes = route({
  method: 'GET',
  path: '/disputes',
  says: `Disputes that are not over, the first to be decided first; at most ${LIMITS.list}.`,
  tag: 'operator',
  access: ['operator'],
  answer: z.object({ disputes: z.array(DisputeLine), more: z.number().int() }),
});
