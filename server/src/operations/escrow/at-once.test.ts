import { accounts } from '@stint/core/bookings';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { openDatabase } from '../../store/database.ts';
import { readBalances } from '../../store/ledger.ts';
import { atFixedWork, FEES, type FixedWork, fund, milestoneOf } from '../../testing/escrow.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, fixedContract } from '../../testing/milestones.ts';
import { heldByProcessor } from '../../testing/money.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { releaseMilestone } from './release-milestone.ts';

let house: TestHouse;
let first: FixedWork;
beforeEach(async () => {
  house = await testHouse({ payments: true, fees: FEES });
  first = await atFixedWork(house);
});
afterEach(() => house.close());

const TIMES = 64;

it('TH-M7: a release and a refund in the same instant, on two servers, are one or the other, 64 times', {
  timeout: 120_000,
}, async () => {
  const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
  let released = 0n;
  for (let n = 0; n < TIMES; n += 1) {
    const work = n === 0 ? first : { ...first, contract: await fixedContract(house, first) };
    done(await fund(house, work, 1));
    const { id: milestone, version } = await milestoneOf(house, work, 1);
    const { contract } = work;
    const asked = { contract, milestone, version, amount: '500.00', rest: 'client' } as const;
    const race = [
      () => releaseMilestone(n % 4 < 2 ? house : second, work.ben, asked),
      () => changeStanding(n % 4 < 2 ? second : house, work.ana, { contract, what: 'ended' }),
    ];
    await Promise.all((n % 2 === 0 ? race : race.reverse()).map((deed) => deed()));
    const [escrow] = await readBalances(house.db, [accounts.escrow(contract)]);
    expect(escrow?.balance ?? 0n).toBe(0n);
    const parts = await house.db
      .selectFrom('escrow_part')
      .select(['kind', 'amount'])
      .where('contract_id', '=', contract)
      .execute();
    expect(parts).toHaveLength(1);
    if (parts[0]?.kind === 'released') released += 1n;
  }
  await second.db.destroy();
  await tick(house);
  const [pending] = await readBalances(house.db, [accounts.pending(first.ana.person)]);
  expect(pending?.balance ?? 0n).toBe(45_000n * released);
  // What was released stays at the processor, all else is back on the card.
  expect(await heldByProcessor(house)).toBe(52_500n * released);
});
