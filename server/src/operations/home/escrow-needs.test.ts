import { DAY_SECONDS } from '@stint/core/instant';
import type { NeedKind } from '@stint/wire/needs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import type { Actor } from '../../house.ts';
import { atFixedWork, FEES, type FixedWork, fund, submit } from '../../testing/escrow.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/milestones.ts';
import { createMember } from '../../testing/people.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { claimDeed } from '../escrow/claim-deed.ts';
import { readNeeds } from './read-needs.ts';

let house: TestHouse;
let work: FixedWork;
beforeEach(async () => {
  house = await testHouse({ payments: true, fees: FEES });
  work = await atFixedWork(house);
});
afterEach(() => house.close());

async function find(actor: Actor, kind: NeedKind) {
  const { needs } = await readNeeds(house, actor, { wall: house.clock.now() });
  return needs.filter((need) => need.kind === kind);
}
const later = (days: number) => moveAndTick(house, house.clock.now() + days * DAY_SECONDS);

describe('a fixed price with escrow', () => {
  it('is Ben’s to fund first, one milestone at a time and only of who pays, and then Ana’s to do', async () => {
    expect(await find(work.ana, 'milestone')).toEqual([]);
    expect(await find(work.ben, 'milestone')).toMatchObject([
      { facts: { n: 1, what: 'fund', funded: false }, stake: { amount: '500.00' }, until: null },
    ]);
    const rex = await createMember(house, 'Rex Moll', work.acme, 'reviewer');
    expect(await find(rex, 'milestone')).toEqual([]);
    done(await fund(house, work, 1));
    expect(await find(work.ben, 'milestone')).toEqual([]);
    expect(await find(work.ana, 'milestone')).toMatchObject([
      { facts: { n: 1, what: 'do', funded: true }, until: '2026-12-02T00:00:00Z' },
    ]);
    await submit(house, work, 1);
    // Fourteen days after its submission silence releases it.
    const looks = { facts: { n: 1, what: 'look' }, until: '2026-12-02T10:00:00Z' };
    expect(await find(work.ben, 'milestone')).toMatchObject([looks]);
    expect(await find(rex, 'milestone')).toMatchObject([looks]);
    expect(await find(work.ana, 'milestone')).toEqual([]);
    await later(14);
    expect(await find(work.ben, 'milestone')).toMatchObject([{ facts: { n: 2, what: 'fund' } }]);
  });

  it('that ends with money in it is Ana’s to dispute, then Ben’s to answer, then Olu’s to decide', async () => {
    done(await fund(house, work, 1));
    done(await changeStanding(house, work.ben, { contract: work.contract, what: 'ended' }));
    expect(await find(work.ben, 'escrow-claim')).toEqual([]);
    expect(await find(work.ana, 'escrow-claim')).toMatchObject([
      { until: '2026-11-25T10:00:00Z', stake: { amount: '500.00' }, go: { page: 'contract' } },
    ]);
    await say(work.ana, 'dispute');
    expect(await find(work.ana, 'escrow-claim')).toEqual([]);
    expect(await find(work.ben, 'escrow-claim')).toMatchObject([{ until: '2026-11-23T10:00:00Z' }]);
    expect(await find(work.olu, 'claims-to-decide')).toEqual([]);
    await say(work.ben, 'answer');
    expect(await find(work.ben, 'escrow-claim')).toEqual([]);
    expect(await find(work.olu, 'claims-to-decide')).toMatchObject([
      { facts: { count: 1, since: '2026-11-18T10:00:00Z' }, go: { page: 'disputes' } },
    ]);
    done(
      await claimDeed(
        house,
        work.olu,
        { contract: work.contract, says: 'Half of it is done.', released: '250.00' },
        'decide',
      ),
    );
    expect(await find(work.olu, 'claims-to-decide')).toEqual([]);
  });
});

async function say(who: Actor, deed: 'dispute' | 'answer'): Promise<void> {
  done(await claimDeed(house, who, { contract: work.contract, says: 'This is how it was.' }, deed));
}
