import { type BookedWeek, disputeOpened } from '@stint/core/bookings';
import { ANSWER_SECONDS, type Share } from '@stint/core/dispute';
import { type Standing, shareToHold, sumOfShares } from '@stint/core/dispute-shares';
import { formatDay, type Instant } from '@stint/core/instant';
import { type Invoice, invoiceOf } from '@stint/core/invoice';
import { LIMITS } from '@stint/wire/limits';
import type { Review } from '@stint/wire/review';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { takeBackApproval } from '../../store/approvals.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { addDisputed, type DisputeRow, type NewDisputed, putDispute } from '../../store/disputes.ts';
import { book } from '../../store/ledger.ts';
import type { Visible } from '../contracts/visible.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { refundableOf } from '../refunds/refundable.ts';
import { contestBySilence } from './contest-by-silence.ts';
import { shareOf, stateOf } from './dispute-letter.ts';
import { type AskedPart, isSameDeed, linesToDispute } from './disputed-lines.ts';
import { type DisputedWeek, disputedWeek, linesOf, standingOf } from './disputed-week.ts';
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
    const before = await disputedWeek(trx, visible, booked);
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

interface AtDesk {
  readonly visible: Visible;
  readonly booked: BookedWeek;
  readonly invoice: Invoice;
  readonly before: DisputedWeek;
  readonly deed: Deed;
  readonly at: Instant;
}

async function disputeAtDesk(trx: Trx, tell: Tell, work: AtDesk): Promise<null | Refusal> {
  const { visible, booked, before, deed, at } = work;
  const standing = standingOf(before);
  const lines = linesToDispute(deed.parts, before.timesheet, standing.lines);
  if (isRefusal(lines)) return lines;
  const left = (await refundableOf(trx, booked))?.left ?? null;
  const share = shareOfDeed(work, { standing, left }, lines);
  // B6: it hangs on the first that stands, and goes where that one goes.
  const stipend = standing.stipend > 0n ? 0n : (before.terms.stipend?.amount ?? 0n);

  const open = await openOne(trx, tell, work);
  // Who begins and withdraws without end would fill what the other side has three days to read.
  if (open === null && before.rows.length >= LIMITS.disputesAWeek) return refuse('too-many-disputes');
  const dispute = { id: open?.id ?? deed.id, freelancer: booked.freelancer, currency: booked.currency };
  if (!(await book(trx, disputeOpened(dispute, deed.id, share.net, at))))
    return refuse('id-taken', { field: 'id' });
  const answerBy = at + ANSWER_SECONDS;
  const sums = open ? sumOfShares([shareOf(open), share]) : share;
  await putDispute(trx, booked, {
    id: dispute.id,
    by: deed.person,
    at,
    answerBy,
    share: sums,
    stipend: (open?.stipend ?? 0n) + stipend,
  });
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
  { before: { timesheet, terms }, invoice }: AtDesk,
  { standing, left }: { standing: Standing; left: Share | null },
  lines: readonly NewDisputed[],
): Share {
  const issued = invoiceOf(terms, timesheet);
  if (issued?.net !== invoice.net || issued.clientTotal !== invoice.clientTotal) {
    throw new Error('a timesheet that does not make its invoice');
  }
  return shareToHold(terms, timesheet, standing, lines, left);
}

/** The dispute to add to. One whose three days are over is contested, and a new one begins (D2). */
async function openOne(trx: Trx, tell: Tell, { visible, before, at }: AtDesk): Promise<DisputeRow | null> {
  const open = before.rows.find(({ state }) => state === 'open');
  if (!open || stateOf(open, at) === 'open') return open ?? null;
  await contestBySilence(trx, tell, { loaded: visible, row: open, lines: linesOf(before, open.id) });
  return null;
}
