import { formatInstant } from '@stint/core/instant';
import type { Account } from '@stint/core/ledger';
import { type Currency, formatMoney, type Minor, sum } from '@stint/core/money';
import { PLACES, type Place, placeOf } from '@stint/core/places';
import type { Closing, ClosingSums } from '@stint/wire/closings';
import { toInstant } from '@stint/wire/letters';
import type { House } from '../../house.ts';
import { flowsBetween, standingBefore } from '../../store/closings.ts';

/**
 * The closing report of a month. It is closed when it is over, all that was due in it is done and all its entries are
 * sealed: whatever is booked from then on is of a later month.
 */
export async function readClosing(house: House, { month }: { month: string }): Promise<Closing> {
  const span = {
    from: toInstant(`${month}-01T00:00:00Z`),
    to: toInstant(`${monthAfter(month)}-01T00:00:00Z`),
  };
  // One view of the books: what is booked meanwhile is in the next reading.
  const read = await house.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => ({
      standing: await standingBefore(trx, span),
      flows: await flowsBetween(trx, span),
    }));
  const { weeks, disputes, unsealed, entries, seal } = read.standing;
  const waits: Closing['waits'] =
    house.clock.now() < span.to
      ? ['not-over']
      : [
          ...(weeks > 0 ? (['weeks-to-close'] as const) : []),
          ...(disputes > 0 ? (['disputes-to-decide'] as const) : []),
          ...(unsealed > 0 ? (['entries-to-seal'] as const) : []),
        ];
  const moves = read.flows.map(({ from, to, ...flow }) => ({
    ...flow,
    from: placeOf(from as Account),
    to: placeOf(to as Account),
  }));
  return {
    month,
    from: formatInstant(span.from),
    to: formatInstant(span.to),
    closed: waits.length === 0,
    waits,
    entries,
    seal: seal && { ...seal, at: formatInstant(seal.at) },
    sums: [...new Set(moves.map(({ currency }) => currency))].sort().map((currency) =>
      sumsOf(
        currency,
        moves.filter((move) => move.currency === currency),
      ),
    ),
  };
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

interface Move {
  readonly from: Place;
  readonly to: Place;
  readonly before: Minor;
  readonly within: Minor;
}

function sumsOf(currency: Currency, moves: readonly Move[]): ClosingSums {
  const say = (amount: Minor): string => formatMoney(amount, currency);
  const total = (pick: (move: Move) => boolean, of: 'before' | 'within' = 'within'): Minor =>
    sum(moves.filter(pick).map((move) => move[of]));
  const places = PLACES.flatMap((place) => {
    const [into, out] = [(move: Move) => move.to === place, (move: Move) => move.from === place];
    if (!moves.some((move) => into(move) || out(move))) return [];
    const opening = total(into, 'before') - total(out, 'before');
    const [came, went] = [total(into), total(out)];
    return [{ place, opening, came, went, closing: opening + came - went }];
  });
  return {
    currency,
    feesEarned: say(total(({ to }) => to === 'fees') - total(({ from }) => from === 'fees')),
    feesBack: say(total(({ from }) => from === 'fees')),
    charged: say(total(({ from, to }) => from === 'processor' && to === 'client')),
    refunded: say(total(({ from, to }) => from === 'client' && to === 'processor')),
    paidOut: say(total(({ from, to }) => from === 'available' && isWayOut(to))),
    cameBack: say(total(({ from, to }) => isWayOut(from) && to === 'available')),
    places: places.map(({ place, opening, came, went, closing }) => ({
      place,
      opening: say(opening),
      in: say(came),
      out: say(went),
      closing: say(closing),
    })),
    difference: say(sum(places.map(({ closing }) => closing))),
  };
}

function isWayOut(place: Place): boolean {
  return place === 'processor' || place === 'bank';
}
