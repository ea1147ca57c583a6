import { accounts } from '@stint/core/bookings';
import { readBalances } from '@stint/server/store/ledger';
import type { TestHouse } from '@stint/server/testing/house';
import type { Pair } from './model.ts';
import type { RealPair } from './real.ts';

/** What the house has, of all pairs, as it stands. */
export interface Seen {
  readonly balances: ReadonlyMap<string, bigint>;
  /** By what they are of: `dispute <id>`, `refund <id>`, `payout <id>`, `charges <contract> <week>`, `suspended <client>`. */
  readonly states: ReadonlyMap<string, string>;
}

export async function lookAtHouse({ db }: TestHouse, since: number): Promise<Seen> {
  const [found, disputes, refunds, payouts, bonuses, charges, deposits, stones, suspensions] =
    await Promise.all([
      readBalances(db),
      db.selectFrom('dispute').select(['id', 'state']).where('week', '>=', BigInt(since)).execute(),
      db.selectFrom('refund').select(['id', 'state']).where('week', '>=', BigInt(since)).execute(),
      db.selectFrom('payout').select(['id', 'state']).where('asked_at', '>=', BigInt(since)).execute(),
      db
        .selectFrom('payment_standing')
        .innerJoin('payment', 'payment.id', 'payment_id')
        .select(['payment.id', 'state'])
        .where('made_at', '>=', BigInt(since))
        .execute(),
      db
        .selectFrom('charge')
        .select(['contract_id', 'week', 'state'])
        .where('week', '>=', BigInt(since))
        .orderBy('attempt')
        .execute(),
      db
        .selectFrom('escrow_deposit')
        .select(['id', 'state'])
        .where('asked_at', '>=', BigInt(since))
        .execute(),
      db.selectFrom('milestone').select(['id', 'state']).execute(),
      db.selectFrom('suspension').select('organisation_id').where('lifted_at', 'is', null).execute(),
    ]);
  const states = new Map<string, string>();
  for (const { id, state } of disputes) states.set(`dispute ${id}`, state);
  for (const { id, state } of refunds) states.set(`refund ${id}`, state);
  for (const { id, state } of deposits) states.set(`deposit ${id}`, state);
  for (const { id, state } of stones) states.set(`milestone ${id}`, state);
  for (const { id, state } of payouts) states.set(`payout ${id}`, state);
  for (const { id, state } of bonuses) states.set(`bonus ${id}`, state);
  for (const { contract_id: contract, week, state } of charges) {
    const key = `charges ${contract} ${week}`;
    states.set(key, `${states.get(key) ?? ''} ${state}`);
  }
  for (const { organisation_id: client } of suspensions) states.set(`suspended ${client}`, 'yes');
  const balances = new Map(
    found.map(({ account, currency, balance }) => [`${account} ${currency}`, balance]),
  );
  return { balances, states };
}

/** Where the house and the model do not agree on a pair; [] where they do. */
export function differences(
  { balances, states }: Seen,
  { people, contract, fixed }: RealPair,
  pair: Pair,
): string[] {
  const { purse, week, stone, payouts, bonuses, terms } = pair;
  const [freelancer, client] = [people.ana.person, people.acme];
  const places: (readonly [string, string, bigint])[] = [
    ['the client', accounts.client(client), purse.client],
    ['in review', accounts.inReview(freelancer), purse.inReview],
    ['pending', accounts.pending(freelancer), purse.pending],
    ['available', accounts.available(freelancer), purse.available],
    ['advanced', accounts.advanced(client), purse.advanced],
    ...(fixed ? [['in escrow', accounts.escrow(fixed.contract), purse.escrow] as const] : []),
    ...week.disputes.map((one): [string, string, bigint] => {
      const isHeld = one.state === 'open' || one.state === 'contested';
      return ['held', accounts.dispute(one.id), isHeld ? one.bill.net : 0n];
    }),
  ];
  const wrong = places.flatMap(([what, account, plain]) => {
    const house = balances.get(`${account} ${terms.currency}`) ?? 0n;
    return house === plain ? [] : [`${what}: ${house} in the house, plainly ${plain}`];
  });
  const attempts = week.attempts.map(({ state }) => ` ${state}`).join('');
  const things: [string, string][] = [
    ...week.disputes.map(({ id, state }): [string, string] => [`dispute ${id}`, state]),
    ...week.refunds.map(({ id, state }): [string, string] => [`refund ${id}`, state]),
    ...payouts.map(({ id, state }): [string, string] => [`payout ${id}`, state]),
    ...(stone?.deposits ?? []).map(({ id, state }): [string, string] => [`deposit ${id}`, state]),
    [`milestone ${fixed?.milestone}`, stone?.state ?? ''],
    ...bonuses.map(({ id, state }): [string, string] => [`bonus ${id}`, state]),
    [`charges ${contract} ${week.monday}`, attempts],
    [`suspended ${client}`, pair.isSuspended ? 'yes' : ''],
  ];
  for (const [what, plain] of things) {
    const house = states.get(what) ?? '';
    if (house !== plain) wrong.push(`${what}: ${house} in the house, plainly ${plain}`);
  }
  return wrong;
}
