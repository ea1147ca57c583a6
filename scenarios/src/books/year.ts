import { parseInstant, WEEK_SECONDS } from '@stint/core/instant';
import { moveClock } from '@stint/server/operations/clock/move-clock';
import { writeManualTime } from '@stint/server/operations/diary/write-manual-time';
import { payOut } from '@stint/server/operations/money/pay-out';
import { readPurses } from '@stint/server/operations/money/read-purses';
import { isRefusal } from '@stint/server/refusal';
import type { TestHouse } from '@stint/server/testing/house';
import { addCard, CARDS } from '@stint/server/testing/money';
import {
  createClient,
  createFreelancer,
  createOrganisation,
  createPeople,
  type TestPeople,
  type TestPerson,
} from '@stint/server/testing/people';
import { createTestContract } from '@stint/server/testing/tracking';
import { Chance } from '../campaign/chance.ts';

export interface Year {
  readonly contracts: number;
  readonly weeks: number;
  readonly seed: string;
  readonly tell?: (line: string) => void;
}

/** The first Monday of the year that is kept. */
export const FIRST_MONDAY = parseInstant('2026-11-16T00:00:00Z') ?? 0;

/** What is worked for what: three currencies, one of them without minor digits. */
const RATES = [
  { currency: 'USD', rate: '45.00' },
  { currency: 'EUR', rate: '37.77' },
  { currency: 'JPY', rate: '4567' },
] as const;
/** Contracts to a freelancer, and to a client. */
const EACH = 4;
const HOUR = 3600;
const DAY = 24 * HOUR;

interface Job {
  readonly freelancer: TestPerson;
  readonly contract: string;
}

/**
 * A year of a house: every week most contracts have some hours, which are invoiced, charged, reviewed, released and in
 * part paid out. Fees differ; a card is declined now and then. All through the house's own deeds.
 */
export async function keepBooks(house: TestHouse, { contracts, weeks, seed, tell }: Year): Promise<void> {
  const chance = new Chance(seed);
  const people = await createPeople(house);
  const jobs = await sign(house, people, contracts, chance);
  for (let week = 0; week < weeks; week += 1) {
    const monday = FIRST_MONDAY + week * WEEK_SECONDS;
    house.movable.moveTo(Math.max(house.clock.now(), monday + 6 * DAY));
    for (const job of jobs) await workSome(house, job, monday, chance);
    await moveClock(house, people.olu, { now: isoOf(monday + WEEK_SECONDS + 13 * HOUR) });
    await payOutSome(house, jobs, chance);
    if (week % 10 === 9) tell?.(`${week + 1} of ${weeks} weeks`);
  }
  await moveClock(house, people.olu, { now: isoOf(FIRST_MONDAY + (weeks + 3) * WEEK_SECONDS) });
}

async function sign(house: TestHouse, people: TestPeople, count: number, chance: Chance): Promise<Job[]> {
  const jobs: Job[] = [];
  let side = people;
  for (let n = 0; n < count; n += 1) {
    if (n % EACH === 0) side = await newSides(house, people, n / EACH);
    const { currency, rate } = RATES[n % RATES.length] ?? RATES[0];
    const contract = await createTestContract(house, side, {
      pay: n % 2 === 0 ? 'segment' : 'exact',
      currency,
      rate,
      manualTime: true,
      freelancerFeePercent: String(chance.whole(0, 20)),
      clientFeePercent: `${chance.whole(0, 9)}.${chance.whole(0, 9)}`,
    });
    jobs.push({ freelancer: side.ana, contract });
  }
  return jobs;
}

async function newSides(house: TestHouse, people: TestPeople, n: number): Promise<TestPeople> {
  const acme = await createOrganisation(house, `Acme${n} Garden`);
  const ben = await createClient(house, `Ben${n} Okafor`, acme);
  const side = { ...people, acme, ben, ana: await createFreelancer(house, `Ana${n} Duarte`) };
  // Every seventh client's card is declined later: what it owes stays owed.
  await addCard(house, side, n % 7 === 6 ? CARDS.declinedLater : CARDS.good);
  return side;
}

/** Contracts of one freelancer never share an hour. */
async function workSome(
  house: TestHouse,
  { freelancer, contract }: Job,
  monday: number,
  chance: Chance,
): Promise<void> {
  const tens = chance.whole(0, 30);
  if (tens === 0) return;
  const day = chance.whole(0, 5);
  const from = monday + day * DAY + chance.whole(0, 40) * 600;
  const wrote = await writeManualTime(house, freelancer, {
    contract,
    from,
    to: from + tens * 600,
    memo: 'Header colours',
  });
  // Another contract of the same freelancer has that time already.
  if (isRefusal(wrote) && wrote.refused !== 'overlaps') throw new Error(wrote.refused);
}

async function payOutSome(house: TestHouse, jobs: readonly Job[], chance: Chance): Promise<void> {
  const freelancers = new Map(jobs.map(({ freelancer }) => [freelancer.person, freelancer]));
  for (const freelancer of freelancers.values()) {
    if (chance.whole(0, 2) > 0) continue;
    for (const { currency, available } of await readPurses(house, freelancer)) {
      if (/^0(\.0+)?$/.test(available)) continue;
      const id = house.random.uuid();
      const paid = await payOut(house, freelancer, { id, currency, amount: available });
      if (isRefusal(paid)) throw new Error(paid.refused);
    }
  }
}

function isoOf(at: number): string {
  return new Date(at * 1000).toISOString().replace('.000', '');
}
