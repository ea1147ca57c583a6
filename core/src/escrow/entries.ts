import { accounts, entry } from '../bookings.ts';
import type { Share } from '../dispute.ts';
import type { Instant } from '../instant.ts';
import type { Entry } from '../ledger.ts';
import type { Currency, Minor } from '../money.ts';

/** One thing that happens to the money of a milestone: the natural key of its entry. */
export interface BookedEscrow {
  readonly id: string;
  readonly contract: string;
  readonly org: string;
  readonly freelancer: string;
  readonly currency: Currency;
}

/** The processor confirmed the charge: what the client paid, its fee with it, is put aside. */
export function milestoneFunded(booked: BookedEscrow, amount: Minor, at: Instant): Entry {
  const client = accounts.client(booked.org);
  return entry(`milestone-funded:${booked.id}`, at, booked.currency, 'Milestone funded', [
    { from: accounts.gateway(), to: client, amount },
    { from: client, to: accounts.escrow(booked.contract), amount },
  ]);
}

/** Only now both fees are earned; the freelancer's net is pending. */
export function milestoneReleased(
  booked: BookedEscrow,
  part: Pick<Share, 'net' | 'freelancerFee' | 'clientFee'>,
  at: Instant,
): Entry {
  const escrow = accounts.escrow(booked.contract);
  return entry(`milestone-released:${booked.id}`, at, booked.currency, 'Milestone released', [
    { from: escrow, to: accounts.pending(booked.freelancer), amount: part.net },
    { from: escrow, to: accounts.fees(), amount: part.freelancerFee + part.clientFee },
  ]);
}

/** The security hold of what was released of a milestone is over. */
export function milestoneHoldReleased(booked: BookedEscrow, net: Minor, at: Instant): Entry {
  const { freelancer, currency } = booked;
  return entry(`milestone-hold-released:${booked.id}`, at, currency, 'Hold released', [
    { from: accounts.pending(freelancer), to: accounts.available(freelancer), amount: net },
  ]);
}

/** What was put aside is the client's again, with the fee on it … */
export function milestoneRefunded(booked: BookedEscrow, amount: Minor, at: Instant): Entry {
  return entry(`milestone-refunded:${booked.id}`, at, booked.currency, 'Given back from escrow', [
    { from: accounts.escrow(booked.contract), to: accounts.client(booked.org), amount },
  ]);
}

/** … and the processor has sent it back to the card that paid. */
export function milestoneRefundSent(booked: BookedEscrow, amount: Minor, at: Instant): Entry {
  return entry(`milestone-refund-sent:${booked.id}`, at, booked.currency, 'Sent back to the card', [
    { from: accounts.client(booked.org), to: accounts.gateway(), amount },
  ]);
}

/** The ids of all that can be booked of the ways that a milestone's money went. */
export function entriesOfEscrow(ids: readonly string[]): string[] {
  const steps = ['funded', 'released', 'hold-released', 'refunded', 'refund-sent'];
  return ids.flatMap((id) => steps.map((step) => `milestone-${step}:${id}`));
}
