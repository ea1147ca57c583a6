import { accounts } from '@stint/core/bookings';
import type { Milestone } from '@stint/wire/milestones';
import { fundMilestone } from '../operations/escrow/fund-milestone.ts';
import { listMilestones } from '../operations/milestones/list-milestones.ts';
import { milestoneDeed } from '../operations/milestones/milestone-deed.ts';
import type { Refusal } from '../refusal.ts';
import { readBalances } from '../store/ledger.ts';
import type { TestHouse } from './house.ts';
import { done, fixedContract } from './milestones.ts';
import { addCard, CARDS } from './money.ts';
import { createPeople, type TestPeople } from './people.ts';

/** Fees of the test's house: 10 % and 5 %. */
export const FEES = { freelancer: 10_000_000n, client: 5_000_000n } as const;

/** A fixed price with escrow: Design 500.00 and Shop 1,000.00 USD, fees 10 % and 5 %, and Acme's card. */
export interface FixedWork extends TestPeople {
  readonly contract: string;
  readonly card: string;
}

export async function atFixedWork(house: TestHouse, card: string = CARDS.good): Promise<FixedWork> {
  const people = await createPeople(house);
  const method = await addCard(house, people, card);
  return { ...people, contract: await fixedContract(house, people), card: method };
}

/** The n-th milestone as Ben sees it; 1 is the first. */
export async function milestoneOf(
  house: TestHouse,
  { ben, contract }: FixedWork,
  n: number,
): Promise<Milestone> {
  const { milestones } = done(await listMilestones(house, ben, { contract }));
  const found = milestones[n - 1];
  if (!found) throw new Error(`there is no milestone ${n}`);
  return found;
}

export async function fund(
  house: TestHouse,
  work: FixedWork,
  n: number,
  id: string = house.random.uuid(),
): Promise<Milestone | Refusal> {
  const { id: milestone, version } = await milestoneOf(house, work, n);
  const { contract, card: paymentMethod } = work;
  return fundMilestone(house, work.ben, { contract, milestone, id, paymentMethod, version });
}

export async function submit(house: TestHouse, work: FixedWork, n: number): Promise<void> {
  const { id: milestone } = await milestoneOf(house, work, n);
  const address = { contract: work.contract, milestone };
  done(await milestoneDeed(house, work.ana, address, { deed: 'submit' }, 'in the files'));
}

/** Minor units in each of the places that milestones' money can be in. */
export async function placesOf(house: TestHouse, work: FixedWork): Promise<Record<string, bigint>> {
  const named = {
    client: accounts.client(work.acme),
    escrow: accounts.escrow(work.contract),
    pending: accounts.pending(work.ana.person),
    available: accounts.available(work.ana.person),
    fees: accounts.fees(),
    gateway: accounts.gateway(),
  };
  const balances = await readBalances(house.db, Object.values(named));
  const found = new Map(balances.map(({ account, balance }) => [account, balance]));
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, account]) => {
      const balance = found.get(account) ?? 0n;
      return balance === 0n ? [] : [[name, balance]];
    }),
  );
}
