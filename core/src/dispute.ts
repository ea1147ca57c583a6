import type { StateTable } from './handshake/table.ts';
import { DAY_SECONDS, type Instant } from './instant.ts';
import type { BillTerms } from './invoice.ts';
import { type Fees, type Invoice, invoiceOf } from './invoice.ts';
import { type DiaryEntry, type EntryReason, isForTheRecord, type Timesheet } from './timesheet.ts';

/** D1: why a segment is disputed. `other` says it in a text. */
export const DISPUTE_REASONS = ['not-my-work', 'low-activity', 'idle', 'memo-unclear', 'other'] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

export type DisputeState = 'open' | 'contested' | 'accepted' | 'withdrawn' | 'decided';
export type DisputeDeed =
  | 'client: dispute more'
  | 'client: withdraw'
  | 'freelancer: accept'
  | 'freelancer: contest'
  | 'operator: overrule'
  | 'clock: 3 days'
  | 'clock: by the verdict';

/**
 * D2: saying nothing for three days is contesting. What is contested is decided by the verdict two days later: until
 * then its money stands still, so the client can withdraw and an operator overrule without taking anything back.
 */
export const DISPUTE: StateTable<DisputeState, DisputeDeed> = {
  open: {
    'client: dispute more': 'open',
    'client: withdraw': 'withdrawn',
    'freelancer: accept': 'accepted',
    'freelancer: contest': 'contested',
    'clock: 3 days': 'contested',
  },
  contested: {
    'client: withdraw': 'withdrawn',
    'operator: overrule': 'contested',
    'clock: by the verdict': 'decided',
  },
  accepted: {},
  withdrawn: {},
  decided: {},
};

/** D2: how long the freelancer may think; anew whenever segments are added. */
export const ANSWER_SECONDS = 3 * DAY_SECONDS;

/** D2: how long what is contested waits for its decision. */
export const DECISION_SECONDS = 2 * DAY_SECONDS;

/** What is written of a dispute's time. `answeredAt`: null while nobody has answered, and nobody has noted the silence. */
export interface DisputeTimes {
  readonly state: DisputeState;
  readonly answerBy: Instant;
  readonly answeredAt: Instant | null;
}

/** When what is contested is decided; of one that is open: if nobody says anything until then. */
export function decidesAt({ answerBy, answeredAt }: Omit<DisputeTimes, 'state'>): Instant {
  return (answeredAt ?? answerBy) + DECISION_SECONDS;
}

/** The state of a dispute at an instant: what time ends has ended at that second, whether or not anybody looked. */
export function disputeStateAt(dispute: DisputeTimes, now: Instant): DisputeState {
  if (!isHeld(dispute.state)) return dispute.state;
  if (dispute.state === 'open' && now < dispute.answerBy) return 'open';
  return now < decidesAt(dispute) ? 'contested' : 'decided';
}

/** Does a dispute in this state still hold money back? */
export function isHeld(state: DisputeState): boolean {
  return state === 'open' || state === 'contested';
}

/** One line of the diary that a bill is made of: under `exact` pay a segment can have a tracked and a manual one. */
export type BilledKey = Pick<DiaryEntry, 'segment' | 'kind'>;

/** Can it be disputed at all (D1)? Only what is billed. */
export function isBilled(entry: Pick<DiaryEntry, 'billedSeconds' | 'rate'>): boolean {
  return entry.billedSeconds > 0 && !isForTheRecord(entry);
}

/** A part of an invoice, in minor units: `total = net + freelancerFee`, `clientTotal = total + clientFee`. */
export type Share = Omit<Invoice, 'lines' | 'stipend'>;

/**
 * What of an invoice hangs on these lines of the diary: the invoice less the invoice without them, sum by sum and fee
 * by fee. The limit was judged before and is not judged again: what was over it stays so (B2). So part and rest are
 * the invoice to the last unit, and what it is made of in several deeds does not matter. A stipend stays with the rest.
 */
export function shareOfInvoice(
  terms: Fees & Partial<BillTerms>,
  timesheet: Timesheet,
  chosen: readonly BilledKey[],
): Share {
  return shareLess(invoiceOf(terms, timesheet), invoiceOf(terms, without(timesheet, chosen)));
}

/** The same with the week's stipend, which hangs on what is disputed, whatever that is (B6). Nothing hangs on nothing. */
export function shareWithStipend(
  terms: Fees & Partial<BillTerms>,
  timesheet: Timesheet,
  chosen: readonly BilledKey[],
): Share {
  if (chosen.length === 0) return NOTHING;
  const rest = invoiceOf({ ...terms, stipend: null }, without(timesheet, chosen));
  return shareLess(invoiceOf(terms, timesheet), rest);
}

function without(timesheet: Timesheet, chosen: readonly BilledKey[]): Timesheet {
  const keys = new Set(chosen.map(keyOf));
  return { ...timesheet, entries: timesheet.entries.filter((entry) => !keys.has(keyOf(entry))) };
}

/** One share less another that is a part of it. */
export function shareLess(whole: Share | null, part: Share | null): Share {
  const [a, b] = [whole ?? NOTHING, part ?? NOTHING];
  return {
    total: a.total - b.total,
    freelancerFee: a.freelancerFee - b.freelancerFee,
    net: a.net - b.net,
    clientFee: a.clientFee - b.clientFee,
    clientTotal: a.clientTotal - b.clientTotal,
  };
}

const NOTHING: Share = { total: 0n, freelancerFee: 0n, net: 0n, clientFee: 0n, clientTotal: 0n };

/** What a contested segment comes to. */
export type Decision = 'refunded' | 'paid';

/**
 * D2: decided by the verdict that both sides could see. P4 is the client's own doing and never counts against the
 * freelancer; of what P2 names nothing is billed.
 */
export function decisionOf(reasons: readonly EntryReason[]): Decision {
  return againstIt(reasons).length > 0 ? 'refunded' : 'paid';
}

/** Of what a verdict names, what decides a contested segment for the client. */
export function againstIt(reasons: readonly EntryReason[]): EntryReason[] {
  return reasons.filter((reason) => REFUNDED.includes(reason));
}

/** P1, P3, P5, P6, P7, P8. */
const REFUNDED: readonly EntryReason[] = [
  'manual-time',
  'no-snapshot',
  'memo-missing',
  'low-activity',
  'picture-private',
  'activity-unmeasured',
];

function keyOf({ segment, kind }: BilledKey): string {
  return `${segment} ${kind}`;
}
