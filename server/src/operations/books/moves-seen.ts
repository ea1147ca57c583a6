import type { Posting } from '@stint/core/ledger';
import { type Minor, sum } from '@stint/core/money';
import { placeOf } from '@stint/core/places';
import type { Place } from '@stint/wire/trace';
import type { Visible } from '../contracts/visible.ts';

export interface Move {
  readonly from: Place;
  readonly to: Place;
  readonly amount: Minor;
}

/**
 * What of an entry is somebody's to see. An operator sees all; a freelancer what comes to their places and leaves them, and
 * what is held; a client (and an agency, who sees what it sees) what they owe and pay, and not how it is shared out.
 */
export function movesSeen(side: Visible['side'], postings: readonly Posting[]): Move[] {
  const moves = postings.map(({ from, to, amount }) => ({ from: placeOf(from), to: placeOf(to), amount }));
  if (side === 'operator') return moves;
  if (side === 'freelancer') {
    return moves.filter(({ from, to }) => OF_FREELANCER.includes(from) || OF_FREELANCER.includes(to));
  }
  const owed = moves.filter(({ from, to }) => from === 'client' && to !== 'processor');
  const back = moves.filter(({ from, to }) => to === 'client' && from !== 'processor');
  const paid = moves.filter(
    ({ from, to }) => (from === 'client' && to === 'processor') || (from === 'processor' && to === 'client'),
  );
  const together = (some: readonly Move[]): Minor => sum(some.map(({ amount }) => amount));
  return [
    ...(owed.length > 0
      ? [{ from: 'client', to: 'fees-and-pay', amount: together(owed) } satisfies Move]
      : []),
    ...(back.length > 0
      ? [{ from: 'fees-and-pay', to: 'client', amount: together(back) } satisfies Move]
      : []),
    ...paid,
  ];
}

const OF_FREELANCER: readonly Place[] = ['in-review', 'pending', 'available', 'dispute'];
