import { toInstant } from '@stint/wire/letters';
import type { NeedKind } from '@stint/wire/needs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import type { Actor } from '../../house.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { addCard, atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { createMember } from '../../testing/people.ts';
import { setManualTime } from '../contracts/set-manual-time.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { openContractThread } from '../threads/open-thread.ts';
import { sendMessage } from '../threads/send-message.ts';
import { readNeeds } from './read-needs.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house);
});
afterEach(() => house.close());

const needsOf = async (actor: Actor) => (await readNeeds(house, actor, { wall: house.clock.now() })).needs;
const kindsOf = async (actor: Actor) => (await needsOf(actor)).map(({ kind }) => kind);
const find = async (actor: Actor, kind: NeedKind) =>
  (await needsOf(actor)).find((need) => need.kind === kind);

describe('what waits for Ben', () => {
  it('P4: is a payment method, once for his organisation, and only for who pays', async () => {
    expect(await find(work.ben, 'payment-unverified')).toMatchObject({ about: 'Acme Garden Tools' });
    const vic = await createMember(house, 'Vic Lam', work.acme, 'viewer');
    const rex = await createMember(house, 'Rex Moll', work.acme, 'reviewer');
    expect(await kindsOf(vic)).toEqual([]);
    expect(await kindsOf(rex)).toEqual([]);
    await addCard(house, work, CARDS.good);
    expect(await find(work.ben, 'payment-unverified')).toBeUndefined();
  });

  it('B5: is the week that locks within a day, then the week in review', async () => {
    await track(work.desk, '2026-11-18T08:00:00Z');
    expect(await find(work.ben, 'week-locks')).toBeUndefined();
    house.movable.moveTo(toInstant('2026-11-22T12:00:00Z'));
    expect(await find(work.ben, 'week-locks')).toMatchObject({
      until: '2026-11-23T12:00:00Z',
      stake: { amount: '47.25', currency: 'USD' },
    });
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    await closeAll();
    expect(await find(work.ben, 'week-locks')).toBeUndefined();
    expect(await find(work.ben, 'review')).toMatchObject({
      facts: { week: '2026-11-16' },
      until: '2026-11-28T00:00:00Z',
      stake: { amount: '47.25', currency: 'USD' },
      go: { page: 'review', week: '2026-11-16' },
    });
    house.movable.moveTo(toInstant('2026-11-28T00:00:00Z'));
    expect(await find(work.ben, 'review')).toBeUndefined();
  });

  it('D5: is a charge that was declined, until it is tried again; Ana knows of it too', async () => {
    await addCard(house, work, CARDS.declinedLater);
    await track(work.desk, '2026-11-18T08:00:00Z');
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    await closeAll();
    expect((await needsOf(work.ben))[0]).toMatchObject({
      kind: 'charge-declined',
      facts: { week: '2026-11-16', attempt: 1, retryAt: '2026-11-24T12:00:00Z' },
      go: { page: 'debt', organisation: work.acme },
    });
    expect((await needsOf(work.ana))[0]).toMatchObject({ kind: 'charge-declined', until: null });
  });

  it('M1: is manual time that Ana asks for; allowed, it is hers to write in, until the lock', async () => {
    done(await setManualTime(house, work.ben, { contract: work.contract, allowed: false }));
    house.movable.moveTo(toInstant('2026-11-25T10:00:00Z'));
    const thread = done(await openContractThread(house, work.ana, { contract: work.contract }));
    const from = '2026-11-24T09:00:00Z';
    const to = '2026-11-24T09:30:00Z';
    done(
      await sendMessage(house, work.ana, {
        thread: thread.thread,
        id: house.random.uuid(),
        says: '',
        ask: { from, to, reason: 'A call' },
      }),
    );
    expect(await find(work.ben, 'manual-asked')).toMatchObject({
      facts: { from, to, reason: 'A call' },
      until: '2026-11-30T12:00:00Z',
      go: { page: 'thread', thread: thread.thread },
    });
    expect(await find(work.ana, 'manual-allowed')).toBeUndefined();
    done(await setManualTime(house, work.ben, { contract: work.contract, allowed: true }));
    expect(await find(work.ben, 'manual-asked')).toBeUndefined();
    expect(await find(work.ana, 'manual-allowed')).toMatchObject({
      go: { page: 'diary', day: '2026-11-24' },
    });
    done(
      await writeManualTime(house, work.ana, {
        contract: work.contract,
        from: toInstant(from),
        to: toInstant(to),
        memo: 'A call',
      }),
    );
    expect(await find(work.ana, 'manual-allowed')).toBeUndefined();
  });
});

async function closeAll(): Promise<void> {
  await tick(house);
}
