import { HOLD_SECONDS, SILENCE_SECONDS } from '@stint/core/escrow/claim';
import { entriesOfEscrow } from '@stint/core/escrow/entries';
import { clearLots, clientFeeOf, type Lot } from '@stint/core/escrow/lot';
import { isAgreed, isReleasable } from '@stint/core/handshake/milestone';
import { formatInstant } from '@stint/core/instant';
import { formatMoney, type Minor, sum } from '@stint/core/money';
import type { MilestoneMoney } from '@stint/wire/milestone-money';
import type { EscrowPart } from '../../store/escrow-parts.ts';
import type { KeptMilestone } from '../../store/milestones.ts';
import { refuseClientDeed, type Visible } from '../contracts/visible.ts';
import { type Escrow, heldIn, lotsBehind } from './load-escrow.ts';
import { nextToTake, roomIn } from './next-milestone.ts';

export interface MoneySeen {
  readonly escrow: Escrow;
  readonly milestones: readonly KeptMilestone[];
  /** Names of those who moved money, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Numbers of the invoices of what was released, by its part. */
  readonly invoices: ReadonlyMap<string, string>;
}

/** A milestone's money as its viewer sees it; null where its contract is run without escrow. */
export function moneyLetter(
  visible: Visible,
  milestone: KeptMilestone,
  seen: MoneySeen,
): MilestoneMoney | null {
  if (visible.escrow !== true) return null;
  const { currency, clientFee } = visible.contract;
  const { escrow, milestones } = seen;
  const say = (amount: Minor) => formatMoney(amount, currency);
  const lots = lotsBehind(escrow, milestone.id);
  const held = heldIn(lots);
  const isFrozen = lots.some((lot) => lot.isFrozen);
  const isOver = milestone.state === 'released' || milestone.state === 'dropped';
  const missing = isOver || held >= milestone.amount ? 0n : milestone.amount - held;
  const charges = escrow.deposits.filter((deposit) => deposit.milestone === milestone.id);
  const isAsked = charges.some(({ state }) => state === 'asked');
  const parts = escrow.parts.filter((part) => part.milestone === milestone.id);
  const next = nextToTake(milestones, escrow, milestone);
  const all = clearLots(lots, held, { kind: 'refunded' }) ?? [];
  const of = (kind: EscrowPart['kind']) =>
    say(sum(parts.filter((part) => part.kind === kind).map(({ amount }) => amount)));
  const { submittedAt } = milestone;
  const isRunning = visible.contract.endedAt === null;
  const clock =
    isRunning && submittedAt !== null && held > 0n && !isFrozen ? submittedAt + SILENCE_SECONDS : null;
  return {
    funding: isAsked ? 'asked' : held === 0n ? 'none' : missing > 0n ? 'part' : 'funded',
    held: say(held),
    frozen: isFrozen,
    missing: say(missing),
    missingFee: say(clientFeeOf(missing, clientFee)),
    toPay: say(missing + clientFeeOf(missing, clientFee)),
    released: of('released'),
    refunded: of('refunded'),
    moved: of('moved'),
    netOfHeld: say(sum(all.map(({ net }) => net))),
    backOfHeld: say(sum(all.map((part) => part.amount + part.clientFee))),
    releasesAt: clock === null ? null : formatInstant(clock),
    declined: missing > 0n ? (charges.at(-1)?.declineCode ?? null) : null,
    nextTakes: next && say(roomIn(next, escrow)),
    lots: lots.map((lot) => lotLetter(lot, say)),
    parts: parts.map((part) => partLetter(part, say, seen)),
    may: isRunning ? mayOf(visible, milestone, { missing, held: isFrozen ? 0n : held, isAsked }) : [],
  };
}

function lotLetter(lot: Lot, say: (amount: Minor) => string): MilestoneMoney['lots'][number] {
  const { id, amount, released, refunded } = lot;
  return {
    id,
    amount: say(amount),
    released: say(released),
    refunded: say(refunded),
    freelancerFeePercent: String(lot.freelancerFeePercent),
    clientFeePercent: String(lot.clientFeePercent),
  };
}

function mayOf(
  visible: Visible,
  { state }: KeptMilestone,
  { missing, held, isAsked }: { missing: Minor; held: Minor; isAsked: boolean },
): MilestoneMoney['may'] {
  const mayFund = missing > 0n && !isAsked && isAgreed(state) && refuseClientDeed(visible, 'pay') === null;
  const mayRelease = held > 0n && isReleasable(state) && refuseClientDeed(visible, 'review') === null;
  return [...(mayFund ? (['fund'] as const) : []), ...(mayRelease ? (['release'] as const) : [])];
}

function partLetter(
  part: EscrowPart,
  say: (amount: Minor) => string,
  { names, invoices }: MoneySeen,
): MilestoneMoney['parts'][number] {
  const { id, kind, at, by, cause, state } = part;
  return {
    id,
    kind,
    at: formatInstant(at),
    by: by === null ? null : { id: by, name: names.get(by) ?? '' },
    cause,
    amount: say(part.amount),
    freelancerFee: say(part.freelancerFee),
    net: say(part.net),
    clientFee: say(part.clientFee),
    state,
    availableAt: kind === 'released' ? formatInstant(at + HOLD_SECONDS) : null,
    invoice: invoices.get(id) ?? null,
    entries: entriesOf(part),
  };
}

/** What is booked of it: its charge, that it left, and where it arrived once it has. */
function entriesOf({ id, deposit, kind, state }: EscrowPart): string[] {
  const [funded = ''] = entriesOfEscrow([deposit]);
  const [, released = '', passed = '', refunded = '', sent = ''] = entriesOfEscrow([id]);
  if (kind === 'moved') return [funded];
  if (kind === 'released') return [funded, released, ...(state === 'available' ? [passed] : [])];
  return [funded, refunded, ...(state === 'sent' ? [sent] : [])];
}
