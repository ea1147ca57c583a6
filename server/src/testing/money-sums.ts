import { accounts } from '@stint/core/bookings';
import { readBalances } from '../store/ledger.ts';
import type { TestHouse } from './house.ts';
import type { Work } from './money.ts';
import { places } from './review.ts';

/** Its house is another one while the processor is deadly. */
export interface World {
  house: TestHouse;
  readonly work: Work;
}

/** Every place of one week's money, and what the tables of refunds, charges, chargebacks and payouts add up to. */
export async function whatIsWhere(world: World) {
  const balances = await readBalances(world.house.db);
  const of = (account: string): bigint => balances.find((one) => one.account === account)?.balance ?? 0n;
  const [refunds, charges, taken, payouts] = await Promise.all([
    world.house.db.selectFrom('refund').selectAll().execute(),
    world.house.db.selectFrom('charge').select(['amount', 'state']).execute(),
    world.house.db.selectFrom('chargeback').select(['amount', 'state']).execute(),
    world.house.db.selectFrom('payout').select(['amount', 'state']).execute(),
  ]);
  const through = ['succeeded', 'disputed', 'charged-back'];
  return {
    ...(await places(world.house, world.work)),
    client: of(accounts.client(world.work.acme)),
    fund: of(accounts.protection()),
    advanced: of(accounts.advanced(world.work.acme)),
    fees: of(accounts.fees()),
    gateway: of(accounts.gateway()),
    costs: of(accounts.costs()),
    made: { whole: total(refunds, 'client_total'), net: total(refunds, 'net') },
    given: total(
      refunds.filter(({ cause }) => cause === 'voluntary'),
      'total',
    ),
    sent: total(
      refunds.filter(({ state }) => state === 'sent'),
      'client_total',
    ),
    charged: total(
      charges.filter(({ state }) => through.includes(state)),
      'amount',
    ),
    takenBack: total(
      taken.filter(({ state }) => state !== 'won'),
      'amount',
    ),
    heard: taken.length,
    paidOut: total(
      payouts.filter(({ state }) => state !== 'failed'),
      'amount',
    ),
  };
}

function total<Key extends string>(rows: readonly { readonly [K in Key]: bigint }[], key: Key): bigint {
  return rows.reduce((sum, row) => sum + row[key], 0n);
}
