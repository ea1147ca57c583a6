import { type BookedWeek, disputeOpened } from '@stint/core/bookings';
import { ANSWER_SECONDS, type Share, shareLess, shareOfInvoice } from '@stint/core/dispute';
import { formatDay, type Instant } from '@stint/core/instant';
import { type Invoice, invoiceOf } from '@stint/core/invoice';
import type { Timesheet } from '@stint/core/timesheet';
import { LIMITS } from '@stint/wire/limits';
import type { Review } from '@stint/wire/review';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { takeBackApproval } from '../../store/approvals.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import {
  addDisputed,
  type DisputedRow,
  type DisputeRow,
  disputedOf,
  disputesOf,
  type NewDisputed,
  noteSilence,
  putDispute,
} from '../../store/disputes.ts';
import { book } from '../../store/ledger.ts';
import type { Visible } from '../contracts/visible.ts';
import { judgeWeek } from '../diary/judge-week.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { shareOf, stateOf } from './dispute-letter.ts';
import { type AskedPart, isSameDeed, linesToDispute } from './disputed-lines.ts';
import { invoiceInReview, reviewDeed } from './in-review.ts';
import { reviewLetter } from './read-review.ts';
import { tellOpened } from './tell-review.ts';

/**
 * The client disputes segments of a week in review (D1): all of them or none. They are added to a dispute that is open,
 * and what hangs on them is held; an approval is taken back. The same id again is the same deed. Refusals: those of
 * `reviewDeed` and `invoiceInReview`, `not-billed`, `already-disputed`, `reason-needed`, `too-many-disputes`, `id-taken`.
 */
export async function openDispute(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string; id?: string | undefined; parts: readonly AskedPart[] },
): Promise<Review | Refusal> {
  const may = await reviewDeed(house, actor, asked);
  if (isRefusal(may)) return may;
  const { visible, week, booked } = may;
  const deed: Deed = {
    id: asked.id?.toLowerCase() ?? house.random.uuid(),
    parts: asked.parts,
    person: actor.person,
    by: actor.name,
  };
  const done = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, booked.freelancer);
    const before = await soFar(trx, visible, booked);
    const same = before.lines.filter((line) => line.deed_id === deed.id);
    if (same.length > 0) return isSameDeed(same, deed.parts) ? null : refuse('id-taken', { field: 'id' });
    const at = house.clock.now();
    const invoice = await invoiceInReview(trx, booked, at);
    if (isRefusal(invoice)) return invoice;
    return disputeAtDesk(trx, tell, { visible, booked, invoice, before, deed, at });
  });
  if (isRefusal(done)) return done;
  house.events.tell(visible.id, { kind: 'week' });
  return reviewLetter(house, actor, visible, week);
}

interface Deed {
  readonly id: string;
  readonly parts: readonly AskedPart[];
  readonly person: string;
  readonly by: string;
}

/** The week as it locked, and what of it is disputed. */
interface SoFar {
  readonly timesheet: Timesheet;
  readonly rows: readonly DisputeRow[];
  readonly lines: readonly DisputedRow[];
}

async function soFar(trx: Trx, visible: Visible, { org, contract, week }: BookedWeek): Promise<SoFar> {
  const key = { organisation: org, contract };
  const judged = await judgeWeek(trx, visible, week);
  const rows = await disputesOf(trx, key, [week]);
  const lines = await disputedOf(trx, key, [week]);
  // What came after the lock is no part of the invoice (T6).
  const entries = judged.entries.filter(({ reasons }) => !reasons.includes('late'));
  return { timesheet: { ...judged, entries }, rows, lines };
}

interface AtDesk {
  readonly visible: Visible;
  readonly booked: BookedWeek;
  readonly invoice: Invoice;
  readonly before: SoFar;
  readonly deed: Deed;
  readonly at: Instant;
}

async function disputeAtDesk(trx: Trx, tell: Tell, work: AtDesk): Promise<null | Refusal> {
  const { visible, booked, before, deed, at } = work;
  const withdrawn = new Set(before.rows.filter(({ state }) => state === 'withdrawn').map(({ id }) => id));
  const standing = before.lines.filter((line) => !withdrawn.has(line.dispute_id));
  const lines = linesToDispute(deed.parts, before.timesheet, standing);
  if (isRefusal(lines)) return lines;
  const share = shareOfDeed(work, standing, lines);

  const open = await openOne(trx, before.rows, at);
  // Who begins and withdraws without end would fill what the other side has three days to read.
  if (open === null && before.rows.length >= LIMITS.disputesAWeek) return refuse('too-many-disputes');
  const dispute = { id: open?.id ?? deed.id, freelancer: booked.freelancer, currency: booked.currency };
  if (!(await book(trx, disputeOpened(dispute, deed.id, share.net, at))))
    return refuse('id-taken', { field: 'id' });
  const answerBy = at + ANSWER_SECONDS;
  const sums = open ? plus(shareOf(open), share) : share;
  await putDispute(trx, booked, { id: dispute.id, by: deed.person, at, answerBy, share: sums });
  await addDisputed(trx, booked, { dispute: dispute.id, id: deed.id, at }, lines);

  const key = { organisation: booked.org, contract: booked.contract, week: booked.week };
  const tookBack = await takeBackApproval(trx, key);
  const seconds = lines.reduce((sum, line) => sum + line.seconds, 0);
  const detail = { week: formatDay(booked.week), dispute: dispute.id, segments: lines.length, tookBack };
  await noteDeed(trx, { at, person: deed.person, deed: 'dispute-opened', object: visible.id, detail });
  const told = { week: booked.week, segments: lines.length, seconds, net: share.net };
  await tellOpened(tell, visible, { ...told, deed: deed.id, answerBy }, { by: deed.by, at });
  return null;
}

/** What these lines add to what is disputed: the same whether it is done in one deed or in several. */
function shareOfDeed(
  { visible: { contract }, before: { timesheet }, invoice }: AtDesk,
  standing: readonly DisputedRow[],
  lines: readonly NewDisputed[],
): Share {
  const issued = invoiceOf(contract, timesheet);
  if (issued?.net !== invoice.net || issued.clientTotal !== invoice.clientTotal) {
    throw new Error('a timesheet that does not make its invoice');
  }
  const after = shareOfInvoice(contract, timesheet, [...standing, ...lines]);
  return shareLess(after, shareOfInvoice(contract, timesheet, standing));
}

/** The dispute to add to. One whose three days are over is contested, and a new one begins (D2). */
async function openOne(trx: Trx, rows: readonly DisputeRow[], at: Instant): Promise<DisputeRow | null> {
  const open = rows.find(({ state }) => state === 'open');
  if (!open || stateOf(open, at) === 'open') return open ?? null;
  await noteSilence(trx, open);
  return null;
}

function plus(a: Share, b: Share): Share {
  return {
    total: a.total + b.total,
    freelancerFee: a.freelancerFee + b.freelancerFee,
    net: a.net + b.net,
    clientFee: a.clientFee + b.clientFee,
    clientTotal: a.clientTotal + b.clientTotal,
  };
}
