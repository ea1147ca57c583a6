import { formatMoney } from '@stint/core/money';
import { depositToFund } from '@stint/server/operations/protection/deposit-to-fund';
import { setFundCap } from '@stint/server/operations/protection/set-fund-cap';
import type { PaymentProcessor } from '@stint/server/outside/payments/processor';
import { isRefusal } from '@stint/server/refusal';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import {
  createClient,
  createFreelancer,
  createOperator,
  createOrganisation,
  createTracker,
  type TestPerson,
} from '@stint/server/testing/people';
import { createTestContract, TestTracker } from '@stint/server/testing/tracking';
import type { Chance } from '../campaign/chance.ts';
import { parsePlain } from '../money/plain.ts';
import { CAPS } from './clock.ts';
import { newPair, type Pair, type Terms } from './model.ts';
import type { RealPair } from './real.ts';
import { STONE_FEES } from './stone.ts';
import { openTill, type Till } from './till.ts';

/** A pair plainly and in the house. `log`: what was done in its sequence. */
export interface Lane {
  pair: Pair;
  readonly real: RealPair;
  chance: Chance;
  sequence: number;
  log: string[];
}

export interface World {
  readonly house: TestHouse;
  readonly till: Till;
  readonly lanes: readonly Lane[];
}

export const FIRST_MONDAY = Date.parse('2026-11-16T00:00:00Z') / 1000;
/** More than all weeks of a world could ask of the fund. */
export const DEPOSIT = '1000000';

const FEES = ['0', '10', '5', '2.99', '33.333333'] as const;
const PRICES = [
  { currency: 'USD', digits: 2, rate: '45.00' },
  { currency: 'USD', digits: 2, rate: '0.07' },
  { currency: 'EUR', digits: 2, rate: '37.77' },
  { currency: 'JPY', digits: 0, rate: '4567' },
] as const;
const LIMITS = [null, null, 40, 65, 0] as const;

/** A house with so many pairs of a freelancer and a client, each with its own prices, fees and limit. */
export async function openWorld(
  seed: string,
  pairs: number,
  chance: Chance,
  wrong: (processor: PaymentProcessor) => PaymentProcessor = (one) => one,
): Promise<World> {
  const now = { at: (): number => FIRST_MONDAY };
  const till = openTill(() => now.at());
  const house = await testHouse({ seed, at: FIRST_MONDAY, payments: wrong(till), fees: STONE_FEES });
  now.at = () => house.clock.now();
  const olu = await createOperator(house, 'Olu Adeyemi');
  for (const [currency, cap] of Object.entries(CAPS)) {
    const id = house.random.uuid();
    done(await depositToFund(house, olu, { id, currency, amount: DEPOSIT }));
    done(await setFundCap(house, olu, { currency, cap: formatMoney(cap, currency), days: 91 }));
  }
  const lanes: Lane[] = [];
  for (let n = 0; n < pairs; n += 1) lanes.push(await openLane(house, olu, n, chance));
  for (const lane of lanes) adopt(till, lane, lane.pair);
  return { house, till, lanes };
}

/** From here on this is how the pair stands; the processor's banks and wires are the pair's. */
export function adopt(till: Till, lane: Lane, pair: Pair): void {
  lane.pair = pair;
  till.standings.set(lane.real.people.acme, pair);
  till.standings.set(lane.real.people.ana.person, pair);
}

async function openLane(house: TestHouse, olu: TestPerson, n: number, chance: Chance): Promise<Lane> {
  const acme = await createOrganisation(house, `Acme ${n}`);
  const ana = await createFreelancer(house, `Ana${n} Duarte`);
  const ben = await createClient(house, `Ben${n} Okafor`, acme);
  const people = { ana, ben, olu, acme, tracker: await createTracker(house, ana) };
  const price = PRICES[n % PRICES.length] ?? PRICES[0];
  const [freelancer, client] = [feeOf(chance), feeOf(chance)];
  const limitMinutes = LIMITS[chance.whole(0, LIMITS.length - 1)] ?? null;
  const contract = await createTestContract(house, people, {
    currency: price.currency,
    rate: price.rate,
    manualTime: true,
    freelancerFeePercent: freelancer,
    clientFeePercent: client,
    weeklyLimitMinutes: limitMinutes,
  });
  const terms: Terms = {
    ...price,
    anHour: parsePlain(price.rate, price.digits),
    percents: { freelancer: parsePlain(freelancer, 6), client: parsePlain(client, 6) },
    limitMinutes,
  };
  const desk = new TestTracker(house, people.tracker, contract);
  const real = { house, people, contract, desk, card: house.random.uuid(), fixed: null };
  return { pair: newPair(terms), real, chance, sequence: 0, log: [] };
}

function feeOf(chance: Chance): string {
  return FEES[chance.whole(0, FEES.length - 1)] ?? '0';
}

function done(answer: unknown): void {
  if (isRefusal(answer)) throw new Error(answer.refused);
}
