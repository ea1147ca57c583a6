import { milestoneRefunded, milestoneReleased } from '@stint/core/escrow/entries';
import type { Lot, Part } from '@stint/core/escrow/lot';
import { clearLots } from '@stint/core/escrow/lot';
import type { Instant } from '@stint/core/instant';
import { type Minor, sum } from '@stint/core/money';
import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { addParts } from '../../store/escrow-parts.ts';
import type { EscrowCause } from '../../store/escrow-tables.ts';
import { bookAll } from '../../store/ledger.ts';
import { issueReleased } from './issue-released.ts';

export interface Clearing {
  readonly lots: readonly Lot[];
  readonly release: Minor;
  readonly rest: Parameters<typeof clearLots>[2];
  readonly cause: EscrowCause;
  readonly at: Instant;
  /** Null: time did it. */
  readonly by: string | null;
}

/** What a clearing came to. Minor units. */
export interface Cleared {
  readonly released: Minor;
  readonly net: Minor;
  /** What goes back to the client, its part of the fee with it. */
  readonly refunded: Minor;
  readonly moved: Minor;
}

/**
 * Takes lots out of escrow: part of it to the freelancer, the rest back or behind another milestone, every part booked in the
 * same transaction. Asked with the contract locked: of a release and a refund in the same moment the second finds nothing.
 * Null where more is to be released than is held, or some of it is frozen.
 */
export async function clearEscrow(
  house: House,
  trx: Trx,
  loaded: LoadedContract,
  { lots, release, rest, cause, at, by }: Clearing,
): Promise<Cleared | null> {
  const { id: contract, organisation, freelancer } = loaded;
  const { currency } = loaded.contract;
  if (lots.some(({ isFrozen }) => isFrozen)) return null;
  const cut = clearLots(lots, release, rest);
  if (cut === null) return null;
  const parts = cut.map((part) => ({ ...part, id: house.random.uuid() }));
  await addParts(trx, contract, parts, { id: house.random.uuid(), at, by, cause });
  // All at once: entries one by one would take the balances in another order than everybody else does.
  await bookAll(
    trx,
    parts.flatMap((part) => {
      const booked = { id: part.id, contract, org: organisation.id, freelancer: freelancer.id, currency };
      if (part.kind === 'released') return [milestoneReleased(booked, part, at)];
      return part.kind === 'refunded' ? [milestoneRefunded(booked, part.amount + part.clientFee, at)] : [];
    }),
  );
  await issueReleased(trx, loaded, parts, at);
  const sums = sumsOf(parts);
  const detail = { cause, released: String(sums.released), refunded: String(sums.refunded) };
  await noteDeed(trx, { at, person: by, deed: 'escrow-cleared', object: contract, detail });
  return sums;
}

function sumsOf(parts: readonly Part[]): Cleared {
  const of = (kind: Part['kind'], what: (part: Part) => Minor) =>
    sum(parts.filter((part) => part.kind === kind).map(what));
  return {
    released: of('released', ({ amount }) => amount),
    net: of('released', ({ net }) => net),
    refunded: of('refunded', ({ amount, clientFee }) => amount + clientFee),
    moved: of('moved', ({ amount }) => amount),
  };
}
