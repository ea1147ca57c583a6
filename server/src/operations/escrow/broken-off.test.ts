import { accounts } from '@stint/core/bookings';
import { DAY_SECONDS } from '@stint/core/instant';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readBalances } from '../../store/ledger.ts';
import { throughout, tickThroughout } from '../../testing/broken-off.ts';
import { atFixedWork, FEES, type FixedWork, fund, milestoneOf, submit } from '../../testing/escrow.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { heldByProcessor } from '../../testing/money.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { reconcile } from '../payments/reconcile.ts';
import { claimDeed } from './claim-deed.ts';
import { releaseMilestone } from './release-milestone.ts';

let house: TestHouse;
let work: FixedWork;
beforeEach(async () => {
  house = await testHouse({ payments: true, fees: FEES });
  work = await atFixedWork(house);
});
afterEach(() => house.close());

it('broken off at each statement of each step, a milestone’s money moves once', {
  timeout: 120_000,
}, async () => {
  const { ana, ben, contract } = work;
  const id = house.random.uuid();
  let broken = await throughout(house, (one) => fund(one, work, 1, id));
  expect(await milestoneOf(house, work, 1)).toMatchObject({ money: { held: '500.00' } });
  await submit(house, work, 1);
  const { id: milestone, version } = await milestoneOf(house, work, 1);
  const release = { contract, milestone, version, amount: '300.00', rest: 'client' } as const;
  broken += await throughout(house, (one) => releaseMilestone(one, ben, release));
  broken += await tickThroughout(house);
  house.movable.moveTo(house.clock.now() + 5 * DAY_SECONDS);
  broken += await tickThroughout(house);
  // The second milestone ends in a claim, which silence releases.
  await fund(house, work, 2);
  broken += await throughout(house, (one) => changeStanding(one, ben, { contract, what: 'ended' }));
  const disputed = { contract, says: 'It is half done.' };
  broken += await throughout(house, (one) => claimDeed(one, ana, disputed, 'dispute'));
  house.movable.moveTo(house.clock.now() + 5 * DAY_SECONDS);
  broken += await tickThroughout(house);
  house.movable.moveTo(house.clock.now() + 5 * DAY_SECONDS);
  broken += await tickThroughout(house);
  expect(broken).toBeGreaterThan(150);
  const entries = await house.db.selectFrom('ledger_entry').select('id').orderBy('n').execute();
  expect(entries.map(({ id: entry }) => entry.slice(0, -37))).toEqual([
    'milestone-funded',
    'milestone-released',
    'milestone-refunded',
    'milestone-refund-sent',
    'milestone-hold-released',
    'milestone-funded',
    'milestone-released',
    'milestone-hold-released',
  ]);
  // 300 and 1,000 of work: 10 % and 5 % of it are the house's.
  const places = { [accounts.available(ana.person)]: 117_000n, [accounts.fees()]: 19_500n };
  const balances = await readBalances(house.db, [accounts.available(ana.person), accounts.fees()]);
  expect(Object.fromEntries(balances.map(({ account, balance }) => [account, balance]))).toEqual(places);
  expect(await heldByProcessor(house)).toBe(136_500n);
  const documents = await house.db.selectFrom('invoice_document').select('number').orderBy('place').execute();
  expect(documents.map(({ number }) => number)).toEqual([
    '2026-0001',
    'F-2026-0001',
    'F-2026-0002',
    '2026-0002',
    'F-2026-0003',
    'F-2026-0004',
  ]);
  const told = await house.db.selectFrom('notification').select(['kind', 'person_id']).execute();
  const ofAna = told.filter(({ person_id: person }) => person === ana.person).map(({ kind }) => kind);
  const times = (kind: string) => ofAna.filter((one) => one === kind).length;
  expect(['milestone-funded', 'milestone-released', 'milestone-available'].map(times)).toEqual([2, 1, 2]);
  expect(['escrow-asked', 'escrow-paid'].map(times)).toEqual([1, 1]);
  await reconcile(house);
});
