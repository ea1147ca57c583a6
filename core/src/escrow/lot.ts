import { type Minor, type Percent, shareOf } from '../money.ts';

/**
 * The money of one charge in escrow. What is left of it stands behind one milestone at a time: whatever leaves that
 * milestone is released, given back, or put behind another one, in one deed.
 * ```
 * amount  |---- released ----|-- refunded --|------ held ------|
 * ```
 */
export interface Lot {
  readonly id: string;
  readonly milestone: string;
  readonly amount: Minor;
  readonly released: Minor;
  readonly refunded: Minor;
  readonly freelancerFeePercent: Percent;
  readonly clientFeePercent: Percent;
  /** The client's bank has taken its charge back and decides: until then nothing of it leaves. */
  readonly isFrozen?: boolean;
}

/** What happens to a part of a lot. `amount` without the client's fee; `amount = net + freelancerFee`, which a refund has none of. */
export interface Part {
  readonly lot: string;
  readonly milestone: string;
  readonly kind: 'released' | 'refunded' | 'moved';
  /** Behind which milestone a moved part stands from then on. */
  readonly to: string | null;
  readonly amount: Minor;
  readonly freelancerFee: Minor;
  readonly net: Minor;
  readonly clientFee: Minor;
}

/** What is still in escrow of a lot, without the client's fee on it. */
export function heldOf({ amount, released, refunded }: Lot): Minor {
  return amount - released - refunded;
}

/** What the client pays on top of an amount, and gets back with it. */
export function clientFeeOf(amount: Minor, clientFeePercent: Percent): Minor {
  return shareOf(amount, clientFeePercent);
}

/**
 * Clears lots, the first first: so much is released, and the rest of each goes back or stands behind another milestone. Null
 * where more is to be released than is held. The fee of a part is the fee of all that had left its lot with it less the fee of
 * what had left before: each rounded half up once, so that parts make up the whole in whatever pieces it leaves (B4).
 */
export function clearLots(
  lots: readonly Lot[],
  release: Minor,
  rest: { readonly kind: 'refunded' } | { readonly kind: 'moved'; readonly to: string },
): Part[] | null {
  let left = release;
  const parts: Part[] = [];
  for (const lot of lots) {
    const held = heldOf(lot);
    const free = left < held ? left : held;
    left -= free;
    const to = rest.kind === 'moved' ? rest.to : null;
    const both = [releasedPart(lot, free), restPart(lot, { kind: rest.kind, to, free, amount: held - free })];
    parts.push(...both.filter(({ amount }) => amount > 0n));
  }
  return left > 0n || release < 0n ? null : parts;
}

/** What the client paid of what is held: with its fee on it. */
export function clientTotalHeld(lot: Lot): Minor {
  return heldOf(lot) + clientFeeBetween(lot, 0n, heldOf(lot));
}

/** A lot once a part of it has left. */
export function lotAfter(lot: Lot, part: Part): Lot {
  if (part.kind === 'moved') return { ...lot, milestone: part.to ?? lot.milestone };
  return { ...lot, [part.kind]: lot[part.kind] + part.amount };
}

function releasedPart(lot: Lot, amount: Minor): Part {
  const { id, milestone, released, freelancerFeePercent: percent } = lot;
  const freelancerFee = shareOf(released + amount, percent) - shareOf(released, percent);
  const clientFee = clientFeeBetween(lot, 0n, amount);
  const net = amount - freelancerFee;
  return { lot: id, milestone, kind: 'released', to: null, amount, freelancerFee, net, clientFee };
}

function restPart(
  lot: Lot,
  { kind, to, free, amount }: { kind: 'refunded' | 'moved'; to: string | null; free: Minor; amount: Minor },
): Part {
  const { id, milestone } = lot;
  // What is put behind another milestone takes its fee along, to be earned or given back there.
  const clientFee = kind === 'moved' ? 0n : clientFeeBetween(lot, free, amount);
  return { lot: id, milestone, kind, to, amount, freelancerFee: 0n, net: 0n, clientFee };
}

/** The client's fee on an amount that leaves after `before` more has left. */
function clientFeeBetween(lot: Lot, before: Minor, amount: Minor): Minor {
  const out = lot.released + lot.refunded + before;
  return clientFeeOf(out + amount, lot.clientFeePercent) - clientFeeOf(out, lot.clientFeePercent);
}
