import { accounts } from '@stint/core/bookings';
import type { Account } from '@stint/core/ledger';
import { added, paidBy, parsePlain } from '../money/plain.ts';
import { LAW } from './law.ts';
import { differences, lookAtHouse } from './look.ts';
import type { Pair, Purse } from './model.ts';
import { depositOnTheWire } from './stone.ts';
import { DEPOSIT, type Lane, type World } from './world.ts';

export interface Found {
  /** Of two deeds at once: the order in which they came. */
  readonly chosen: readonly { readonly lane: Lane; readonly pair: Pair }[];
  readonly wrong: readonly { readonly lane: Lane; readonly faults: readonly string[] }[];
  readonly sums: readonly string[];
}

/** The house beside the model: each pair's places and states, and by currency the house's own and the processor's sum. */
export async function allDifferences(
  world: World,
  since: number,
  raced: readonly { readonly lane: Lane; readonly possible: readonly Pair[] }[],
): Promise<Found> {
  const seen = await lookAtHouse(world.house, since);
  const chosen: Found['chosen'][number][] = [];
  const wrong: Found['wrong'][number][] = [];
  const pairs: Pair[] = [];
  for (const lane of world.lanes) {
    const possible = raced.find((one) => one.lane === lane)?.possible ?? [lane.pair];
    const each = possible.map((pair) => ({ pair, faults: differences(seen, lane.real, pair) }));
    const fits = each.find(({ faults }) => faults.length === 0);
    if (fits) chosen.push({ lane, pair: fits.pair });
    else wrong.push({ lane, faults: each.flatMap(({ faults }) => faults) });
    pairs.push(fits?.pair ?? lane.pair);
  }
  return { chosen, wrong, sums: wrong.length > 0 ? [] : sumsOf(world, seen.balances, pairs) };
}

function sumsOf({ till }: World, balances: ReadonlyMap<string, bigint>, pairs: readonly Pair[]): string[] {
  const currencies = [...new Set(pairs.map(({ terms }) => terms.currency))];
  return currencies.flatMap((currency) => {
    const own = pairs.filter(({ terms }) => terms.currency === currency);
    const plain = (place: keyof Purse): bigint => added(own.map(({ purse }) => purse[place]));
    const house = (account: Account): bigint => balances.get(`${account} ${currency}`) ?? 0n;
    const processor = added(
      till.moved.filter((one) => one.currency === currency).map(({ amount }) => amount),
    );
    const deposit = parsePlain(DEPOSIT, own[0]?.terms.digits ?? 0);
    const asked = own.flatMap(({ payouts }) =>
      payouts.filter(({ state, bank }) => state === 'asked' && bank !== 'yes'),
    );
    const sums: [string, bigint, bigint][] = [
      ['fees', house(accounts.fees()), plain('house')],
      ['the gateway', house(accounts.gateway()), plain('gateway')],
      ['the fund', house(accounts.protection()), deposit + plain('fund')],
      ['all pairs', added(own.flatMap(({ purse }) => Object.values<bigint>({ ...purse }))), 0n],
      [
        'the processor',
        processor - onTheWire(own) - added(asked.map(({ amount }) => amount)),
        -plain('gateway'),
      ],
    ];
    return sums.flatMap(([what, one, other]) =>
      one === other ? [] : [`${what} in ${currency}: ${one}, plainly ${other}`],
    );
  });
}

/** What a bank has said yes to, and the house has not heard. */
function onTheWire(pairs: readonly Pair[]): bigint {
  const deposits = added(pairs.map((pair) => depositOnTheWire(pair, LAW)));
  return added([
    deposits,
    ...pairs.flatMap(({ week, bonuses }) => [
      ...week.attempts
        .filter(({ state, bank }) => state === 'asked' && bank === 'yes')
        .map(({ amount }) => amount),
      ...bonuses
        .filter(({ state, bank }) => state === 'charging' && bank === 'yes')
        .map(({ bill }) => paidBy(bill)),
    ]),
  ]);
}
