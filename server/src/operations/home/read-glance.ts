import { standingAt } from '@stint/core/contract';
import { formatDay, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { limitOfWeek } from '@stint/core/limit';
import { formatMoney, type Minor, parseMoney, sum } from '@stint/core/money';
import { inForce } from '@stint/core/timeline';
import { type Week, weekOf } from '@stint/core/week';
import type { Glance, GlanceContract } from '@stint/wire/glance';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { contractsOf, loadContracts } from '../../store/contracts.ts';
import { countedAmong, countedUntil, runningAmong } from '../../store/diaries.ts';
import { invoicesUnderWay } from '../../store/invoices-under-way.ts';
import { seenBy, type Visible } from '../contracts/visible.ts';
import { readPurses } from '../money/read-purses.ts';
import { type JudgedOpen, judgeOpenWeeks } from './judge-open.ts';
import { type KnownWeeks, runningOf, sumOfRunning } from './running.ts';
import { clientWays, freelancerWays } from './ways.ts';

/** How many issued invoices are looked at: of all that is under way, three weeks of hundreds of contracts. */
const MOST_INVOICES = 2000;

/**
 * The running week of all of somebody's contracts, and their money on its way. As many questions to the database for one
 * contract as for hundreds.
 */
export async function readGlance(house: House, actor: Actor): Promise<Glance> {
  const now = house.clock.now();
  const week = weekOf(now);
  const { person, organisations, agencies } = actor;
  const mine = await contractsOf(house.db, { person, organisations, agencies });
  const running = await runningAmong(house.db, mine);
  // An operator's own sides alone.
  const visible = (await loadContracts(house.db, running)).flatMap((one) => {
    const seen = seenBy({ ...actor, operator: false }, one);
    return seen ? [seen] : [];
  });
  const known = await knownWeeks(house, visible, week, now);
  const contracts = visible.map((one) => contractOf(one, known, week, now));
  const shown = [...contracts]
    .sort((a, b) => b.counted - a.counted || b.tracked - a.tracked || (a.title < b.title ? -1 : 1))
    .slice(0, LIMITS.glanceContracts);
  return {
    week: formatDay(week),
    contracts: shown,
    more: contracts.length - shown.length,
    over: mine.length - contracts.length,
    sums: sumsOf(contracts),
    ways: await waysOf(house, actor, known.open, now),
  };
}

interface Known {
  readonly open: readonly JudgedOpen[];
  readonly closed: ReadonlyMap<string, ReadonlyMap<Week, number>>;
  readonly before: ReadonlyMap<string, number>;
}

async function knownWeeks(
  { db }: House,
  visible: readonly Visible[],
  week: Week,
  now: Instant,
): Promise<Known> {
  const ids = visible.map(({ id }) => id);
  const [open, counted, before] = await Promise.all([
    judgeOpenWeeks(db, { contracts: ids }, visible),
    countedAmong(db, ids, week - LIMITS.glanceWeeks * WEEK_SECONDS),
    countedUntil(db, ids, { week: week - WEEK_SECONDS, until: formatInstant(now - WEEK_SECONDS) }),
  ]);
  const closed = new Map(
    [...Map.groupBy(counted, ({ contract }) => contract)].map(([contract, some]) => [
      contract,
      new Map(some.map((one) => [one.week, one.seconds])),
    ]),
  );
  return { open, closed, before };
}

function contractOf(
  visible: Visible,
  { open, closed, before }: Known,
  week: Week,
  now: Instant,
): GlanceContract {
  const { id, title, side, freelancer, organisation, kind, contract } = visible;
  const own = open.filter(({ loaded }) => loaded.id === id);
  const weeks: KnownWeeks = {
    open: own,
    closed: closed.get(id) ?? new Map(),
    closedBefore: before.get(id) ?? 0,
    limitMinutes: limitOfWeek(contract.weeklyLimitMinutes, week),
  };
  const invoice = own.find((one) => one.week === week)?.invoice ?? null;
  const amount = invoice && (side === 'client' ? invoice.clientTotal : invoice.net);
  return {
    ...runningOf(weeks, week, now),
    contract: id,
    title,
    side: side === 'operator' ? 'client' : side,
    who:
      side === 'freelancer'
        ? organisation.name
        : side === 'client'
          ? freelancer.name
          : `${freelancer.name} for ${organisation.name}`,
    kind,
    standing: standingAt(contract, now),
    currency: contract.currency,
    rate: formatMoney(inForce(contract.rate, now), contract.currency),
    amount: amount === null ? null : formatMoney(amount, contract.currency),
  };
}

function sumsOf(contracts: readonly GlanceContract[]): Glance['sums'] {
  return [...Map.groupBy(contracts, ({ side }) => side)].map(([side, some]) => ({
    ...sumOfRunning(some.filter(({ kind }) => kind === 'hourly')),
    side,
    contracts: some.length,
    amounts: [...Map.groupBy(some, ({ currency }) => currency)].map(([currency, same]) => ({
      currency,
      amount: formatMoney(
        sum(same.map(({ amount }): Minor => parseMoney(amount ?? '0', currency) ?? 0n)),
        currency,
      ),
    })),
  }));
}

async function waysOf(
  house: House,
  actor: Actor,
  open: readonly JudgedOpen[],
  now: Instant,
): Promise<Glance['ways']> {
  const { person, organisations, freelancer } = actor;
  const [purses, earned, owed] = await Promise.all([
    freelancer ? readPurses(house, actor) : [],
    freelancer ? invoicesUnderWay(house.db, { freelancer: person }, MOST_INVOICES) : [],
    organisations.length > 0 ? invoicesUnderWay(house.db, { organisations }, MOST_INVOICES) : [],
  ]);
  return [
    ...freelancerWays(
      purses,
      open.filter(({ loaded }) => loaded.freelancer.id === person),
      earned,
      now,
    ),
    ...clientWays(
      open.filter(({ loaded }) => organisations.includes(loaded.organisation.id)),
      owed,
      now,
    ),
  ];
}
