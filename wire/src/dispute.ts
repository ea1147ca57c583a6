import { DISPUTE_REASONS } from '@stint/core/dispute';
import { z } from 'zod';
import { Id, InstantText, MoneyText, Name } from './letters.ts';

/** D1: why a segment is disputed. */
export const DisputeReason = z.enum(DISPUTE_REASONS);

/** As in core's table: saying nothing for three days is contesting (D2). */
export const DisputeState = z.enum(['open', 'contested', 'accepted', 'withdrawn', 'decided']);
export type DisputeState = z.infer<typeof DisputeState>;

/** A part of an invoice. `total = net + freelancerFee`, `clientTotal = total + clientFee`. */
export const Share = z
  .object({
    total: MoneyText,
    freelancerFee: MoneyText,
    net: MoneyText,
    clientFee: MoneyText,
    clientTotal: MoneyText,
  })
  .meta({ id: 'Share' });

/** What the diary says of a segment that is disputed. */
export const SegmentDispute = z
  .object({
    dispute: Id,
    reason: DisputeReason,
    /** The client's words; empty where the reason says it. */
    says: z.string(),
    at: InstantText,
    state: DisputeState,
  })
  .meta({ id: 'SegmentDispute' });
export type SegmentDispute = z.infer<typeof SegmentDispute>;

export const DisputedSegment = z
  .object({
    start: InstantText,
    kind: z.enum(['tracked', 'manual']),
    reason: DisputeReason,
    says: z.string(),
    seconds: z.number().int(),
    at: InstantText,
    /** What its verdict foretells if it is contested (D2). */
    foretold: z.enum(['refunded', 'paid']),
  })
  .meta({ id: 'DisputedSegment' });

/** Some segments of one invoice, held back until it is known whose their money is (D1, D2). */
export const Dispute = z
  .object({
    id: Id,
    state: DisputeState,
    /** Who began it, for the client. */
    by: Name,
    openedAt: InstantText,
    /** Three days from the last time that segments were added: silence is a contest (D2). */
    answerBy: InstantText,
    withdrawnAt: InstantText.nullable(),
    /** What hangs on it. Of a withdrawn one: what was held. */
    share: Share,
    segments: z.array(DisputedSegment),
  })
  .meta({ id: 'Dispute' });
export type Dispute = z.infer<typeof Dispute>;

/** What has come of a week's review so far. */
export const WeekReview = z
  .object({
    /** When the client approved it early (B6); null: not. */
    approvedAt: InstantText.nullable(),
    approvedBy: Name.nullable(),
    /** Of the freelancer's net, what disputes hold now, and of how many segments. */
    held: MoneyText,
    segments: z.number().int(),
    /** When the open dispute counts as contested; null: none is open. */
    answerBy: InstantText.nullable(),
  })
  .meta({ id: 'WeekReview' });
export type WeekReview = z.infer<typeof WeekReview>;
