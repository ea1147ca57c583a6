import { DAY_SECONDS } from '@stint/core/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import { atFixedWork, FEES, type FixedWork, fund, milestoneOf } from '../../testing/escrow.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/milestones.ts';
import { heldByProcessor } from '../../testing/money.ts';
import { makePayment } from '../one-time/make-payment.ts';
import { readEscrow } from './read-escrow.ts';

let house: TestHouse;
let work: FixedWork;

beforeEach(async () => {
  house = await testHouse({ payments: true, fees: FEES });
  work = await atFixedWork(house);
});
afterEach(() => house.close());

const later = (days: number) => moveAndTick(house, house.clock.now() + days * DAY_SECONDS);

describe('a client that means ill', () => {
  it('funds nothing with the id of a charge that paid for something else', async () => {
    const bonus = { id: house.random.uuid(), kind: 'bonus', amount: '500.00', says: 'well done' } as const;
    expect(await makePayment(house, work.ben, { contract: work.contract, ...bonus })).toMatchObject({
      state: 'held',
    });
    const { id } = await house.db.selectFrom('charge').select('id').executeTakeFirstOrThrow();
    expect(await fund(house, work, 1, id)).toMatchObject({ refused: 'id-taken' });
    expect((await milestoneOf(house, work, 1)).money).toMatchObject({ funding: 'none' });
    expect(await heldByProcessor(house)).toBe(52_500n);
  });

  it('funds nothing while it is suspended for what it owes', async () => {
    await house.db
      .insertInto('suspension')
      .values({ organisation_id: work.acme, n: 1, since: house.clock.now(), lifted_at: null })
      .execute();
    expect(await fund(house, work, 1)).toEqual({ refused: 'payment-owed' });
    expect(await heldByProcessor(house)).toBe(0n);
  });

  it('does not have new money back with what slept: money that is put aside wakes the contract', async () => {
    done(await fund(house, work, 1));
    await later(91);
    done(await fund(house, work, 2));
    expect(done(await readEscrow(house, work.ben, work)).claims).toMatchObject([{ state: 'lifted' }]);
    await later(8);
    expect((await milestoneOf(house, work, 2)).money).toMatchObject({ funding: 'funded' });
    expect(done(await readEscrow(house, work.ben, work)).claims).toHaveLength(1);
  });
});
