import { accounts } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import { readBalances } from '../../store/ledger.ts';
import {
  addMovements,
  addReconciliations,
  lastMovement,
  matchMovements,
  openEnds,
  type Reconciliation,
} from '../../store/reconciliations.ts';

/** The processor may still write into its last day. */
const OVERLAP_SECONDS = 86_400;
const FOR_EVER = 9_999_999_999;

/**
 * Compares the processor with our books: what it holds with what it should hold, and each of its movements with the
 * entry that it is. Answers what does not agree, '' where all does; null when the processor does not answer.
 */
export async function reconcile(house: House): Promise<string | null> {
  const from = Math.max(0, (await lastMovement(house.db)) - OVERLAP_SECONDS);
  const movements = await house.payments.movements({ from, to: FOR_EVER });
  const held = movements && (await house.payments.balance());
  if (!held) return null;
  await addMovements(house.db, movements);
  await matchMovements(house.db);
  const found = await compare(house, held, house.clock.now());
  await addReconciliations(house.db, found);
  return say(found);
}

/** Above 0: the processor holds more than our books and what is on its way explain. */
export function differenceOf({ held, booked, onItsWay }: Reconciliation): bigint {
  return held - booked - onItsWay;
}

async function compare(
  house: House,
  held: ReadonlyMap<string, bigint>,
  at: Instant,
): Promise<Reconciliation[]> {
  // Money comes from the gateway into the books: what the processor holds is what the gateway has given.
  const balances = await readBalances(house.db, [accounts.gateway()]);
  const booked = new Map(balances.map(({ currency, balance }) => [currency, -balance]));
  const { unmatched, onItsWay } = await openEnds(house.db);
  const currencies = [...new Set([...held.keys(), ...booked.keys()])].toSorted();
  return currencies.map((currency) => ({
    at,
    currency,
    held: held.get(currency) ?? 0n,
    booked: booked.get(currency) ?? 0n,
    onItsWay: onItsWay.get(currency) ?? 0n,
    unmatched: unmatched.get(currency) ?? 0,
  }));
}

function say(found: readonly Reconciliation[]): string {
  const wrong = found.filter((one) => differenceOf(one) !== 0n || one.unmatched > 0);
  if (wrong.length === 0) return '';
  const each = wrong.map(
    (one) =>
      `${formatMoney(differenceOf(one), one.currency)} ${one.currency} off, ${one.unmatched} movements unknown`,
  );
  return `The processor and the books do not agree: ${each.join('; ')}.`;
}
