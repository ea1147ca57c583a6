import { DAY_SECONDS } from '@stint/core/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick, tick } from '../../clock.ts';
import {
  atFixedWork,
  FEES,
  type FixedWork,
  fund,
  milestoneOf,
  placesOf,
  submit,
} from '../../testing/escrow.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/milestones.ts';
import { armFault, heldByProcessor } from '../../testing/money.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { readTimeline } from '../contracts/read-timeline.ts';
import { reconcile } from '../payments/reconcile.ts';
import { claimDeed } from './claim-deed.ts';
import { readEscrow } from './read-escrow.ts';

const REFUNDS = '/v1/refunds';
let house: TestHouse;
let work: FixedWork;

beforeEach(async () => {
  house = await testHouse({ payments: true, fees: FEES });
  work = await atFixedWork(house);
});
afterEach(() => house.close());

const places = () => placesOf(house, work);

const end = (who: 'ana' | 'ben') =>
  changeStanding(house, work[who], { contract: work.contract, what: 'ended' });
const later = (days: number) => moveAndTick(house, house.clock.now() + days * DAY_SECONDS);
const claims = async () => done(await readEscrow(house, work.ben, work)).claims;

describe('money that is in escrow when a contract ends', () => {
  beforeEach(async () => {
    done(await fund(house, work, 1));
  });

  it('goes back at once where the freelancer ends it, though the processor’s answer is lost', async () => {
    done(await end('ana'));
    expect(await places()).toEqual({ client: 52_500n, gateway: -52_500n });
    await armFault(house, REFUNDS, 'drop-answer');
    await tick(house);
    await tick(house);
    expect(await places()).toEqual({});
    expect(await heldByProcessor(house)).toBe(0n);
  });

  it('is asked back where the client ends it: silence of the freelancer gives it back after seven days', async () => {
    await submit(house, work, 1);
    done(await end('ben'));
    expect(await places()).toEqual({ escrow: 52_500n, gateway: -52_500n });
    expect(await claims()).toMatchObject([{ cause: 'client-ended', state: 'asked' }]);
    await later(6.99);
    expect(await places()).toMatchObject({ escrow: 52_500n });
    await later(0.01);
    expect(await claims()).toMatchObject([{ state: 'refunded', may: [] }]);
    expect(await places()).toEqual({});
  });

  it('tells both sides in the timeline what was asked, said and decided, in its order', async () => {
    done(await end('ben'));
    const { contract } = work;
    const says = 'This is how it was.';
    for (const [who, deed] of [
      [work.ana, 'dispute'],
      [work.ben, 'answer'],
    ] as const) {
      await later(1);
      done(await claimDeed(house, who, { contract, says }, deed));
    }
    await later(1);
    done(await claimDeed(house, work.olu, { contract, says, released: '200.00' }, 'decide'));
    const { items } = done(await readTimeline(house, work.ana, { contract, of: 'all', before: undefined }));
    const lines = items.toReversed().flatMap((item) => {
      if (item.what === 'escrow-claim') return [`claim ${item.state}`];
      if (item.what === 'escrow-word') return [`${item.by?.name} ${item.said}`];
      return item.what === 'money' ? [`${item.deed} ${item.amount}`] : [];
    });
    expect(lines).toEqual([
      'funded 500.00',
      'claim asked',
      'Ana Duarte dispute',
      'Ben Okafor answer',
      'released 200.00',
      'refunded 300.00',
      'Olu Adeyemi decide',
      'claim decided',
    ]);
  });

  it('is disputed: silence of the client releases it after five days', async () => {
    done(await end('ben'));
    await later(6.9);
    const says = 'The design is delivered.';
    done(await claimDeed(house, work.ana, { contract: work.contract, says }, 'dispute'));
    await later(4.99);
    expect(await claims()).toMatchObject([{ state: 'disputed', may: ['answer', 'give in'] }]);
    await later(0.01);
    expect(await claims()).toMatchObject([{ state: 'released' }]);
    expect(await places()).toEqual({ pending: 45_000n, fees: 7500n, gateway: -52_500n });
  });

  it('is decided by an operator once both were heard, in any split, with a reason that both read', async () => {
    done(await end('ben'));
    const { contract } = work;
    const decide = (released: string) =>
      claimDeed(house, work.olu, { contract, says: 'Two of three pages were there.', released }, 'decide');
    expect(await decide('333.33')).toEqual({ refused: 'not-in-this-state' });
    done(await claimDeed(house, work.ana, { contract, says: 'It is done.' }, 'dispute'));
    done(await claimDeed(house, work.ben, { contract, says: 'A page is missing.' }, 'answer'));
    await later(30);
    expect(await decide('500.01')).toEqual({ refused: 'too-much-released', field: 'released' });
    expect(await claimDeed(house, work.ben, { contract, says: 'mine', released: '0.00' }, 'decide')).toEqual({
      refused: 'not-allowed-here',
    });
    const both = await Promise.all([decide('333.33'), decide('333.33')]);
    expect(both.map((one) => done(one).claims[0]?.state)).toEqual(['decided', 'decided']);
    expect(await decide('100.00')).toEqual({ refused: 'not-in-this-state' });
    const [claim] = done(await readEscrow(house, work.ana, work)).claims;
    expect(claim?.words.map(({ deed, says }) => `${deed}: ${says}`)).toEqual([
      'dispute: It is done.',
      'answer: A page is missing.',
      'decide: Two of three pages were there.',
    ]);
    await later(5);
    expect(await places()).toEqual({ available: 30_000n, fees: 5000n, gateway: -35_000n });
    await reconcile(house);
    const found = await house.db.selectFrom('reconciliation').selectAll().execute();
    expect(found.map(({ held, booked, unmatched }) => [held === booked, unmatched])).toContainEqual([
      true,
      0,
    ]);
  });

  it('is given up by either side at any time, though both do it at once', async () => {
    done(await end('ben'));
    const give = (who: 'ana' | 'ben') =>
      claimDeed(house, work[who], { contract: work.contract, says: '' }, 'give in');
    const both = await Promise.all([give('ana'), give('ben')]);
    expect(both.filter((one) => 'refused' in one)).toEqual([{ refused: 'not-in-this-state' }]);
    await tick(house);
    const [claim] = await claims();
    expect(await places()).toEqual(
      claim?.state === 'refunded' ? {} : { pending: 45_000n, fees: 7500n, gateway: -52_500n },
    );
  });
});

describe('money in escrow on a contract that sleeps', () => {
  beforeEach(async () => {
    done(await fund(house, work, 1));
  });

  it('is asked back after 90 days without a deed, and goes back seven days later', async () => {
    await later(89.99);
    expect(await claims()).toEqual([]);
    await later(0.01);
    expect(await claims()).toMatchObject([{ cause: 'dormant', state: 'asked' }]);
    await later(7);
    expect(await places()).toEqual({});
    expect(await claims()).toMatchObject([{ state: 'refunded' }]);
  });

  it('is left where it is when work is submitted', async () => {
    await later(91);
    await submit(house, work, 1);
    expect(await claims()).toMatchObject([{ state: 'lifted' }]);
    await later(14);
    expect((await milestoneOf(house, work, 1)).state).toBe('released');
  });
});
