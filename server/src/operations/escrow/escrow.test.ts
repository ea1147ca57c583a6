import { accounts } from '@stint/core/bookings';
import { DAY_SECONDS } from '@stint/core/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick, tick } from '../../clock.ts';
import { openDatabase } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { lockBalance } from '../../store/ledger.ts';
import { whileLocked } from '../../store/waiting.testing.ts';
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
import { armFault, CARDS, heldByProcessor } from '../../testing/money.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { changeMilestone } from '../milestones/change-milestone.ts';
import { milestoneDeed } from '../milestones/milestone-deed.ts';
import { readLedger } from '../money/read-ledger.ts';
import { releaseMilestone } from './release-milestone.ts';

const CHARGES = '/v1/payment_intents';
let house: TestHouse;
let work: FixedWork;

beforeEach(async () => {
  house = await testHouse({ payments: true, fees: FEES });
  work = await atFixedWork(house);
});
afterEach(() => house.close());

const places = () => placesOf(house, work);

async function release(n: number, amount: string, rest: 'client' | 'next' = 'client') {
  const { id: milestone, version } = await milestoneOf(house, work, n);
  return releaseMilestone(house, work.ben, { contract: work.contract, milestone, version, amount, rest });
}

const end = (who: 'ana' | 'ben') =>
  changeStanding(house, work[who], { contract: work.contract, what: 'ended' });
const later = (days: number) => moveAndTick(house, house.clock.now() + days * DAY_SECONDS);

describe('funding a milestone', () => {
  it('charges its amount and the client’s fee, and puts both aside', async () => {
    const before = (await milestoneOf(house, work, 1)).money;
    expect(before).toMatchObject({
      funding: 'none',
      missing: '500.00',
      missingFee: '25.00',
      toPay: '525.00',
      may: ['fund'],
    });
    expect(done(await fund(house, work, 1)).money).toMatchObject({
      funding: 'funded',
      held: '500.00',
      may: ['release'],
    });
    expect(await places()).toEqual({ escrow: 52_500n, gateway: -52_500n });
    expect(await heldByProcessor(house)).toBe(52_500n);
  });

  it('is booked by entries that lead back to it', async () => {
    done(await fund(house, work, 1));
    const { id: milestone } = await milestoneOf(house, work, 1);
    const { entries } = await readLedger(house, { after: 0, limit: 10 });
    expect(entries.map(({ about }) => about)).toEqual([
      { what: 'milestone', contract: work.contract, milestone },
    ]);
  });

  it('by two presses, at once or after each other, is one charge', async () => {
    const id = house.random.uuid();
    const two = await Promise.all([fund(house, work, 1, id), fund(house, work, 1, id)]);
    expect(two.map((one) => done(one).money?.funding)).toEqual(['funded', 'funded']);
    done(await fund(house, work, 1, id));
    expect(await fund(house, work, 1)).toEqual({ refused: 'milestone-funded' });
    expect(await heldByProcessor(house)).toBe(52_500n);
    expect(await places()).toEqual({ escrow: 52_500n, gateway: -52_500n });
  });

  it('by two people at once is one charge, and the other is told', async () => {
    const answers = await Promise.all([fund(house, work, 1), fund(house, work, 1)]);
    const refused = answers.filter((answer) => 'refused' in answer).map((answer) => answer.refused);
    expect(refused).toHaveLength(1);
    expect(['charge-under-way', 'milestone-funded']).toContain(refused[0]);
    expect(await heldByProcessor(house)).toBe(52_500n);
  });

  it('though the answer is lost is found by its id, and not charged twice', async () => {
    await armFault(house, CHARGES, 'drop-answer');
    const id = house.random.uuid();
    const answer = await fund(house, work, 1, id);
    expect(answer).toEqual({ refused: 'processor-unreachable' });
    await tick(house);
    expect((await milestoneOf(house, work, 1)).money).toMatchObject({ funding: 'funded' });
    expect(await heldByProcessor(house)).toBe(52_500n);
    expect(await places()).toEqual({ escrow: 52_500n, gateway: -52_500n });
  });

  it('with a card that is declined moves nothing, says why, and can be tried again', async () => {
    const bad = await testHouse({ payments: true, fees: FEES });
    const there = await atFixedWork(bad, CARDS.declinedLater);
    expect(await fund(bad, there, 1)).toMatchObject({ refused: 'card-declined', field: 'paymentMethod' });
    expect((await milestoneOf(bad, there, 1)).money).toMatchObject({
      funding: 'none',
      declined: 'generic_decline',
      may: ['fund'],
    });
    await bad.close();
  });

  it('comes before work: what is not funded is not submitted, and what is funded keeps its amount', async () => {
    const { id: milestone } = await milestoneOf(house, work, 1);
    const address = { contract: work.contract, milestone };
    const tried = await milestoneDeed(house, work.ana, address, { deed: 'submit' }, '');
    expect(tried).toEqual({ refused: 'milestone-not-funded' });
    done(await fund(house, work, 1));
    const { version } = await milestoneOf(house, work, 1);
    const change = { ...address, version, title: 'Design', says: '', amount: '600.00', dueDay: null };
    expect(await changeMilestone(house, work.ben, change)).toEqual({
      refused: 'milestone-funded',
      field: 'amount',
    });
    done(await changeMilestone(house, work.ben, { ...change, amount: '500.00' }));
  });

  it('that is answered after the contract has ended goes straight back', async () => {
    await armFault(house, CHARGES, 'fail-before', 2);
    expect(await fund(house, work, 1)).toEqual({ refused: 'processor-unreachable' });
    done(await end('ana'));
    for (let n = 0; n < 3; n += 1) await tick(house);
    expect(await places()).toEqual({});
    expect(await heldByProcessor(house)).toBe(0n);
  });
});

describe('a funded milestone', () => {
  beforeEach(async () => {
    done(await fund(house, work, 1));
  });

  it('is released by its client: net and fees at once, available after five days', async () => {
    await submit(house, work, 1);
    expect(done(await release(1, '500.00'))).toMatchObject({
      state: 'released',
      money: { funding: 'none', released: '500.00' },
    });
    expect(await places()).toEqual({ pending: 45_000n, fees: 7500n, gateway: -52_500n });
    await later(4.99);
    expect(await places()).toMatchObject({ pending: 45_000n });
    await later(0.01);
    expect(await places()).toEqual({ available: 45_000n, fees: 7500n, gateway: -52_500n });
  });

  it('is released in part while its client is billed for something else: neither waits for the other for ever', async () => {
    await submit(house, work, 1);
    done(await release(1, '200.00', 'next'));
    const client = (trx: Trx) => lockBalance(trx, accounts.client(work.acme), 'USD');
    const fees = (trx: Trx) => lockBalance(trx, accounts.fees(), 'USD');
    const released = await whileLocked(house, client, () => release(2, '200.00'), fees);
    expect(done(released)).toMatchObject({ state: 'released' });
  });

  it('is released by silence 14 days after its submission, its client told two days before', async () => {
    await submit(house, work, 1);
    const told = () =>
      house.db.selectFrom('notification').select('kind').where('kind', '=', 'milestone-silence').execute();
    await later(11.9);
    expect(await told()).toEqual([]);
    await later(2.09);
    expect(await told()).toHaveLength(1);
    expect((await milestoneOf(house, work, 1)).state).toBe('submitted');
    await later(0.01);
    expect((await milestoneOf(house, work, 1)).state).toBe('released');
    expect(await places()).toEqual({ pending: 45_000n, fees: 7500n, gateway: -52_500n });
    await later(5);
    expect(await places()).toMatchObject({ available: 45_000n });
  });

  it('whose client asks for changes waits: the clock begins anew with the next submission', async () => {
    await submit(house, work, 1);
    await later(13);
    const { id: milestone } = await milestoneOf(house, work, 1);
    const address = { contract: work.contract, milestone };
    done(await milestoneDeed(house, work.ben, address, { deed: 'ask for changes' }, 'the basket'));
    await later(30);
    await submit(house, work, 1);
    await later(13.99);
    expect((await milestoneOf(house, work, 1)).state).toBe('submitted');
    await later(0.01);
    expect((await milestoneOf(house, work, 1)).state).toBe('released');
  });

  it('is released in part, the rest back on the card with its part of the fee', async () => {
    done(await release(1, '333.33'));
    expect(await places()).toEqual({ client: 17_500n, pending: 30_000n, fees: 5000n, gateway: -52_500n });
    await tick(house);
    expect(await places()).toEqual({ pending: 30_000n, fees: 5000n, gateway: -35_000n });
    expect(await heldByProcessor(house)).toBe(35_000n);
  });

  it('is released in part, the rest behind the next milestone, which then misses less', async () => {
    done(await release(1, '200.00', 'next'));
    const shop = (await milestoneOf(house, work, 2)).money;
    expect(shop).toMatchObject({ funding: 'part', held: '300.00', missing: '700.00', toPay: '735.00' });
    done(await fund(house, work, 2));
    await submit(house, work, 2);
    done(await release(2, '1000.00'));
    // 1,200.00 in all: 10 % and 5 % of it, however it was cut.
    expect(await places()).toEqual({ pending: 108_000n, fees: 18_000n, gateway: -126_000n });
  });

  it('refuses more than is held, what is seen no more, and a next that has no room', async () => {
    expect(await release(1, '500.01')).toEqual({ refused: 'too-much-released', field: 'amount' });
    expect(await release(1, '0.00')).toEqual({ refused: 'bad-amount', field: 'amount' });
    expect(await release(2, '5.00')).toEqual({ refused: 'nothing-in-escrow' });
    done(await fund(house, work, 2));
    expect(await release(1, '5.00', 'next')).toEqual({ refused: 'no-next-milestone', field: 'rest' });
  });

  it('released by 16 presses and the clock of two servers at once is released once', async () => {
    await submit(house, work, 1);
    house.movable.moveTo(house.clock.now() + 14 * DAY_SECONDS);
    const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
    const { id: milestone, version } = await milestoneOf(house, work, 1);
    const wanted = { contract: work.contract, milestone, version, amount: '500.00', rest: 'client' } as const;
    const presses = Array.from({ length: 16 }, () => releaseMilestone(house, work.ben, wanted));
    await Promise.all([...presses, tick(house), tick(second)]);
    await second.db.destroy();
    expect(await places()).toMatchObject({ fees: 7500n, gateway: -52_500n });
    expect((await places())['escrow']).toBeUndefined();
  });

  it('released and given back in the same millisecond: one wins, and the other is refused with a code', async () => {
    const [released, ended] = await Promise.all([release(1, '500.00'), end('ana')]);
    await tick(house);
    done(ended);
    const now = await places();
    if ('refused' in released) {
      expect(['not-allowed', 'changed-meanwhile', 'nothing-in-escrow']).toContain(released.refused);
      expect(now).toEqual({});
    } else expect(now).toEqual({ pending: 45_000n, fees: 7500n, gateway: -52_500n });
  });
});
