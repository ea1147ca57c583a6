import { formatInstant, WEEK_SECONDS } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { tick } from '@stint/server/clock';
import { writeManualTime } from '@stint/server/operations/diary/write-manual-time';
import { payOut } from '@stint/server/operations/money/pay-out';
import { readPurses } from '@stint/server/operations/money/read-purses';
import { openWebhook } from '@stint/server/operations/payments/open-webhook';
import type { PaymentProcessor } from '@stint/server/outside/payments/processor';
import { isRefusal } from '@stint/server/refusal';
import { openDatabase } from '@stint/server/store/database';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { armDelivery, armFault, atWork, CARDS, type Work } from '@stint/server/testing/money';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { Chance } from '../campaign/chance.ts';
import { auditBooks } from './audit.ts';

export interface ProcessorRun {
  readonly seeds: number;
  readonly seed: string;
  /** What is wrong with the way to the processor, for the control. */
  readonly wrong?: (processor: PaymentProcessor) => PaymentProcessor;
  readonly tell?: (line: string) => void;
}

export interface ProcessorTold {
  readonly seeds: number;
  /** What went wrong on the way, by its name. */
  readonly faults: ReadonlyMap<string, number>;
  readonly charges: number;
  readonly payouts: number;
  /** What the books and the processor do not agree on, with the seed by which it was found. */
  readonly differences: readonly string[];
}

/** The processor lists its movements from the first: after so many weeks a new house begins with an empty one. */
const SEEDS_A_HOUSE = 100;
/** D5: five declined in a row suspend a client; the run stays below. */
const MOST_FAULTS = 3;
const FIRST_WEEK = '2026-11-16T00:00:00Z';
const HOUR = 3600;
const DAY = 24 * HOUR;
/** One week's money has come to rest before the next is worked. */
const APART = 3 * WEEK_SECONDS;

interface World {
  readonly house: TestHouse;
  /** The same house's second server: its own connections, the same books. */
  readonly other: TestHouse;
  readonly office: TestOffice;
  readonly work: Work;
  readonly counted: Map<string, number>;
}

/**
 * Weeks of work that are charged and paid out over a processor that loses answers, fails, declines, answers late, and
 * whose letters come twice, out of order, forged or never, before two servers that tick at once. Afterwards the sum of
 * the processor is the sum of the books, and nothing was moved twice.
 */
export async function troubleTheProcessor(wanted: ProcessorRun): Promise<ProcessorTold> {
  const told = {
    seeds: 0,
    faults: new Map<string, number>(),
    charges: 0,
    payouts: 0,
    differences: [] as string[],
  };
  while (told.seeds < wanted.seeds && told.differences.length === 0) {
    const world = await openWorld(wanted, told);
    try {
      const last = Math.min(told.seeds + SEEDS_A_HOUSE, wanted.seeds);
      for (let week = 0; told.seeds < last; week += 1, told.seeds += 1) {
        await oneSeed(world, new Chance(`${wanted.seed} ${told.seeds}`), week);
      }
      const audit = await auditBooks(world.house);
      told.charges += audit.charges;
      told.payouts += audit.payouts;
      told.differences.push(...audit.differences.map((line) => `by seed ${told.seeds}: ${line}`));
    } finally {
      await closeWorld(world);
    }
    wanted.tell?.(`${told.seeds} seeds, ${told.charges} charges, ${told.payouts} payouts`);
  }
  return told;
}

async function openWorld(
  { seed, wrong }: ProcessorRun,
  told: { seeds: number; faults: Map<string, number> },
) {
  const opened = await testHouse({ payments: true, at: FIRST_WEEK, seed: `${seed} ${told.seeds}` });
  const house = wrong ? { ...opened, payments: wrong(opened.payments) } : opened;
  const other = { ...house, db: openDatabase(house.appUrl, () => {}) };
  const office = await testOffice(house);
  await openWebhook(house, office.address);
  const work = await atWork(house, { card: CARDS.good });
  return { house, other, office, work, counted: told.faults };
}

async function closeWorld({ house, other, office }: World): Promise<void> {
  await office.close();
  await other.db.destroy();
  await house.close();
}

/** A week's work, its charge, and a payout of some of what is available, each with trouble on its way. */
async function oneSeed(world: World, chance: Chance, week: number): Promise<void> {
  const { house, work } = world;
  const monday = Date.parse(FIRST_WEEK) / 1000 + week * APART;
  house.movable.moveTo(Math.max(house.clock.now(), monday + 4 * DAY));
  const hours = chance.whole(1, 8);
  const wrote = await writeManualTime(house, work.ana, {
    contract: work.contract,
    from: monday + 8 * HOUR,
    to: monday + (8 + hours) * HOUR,
    memo: 'Header colours',
  });
  if (isRefusal(wrote)) throw new Error(wrote.refused);
  await trouble(world, chance, '/v1/payment_intents');
  house.movable.moveTo(monday + WEEK_SECONDS + 12 * HOUR);
  await settle(world, chance);
  await trouble(world, chance, '/v1/transfers');
  await payOutSome(world, chance);
  await settle(world, chance);
}

const FAULTS = ['drop-answer', 'fail-before', 'decline', 'delay=20'] as const;
const DELIVERIES = ['twice', 'late', 'never', 'forged'] as const;

async function trouble({ house, counted }: World, chance: Chance, path: string): Promise<void> {
  const note = (name: string) => counted.set(name, (counted.get(name) ?? 0) + 1);
  // What the week before did not meet does not add up: five declined days would suspend the client (D5).
  await armFault(house, path, 'none');
  for (let n = chance.whole(0, MOST_FAULTS); n > 0; n -= 1) {
    const fault = FAULTS[chance.whole(0, FAULTS.length - 1)] ?? 'decline';
    await armFault(house, path, fault);
    note(`${path} ${fault}`);
  }
  for (let n = chance.whole(0, 2); n > 0; n -= 1) {
    const fault = DELIVERIES[chance.whole(0, DELIVERIES.length - 1)] ?? 'twice';
    await armDelivery(house, fault);
    note(`letters ${fault}`);
  }
}

/** Both servers tick, at once or one after the other, and days go by until everything has its answer. */
async function settle({ house, other }: World, chance: Chance): Promise<void> {
  for (let day = 0; day <= MOST_FAULTS + 1; day += 1) {
    await Promise.all([tick(house), chance.whole(0, 1) === 0 ? tick(other) : null]);
    if (await isSettled(house)) return;
    await tick(other);
    house.movable.moveTo(house.clock.now() + DAY);
  }
}

async function isSettled({ db }: TestHouse): Promise<boolean> {
  const payout = db.selectFrom('payout').select('id').where('state', '=', 'asked').limit(1);
  const event = db.selectFrom('processor_event').select('id').where('handled_at', 'is', null).limit(1);
  const unpaid = db
    .selectFrom('invoice')
    .select('week')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('charge')
            .select('id')
            .whereRef('charge.contract_id', '=', 'invoice.contract_id')
            .whereRef('charge.week', '=', 'invoice.week')
            .where('state', '=', 'succeeded'),
        ),
      ),
    )
    .limit(1);
  const open = await Promise.all([payout.execute(), event.execute(), unpaid.execute()]);
  return open.every((rows) => rows.length === 0);
}

/** Once, or several times at once with one id, or with ids of their own. */
async function payOutSome({ house, other, work }: World, chance: Chance): Promise<void> {
  const purses = await readPurses(house, work.ana);
  const available = BigInt((purses[0]?.available ?? '0').replace('.', ''));
  if (available === 0n) return;
  const amount = formatMoney(BigInt(chance.whole(1, Number(available))), 'USD');
  const ids = [house.random.uuid(), house.random.uuid()];
  const asks = Array.from({ length: chance.whole(1, 4) }, (_, n) => {
    const id = ids[chance.whole(0, 1)] ?? '';
    return payOut(n % 2 === 0 ? house : other, work.ana, { id, currency: 'USD', amount });
  });
  for (const answer of await Promise.all(asks)) {
    if (isRefusal(answer) && answer.refused !== 'more-than-available') {
      throw new Error(`${answer.refused} at ${formatInstant(house.clock.now())}`);
    }
  }
}
