import { heldOf, type Lot } from '@stint/core/escrow/lot';
import { type Minor, sum } from '@stint/core/money';
import type { Database } from '../../store/database.ts';
import { type Deposit, depositsOf, lotsOf } from '../../store/deposits.ts';
import type { Trx } from '../../store/desk.ts';
import { type EscrowPart, namesOf, partsOf, standingOf } from '../../store/escrow-parts.ts';
import { milestoneInvoices } from '../../store/milestone-invoices.ts';
import type { KeptMilestone } from '../../store/milestones.ts';

/** The money of a contract's milestones: how it came, the ways that it went, and what is held. */
export interface Escrow {
  readonly deposits: readonly Deposit[];
  readonly parts: readonly EscrowPart[];
  /** The first first. */
  readonly lots: readonly Lot[];
}

export async function loadEscrow(db: Database | Trx, contract: string): Promise<Escrow> {
  const deposits = await depositsOf(db, contract);
  const parts = deposits.length === 0 ? [] : await partsOf(db, contract);
  return { deposits, parts, lots: lotsOf(deposits, standingOf(parts)) };
}

/** All that is needed to show it. */
export async function loadMoneySeen(
  db: Database,
  contract: string,
  milestones: readonly KeptMilestone[],
): Promise<{
  escrow: Escrow;
  milestones: readonly KeptMilestone[];
  names: ReadonlyMap<string, string>;
  invoices: ReadonlyMap<string, string>;
}> {
  const escrow = await loadEscrow(db, contract);
  const movers = new Set(escrow.parts.flatMap(({ by }) => by ?? []));
  const hasReleased = escrow.parts.some(({ kind }) => kind === 'released');
  const invoices = hasReleased ? await milestoneInvoices(db, contract) : new Map<string, string>();
  return { escrow, milestones, names: await namesOf(db, [...movers]), invoices };
}

/** What stands behind a milestone. */
export function lotsBehind({ lots }: Escrow, milestone: string): Lot[] {
  return lots.filter((lot) => lot.milestone === milestone);
}

export function heldIn(lots: readonly Lot[]): Minor {
  return sum(lots.map(heldOf));
}
